/// The PSUs that have rows in each cell, for the rule on the least number of PSUs in a leaf.
package struct CellPSUs: Sendable {
  private let starts: [Int]
  private let psus: [Int32]
  let psuCount: Int

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

  private init(starts: [Int], psus: [Int32], psuCount: Int) {
    self.starts = starts
    self.psus = psus
    self.psuCount = psuCount
  }

  /// The PSUs of a replicate or a fold: those for which `isKept` is true.
  ///
  /// - Complexity: O(*m*) for *m* pairs.
  package func keeping(_ isKept: [Bool]) -> CellPSUs {
    var starts = [0]
    var psus: [Int32] = []
    for cell in 0..<(self.starts.count - 1) {
      for psu in self[cell] where isKept[Int(psu)] { psus.append(psu) }
      starts.append(psus.count)
    }
    return CellPSUs(starts: starts, psus: psus, psuCount: psuCount)
  }

  /// The PSUs of a cell, ascending.
  subscript(cell: Int) -> ArraySlice<Int32> { psus[starts[cell]..<starts[cell + 1]] }
}
