import SurveyModel

/// The totals of nodes by level of each circumstance: what a split search looks at.
///
/// One pass over a node's cells adds each to one bin per circumstance. Bins lie in slots, so that
/// those of a node can be had from its parent's and its sibling's without a pass. The passes are
/// where growth spends its time, so they work on unsafe buffers; level codes and members are the
/// grower's own and lie within bounds.
struct LevelTotals {
  /// One occurring level with its total.
  struct Entry {
    var level: Int
    var total: CellTotal
  }

  /// Circumstances with so many levels that binning a small node would cost more than sorting.
  private static let mostBins = 4096

  private let cells: Cells
  /// The narrow circumstances, and the first bin of each.
  private let narrow: [Int]
  private let offsets: [Int]
  /// The place of a circumstance in `narrow`; nil for a wide one.
  private let placeInNarrow: [Int?]
  /// Bins of one slot.
  private let size: Int
  private var bins: [CellTotal] = []

  init(_ cells: Cells) {
    self.cells = cells
    let counts = cells.circumstances.map(\.levelCount)
    var narrow: [Int] = []
    var offsets: [Int] = []
    var places = [Int?](repeating: nil, count: counts.count)
    var sum = 0
    for (circumstance, count) in counts.enumerated() where count <= Self.mostBins {
      places[circumstance] = narrow.count
      narrow.append(circumstance)
      offsets.append(sum)
      sum += count
    }
    self.narrow = narrow
    self.offsets = offsets
    placeInNarrow = places
    size = sum
  }

  /// Adds up the given cells into a slot.
  ///
  /// - Complexity: O(*m c* + *l*) for *m* cells, *c* circumstances and *l* levels in all.
  mutating func fill(slot: Int, _ members: ArraySlice<Int32>, totals: [CellTotal]) {
    let missing = (slot + 1) * size - bins.count
    if missing > 0 { bins += repeatElement(CellTotal(), count: missing) }
    let width = cells.circumstances.count
    let first = slot * size
    bins.withUnsafeMutableBufferPointer { bins in
      for bin in first..<(first + size) { bins[bin] = CellTotal() }
      members.withUnsafeBufferPointer { members in
        totals.withUnsafeBufferPointer { totals in
          cells.levels.withUnsafeBufferPointer { levels in
            offsets.withUnsafeBufferPointer { offsets in
              narrow.withUnsafeBufferPointer { narrow in
                for cell in members {
                  let total = totals[Int(cell)]
                  let tuple = Int(cell) &* width
                  for place in narrow.indices {
                    let level = Int(levels[tuple &+ narrow[place]])
                    bins[first &+ offsets[place] &+ level] += total
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  /// Takes the totals of a part from those of the whole, which leaves the other part's; exact for
  /// sums of whole numbers.
  mutating func subtract(slot part: Int, from whole: Int) {
    let (part, whole) = (part * size, whole * size)
    bins.withUnsafeMutableBufferPointer { bins in
      for bin in 0..<size { bins[whole + bin] = bins[whole + bin] - bins[part + bin] }
    }
  }

  /// The totals of a slot.
  func bins(slot: Int) -> ArraySlice<CellTotal> { bins[slot * size..<(slot + 1) * size] }

  /// Puts totals back into a slot.
  mutating func restore(_ totals: ArraySlice<CellTotal>, slot: Int) {
    let missing = (slot + 1) * size - bins.count
    if missing > 0 { bins += repeatElement(CellTotal(), count: missing) }
    bins.replaceSubrange(slot * size..<(slot + 1) * size, with: totals)
  }

  /// Writes the levels of a circumstance that occur in a slot to `entries`, in level order.
  ///
  /// `members` are the cells whose totals the slot holds.
  func write(
    _ circumstance: Int, slot: Int, _ members: ArraySlice<Int32>, totals: [CellTotal],
    to entries: inout [Entry]
  ) {
    entries.removeAll(keepingCapacity: true)
    guard let place = placeInNarrow[circumstance] else {
      return writeSorted(circumstance, members, totals, to: &entries)
    }
    let first = slot * size + offsets[place]
    for level in 0..<cells.circumstances[circumstance].levelCount {
      let total = bins[first + level]
      if total.n > 0 { entries.append(Entry(level: level, total: total)) }
    }
  }

  /// The levels in the cells themselves, sorted: for circumstances with very many levels.
  private func writeSorted(
    _ circumstance: Int, _ members: ArraySlice<Int32>, _ totals: [CellTotal],
    to entries: inout [Entry]
  ) {
    var keys = members.map { cell in
      UInt64(cells.level(Int(cell), circumstance)) << 32 | UInt64(UInt32(cell))
    }
    keys.sort()
    for key in keys {
      let level = Int(key >> 32)
      if entries.last?.level != level { entries.append(Entry(level: level, total: CellTotal())) }
      entries[entries.count - 1].total += totals[Int(key & 0xFFFF_FFFF)]
    }
  }
}
