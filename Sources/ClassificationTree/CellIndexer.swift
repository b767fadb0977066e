/// Numbers the combinations of circumstance levels that occur in rows.
///
/// Rows are added in chunks; each gets a provisional cell number at once. `finish` then puts the
/// cells into ascending order of their level tuples, which depends only on which tuples occur.
package struct CellIndexer {
  /// Combinations up to which a table with a place for each is used; beyond it, hashing.
  private static let densePlaces = 1 << 22

  private let levelCounts: [Int]
  private let isDense: Bool
  /// Dense: provisional cell plus one by mixed-radix number, 0 for none yet.
  private var table: [Int32]
  private var hashed: [Key: Int32] = [:]
  /// Level tuples by provisional cell.
  private var tuples: [UInt32] = []
  private var cellCount = 0

  private struct Key: Hashable {
    var levels: [UInt32]
  }

  /// The code of a missing level: a row that has one belongs to no cell.
  package static let missing = UInt32.max

  package init(levelCounts: [Int]) {
    self.levelCounts = levelCounts
    var places = 1
    for count in levelCounts {
      let (product, overflow) = places.multipliedReportingOverflow(by: max(1, count))
      places = overflow ? .max : product
    }
    isDense = places <= Self.densePlaces
    table = isDense ? [Int32](repeating: 0, count: places) : []
  }

  /// Writes the provisional cell of every row of a chunk to `output`.
  ///
  /// A row with a missing level gets -1. `levels` holds one array of row levels per circumstance.
  ///
  /// - Complexity: O(*r c*) for *r* rows and *c* circumstances.
  package mutating func add(
    levels: [UnsafeMutablePointer<UInt32>], rows: Int, into output: UnsafeMutablePointer<Int32>
  ) {
    if isDense {
      addDense(levels, rows, output)
    } else {
      addHashed(levels, rows, output)
    }
  }

  private mutating func addDense(
    _ levels: [UnsafeMutablePointer<UInt32>], _ rows: Int, _ output: UnsafeMutablePointer<Int32>
  ) {
    output.update(repeating: 0, count: rows)
    for (circumstance, codes) in levels.enumerated() {
      let count = Int32(truncatingIfNeeded: levelCounts[circumstance])
      for row in 0..<rows {
        // -1 marks a missing level and stays below zero.
        let code = Int32(truncatingIfNeeded: min(codes[row], 0x7FFF_FFFF))
        let place = output[row]
        output[row] = place < 0 || code == 0x7FFF_FFFF ? -1 : place &* count &+ code
      }
    }
    for row in 0..<rows {
      let place = Int(output[row])
      if place < 0 { continue }
      let known = table[place]
      if known > 0 {
        output[row] = known &- 1
      } else {
        cellCount += 1
        table[place] = Int32(cellCount)
        output[row] = Int32(cellCount - 1)
        for codes in levels { tuples.append(codes[row]) }
      }
    }
  }

  private mutating func addHashed(
    _ levels: [UnsafeMutablePointer<UInt32>], _ rows: Int, _ output: UnsafeMutablePointer<Int32>
  ) {
    var tuple = [UInt32](repeating: 0, count: levels.count)
    for row in 0..<rows {
      var isComplete = true
      for (circumstance, codes) in levels.enumerated() {
        tuple[circumstance] = codes[row]
        if codes[row] == Self.missing { isComplete = false }
      }
      guard isComplete else {
        output[row] = -1
        continue
      }
      if let known = hashed[Key(levels: tuple)] {
        output[row] = known
      } else {
        hashed[Key(levels: tuple)] = Int32(cellCount)
        output[row] = Int32(cellCount)
        cellCount += 1
        tuples += tuple
      }
    }
  }

  /// The level tuples in ascending order, and the final number of every provisional cell.
  package consuming func finish() -> (levels: [UInt32], renumbering: [Int32]) {
    let width = levelCounts.count
    var order = [Int32](0..<Int32(cellCount))
    if isDense {
      var next = 0
      for entry in table where entry > 0 {
        order[next] = entry - 1
        next += 1
      }
    } else {
      let tuples = tuples
      order.sort { a, b in
        let a = tuples[(Int(a) * width)..<(Int(a) * width + width)]
        let b = tuples[(Int(b) * width)..<(Int(b) * width + width)]
        return a.lexicographicallyPrecedes(b)
      }
    }
    var levels: [UInt32] = []
    levels.reserveCapacity(tuples.count)
    var renumbering = [Int32](repeating: 0, count: cellCount)
    for (cell, provisional) in order.enumerated() {
      renumbering[Int(provisional)] = Int32(cell)
      let start = Int(provisional) * width
      levels.append(contentsOf: tuples[start..<(start + width)])
    }
    return (levels, renumbering)
  }
}
