/// The PSUs that have rows in each cell, for the rule on the least number of PSUs in a leaf.
package struct CellPSUs: Sendable {
  private let starts: [Int]
  private let psus: [Int32]
  private let psuCount: Int

  /// From the distinct (cell, PSU) pairs that have a row used.
  ///
  /// - Complexity: O(*m* log *m*) for *m* pairs.
  package init(pairs: some Sequence<(cell: Int32, psu: Int32)>, cellCount: Int, psuCount: Int) {
    let keys = Set(pairs.map { UInt64(UInt32($0.cell)) << 32 | UInt64(UInt32($0.psu)) }).sorted()
    var starts = [Int](repeating: 0, count: cellCount + 1)
    for key in keys { starts[Int(key >> 32) + 1] += 1 }
    for cell in 0..<cellCount { starts[cell + 1] += starts[cell] }
    self.starts = starts
    psus = keys.map { Int32(truncatingIfNeeded: $0 & 0xFFFF_FFFF) }
    self.psuCount = psuCount
  }

  /// PSUs on either side of every cut along a line of levels.
  ///
  /// A PSU is left of a cut when its first level in line is, and right of it when its last is.
  func counts(
    along line: [LevelTotals.Entry], _ circumstance: Int, _ members: ArraySlice<Int32>,
    cells: Cells, totals: [CellTotal]
  ) -> SplitSearch.PSUCounts {
    var position: [Int: Int] = [:]
    for (index, entry) in line.enumerated() { position[entry.level] = index }
    var first = [Int](repeating: .max, count: psuCount)
    var last = [Int](repeating: -1, count: psuCount)
    for cell in members where totals[Int(cell)].n > 0 {
      guard let place = position[cells.level(Int(cell), circumstance)] else { continue }
      for psu in psus[starts[Int(cell)]..<starts[Int(cell) + 1]] {
        first[Int(psu)] = min(first[Int(psu)], place)
        last[Int(psu)] = max(last[Int(psu)], place)
      }
    }
    var starting = [Int](repeating: 0, count: line.count)
    var ending = [Int](repeating: 0, count: line.count)
    for psu in 0..<psuCount where last[psu] >= 0 {
      starting[first[psu]] += 1
      ending[last[psu]] += 1
    }
    var counts = SplitSearch.PSUCounts(left: starting, right: ending)
    for cut in 1..<line.count { counts.left[cut] += counts.left[cut - 1] }
    // Right of cut i: every PSU that does not end in entries 0...i.
    var ended = 0
    let all = ending.reduce(0, +)
    for cut in line.indices {
      ended += ending[cut]
      counts.right[cut] = all - ended
    }
    return counts
  }
}
