/// Numbers the combinations of circumstance levels that occur in rows, however many there could be.
///
/// Rows are added in chunks; each gets a provisional cell number at once. `finish` then puts the
/// cells into ascending order of their level tuples, which depends only on which tuples occur.
///
/// A row's levels are folded into one 64-bit number, the digits of a mixed-radix number. Where that
/// would overflow, the combinations of the first circumstances are numbered as they occur, and the
/// number stands for them in the next stage.
package struct CellIndexer {
  /// The code of a missing level: a row that has one belongs to no cell.
  package static let missing = UInt32.max

  /// Some of the circumstances, folded into one key behind the number of those before.
  private struct Stage {
    var circumstances: Range<Int>
    /// Combinations of the stage's own levels.
    var combinations: UInt64 = 1
    var table = KeyTable()
  }

  /// The first stage's keys stay below this, and those of others when multiplied by 2^31 cells.
  private static let mostCombinations: (first: UInt64, later: UInt64) = (1 << 62, 1 << 32)

  private let levelCounts: [UInt64]
  private var stages: [Stage]
  private var keys: [UInt64] = []

  /// An indexer for circumstances with the given numbers of levels, each below 2^32.
  package init(levelCounts: [Int]) {
    self.init(levelCounts: levelCounts, mostCombinations: Self.mostCombinations)
  }

  init(levelCounts: [Int], mostCombinations: (first: UInt64, later: UInt64)) {
    let counts = levelCounts.map { UInt64(max(1, $0)) }
    self.levelCounts = counts
    var stages = [Stage(circumstances: 0..<0)]
    for (circumstance, count) in counts.enumerated() {
      let most = stages.count == 1 ? mostCombinations.first : mostCombinations.later
      if stages[stages.count - 1].combinations > most / count, circumstance > 0 {
        stages.append(Stage(circumstances: circumstance..<circumstance))
      }
      let last = stages.count - 1
      stages[last].circumstances = stages[last].circumstances.lowerBound..<(circumstance + 1)
      stages[last].combinations *= count
    }
    self.stages = stages
  }

  /// Writes the provisional cell of every row of a chunk to `output`.
  ///
  /// A row with a missing level gets -1. `levels` holds one array of row levels per circumstance.
  ///
  /// - Complexity: O(*r c*) expected for *r* rows and *c* circumstances.
  package mutating func add(
    levels: [UnsafeMutablePointer<UInt32>], rows: Int, into output: UnsafeMutablePointer<Int32>
  ) {
    if keys.count < rows { keys = [UInt64](repeating: 0, count: rows) }
    output.update(repeating: 0, count: rows)
    for stage in stages.indices {
      keys.withUnsafeMutableBufferPointer { keys in
        for row in 0..<rows { keys[row] = output[row] < 0 ? .max : UInt64(output[row]) }
        for circumstance in stages[stage].circumstances {
          let codes = levels[circumstance]
          let count = levelCounts[circumstance]
          for row in 0..<rows {
            let isMissing = codes[row] == Self.missing || keys[row] == .max
            keys[row] = isMissing ? .max : keys[row] &* count &+ UInt64(codes[row])
          }
        }
        for row in 0..<rows {
          output[row] = keys[row] == .max ? -1 : stages[stage].table.number(of: keys[row])
        }
      }
    }
  }

  /// The level tuples in ascending order, and the final number of every provisional cell.
  ///
  /// - Complexity: O(*k* log *k*) for *k* cells.
  package consuming func finish() -> (levels: [UInt32], renumbering: [Int32]) {
    var ranks: [Int32] = [0]
    var order: [Int32] = []
    for stage in stages {
      // Numbers were given in order of appearance; their ranks put keys into the tuples' order.
      let sortable = stage.table.keys.map { key in
        let (prefix, rest) = key.quotientAndRemainder(dividingBy: stage.combinations)
        return UInt64(ranks[Int(prefix)]) * stage.combinations + rest
      }
      order = (0..<Int32(sortable.count)).sorted { sortable[Int($0)] < sortable[Int($1)] }
      ranks = [Int32](repeating: 0, count: order.count)
      for (rank, number) in order.enumerated() { ranks[Int(number)] = Int32(rank) }
    }
    return (levels(of: order), ranks)
  }

  private func levels(of order: [Int32]) -> [UInt32] {
    let width = levelCounts.count
    var levels = [UInt32](repeating: 0, count: order.count * width)
    for (cell, number) in order.enumerated() {
      var number = Int(number)
      for stage in stages.reversed() {
        let key = stage.table.keys[number]
        var rest = key % stage.combinations
        for circumstance in stage.circumstances.reversed() {
          levels[cell * width + circumstance] = UInt32(rest % levelCounts[circumstance])
          rest /= levelCounts[circumstance]
        }
        number = Int(key / stage.combinations)
      }
    }
    return levels
  }
}

/// Numbers 64-bit keys in order of first appearance (a hash table with open addressing).
private struct KeyTable {
  private(set) var keys: [UInt64] = []
  /// Number plus one by hash, 0 for a free slot; the count is a power of two, at most half full.
  private var slots = [Int32](repeating: 0, count: 1 << 10)

  /// The number of a key, a new one if it has not been seen.
  mutating func number(of key: UInt64) -> Int32 {
    let mask = slots.count - 1
    var slot = Self.hash(key) & mask
    while slots[slot] > 0 {
      if keys[Int(slots[slot] - 1)] == key { return slots[slot] - 1 }
      slot = (slot + 1) & mask
    }
    keys.append(key)
    slots[slot] = Int32(keys.count)
    if keys.count * 2 > slots.count { grow() }
    return Int32(keys.count - 1)
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (number, key) in keys.enumerated() {
      var slot = Self.hash(key) & mask
      while slots[slot] > 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number + 1)
    }
  }

  /// Spreads neighbouring keys over all slots (the finalizer of MurmurHash3).
  private static func hash(_ key: UInt64) -> Int {
    var bits = key
    bits = (bits ^ (bits >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    bits = (bits ^ (bits >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return Int(truncatingIfNeeded: (bits ^ (bits >> 33)) >> 1)
  }
}
