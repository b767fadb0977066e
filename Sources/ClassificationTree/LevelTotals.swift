import SurveyModel

/// The totals of a node by level of each circumstance: what a split search looks at.
///
/// The module's only unsafe code: one pass over the node's cells adds each to one bin per
/// circumstance. `naive` is its checked twin.
struct LevelTotals {
  /// One occurring level with its total.
  struct Entry {
    var level: Int
    var total: CellTotal
  }

  private let cells: Cells
  private let offsets: [Int]
  private var bins: [CellTotal]
  /// Circumstances with so many levels that binning a small node would cost more than sorting.
  private let wideLevels = 4096

  init(_ cells: Cells) {
    self.cells = cells
    var offsets: [Int] = []
    var sum = 0
    for circumstance in cells.circumstances {
      offsets.append(sum)
      if circumstance.levelCount <= wideLevels { sum += circumstance.levelCount }
    }
    self.offsets = offsets
    bins = [CellTotal](repeating: CellTotal(), count: sum)
  }

  /// Adds up the given cells.
  mutating func fill(_ members: ArraySlice<Int32>, totals: [CellTotal]) {
    let width = cells.circumstances.count
    let narrow = (0..<width).filter { cells.circumstances[$0].levelCount <= wideLevels }
    bins.withUnsafeMutableBufferPointer { bins in
      for index in bins.indices { bins[index] = CellTotal() }
      members.withUnsafeBufferPointer { members in
        totals.withUnsafeBufferPointer { totals in
          cells.levels.withUnsafeBufferPointer { levels in
            offsets.withUnsafeBufferPointer { offsets in
              narrow.withUnsafeBufferPointer { narrow in
                for cell in members {
                  let total = totals[Int(cell)]
                  let tuple = Int(cell) &* width
                  for circumstance in narrow {
                    bins[offsets[circumstance] &+ Int(levels[tuple &+ circumstance])] += total
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  /// The levels of a circumstance that occur among the cells last filled in, in level order.
  func entries(
    _ circumstance: Int, _ members: ArraySlice<Int32>, totals: [CellTotal]
  ) -> [Entry] {
    let count = cells.circumstances[circumstance].levelCount
    if count > wideLevels { return sorted(circumstance, members, totals) }
    return (0..<count).compactMap { level in
      let total = bins[offsets[circumstance] + level]
      return total.n > 0 ? Entry(level: level, total: total) : nil
    }
  }

  /// The levels in the cells themselves, sorted: for circumstances with very many levels.
  private func sorted(
    _ circumstance: Int, _ members: ArraySlice<Int32>, _ totals: [CellTotal]
  ) -> [Entry] {
    let width = cells.circumstances.count
    var keys: [UInt64] = []
    keys.reserveCapacity(members.count)
    for cell in members where totals[Int(cell)].n > 0 {
      let level = cells.levels[Int(cell) * width + circumstance]
      keys.append(UInt64(level) << 32 | UInt64(UInt32(cell)))
    }
    keys.sort()
    var entries: [Entry] = []
    for key in keys {
      let level = Int(key >> 32)
      if entries.last?.level != level { entries.append(Entry(level: level, total: CellTotal())) }
      entries[entries.count - 1].total += totals[Int(key & 0xFFFF_FFFF)]
    }
    return entries
  }
}
