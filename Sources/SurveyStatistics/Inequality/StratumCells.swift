/// The cells of one stratum among all.
struct StratumCells {
  struct Sums {
    var weight = 0.0
    var ones = 0.0
  }

  /// The cells with an entry, each once.
  private(set) var listed: [Int] = []
  /// By cell the sums over the stratum, once it is grown of everybody; 0 for cells not listed.
  private(set) var sums: [Sums]

  init(cellCount: Int) {
    sums = Array(repeating: Sums(), count: cellCount)
  }

  /// Adds a PSU, and returns its sums over all cells.
  mutating func add(_ entries: PSUEntries, of psu: Int) -> Sums {
    var whole = Sums()
    sums.withUnsafeMutableBufferPointer { sums in
      entries.forEach(of: psu) { cell, weight, ones in
        if sums[cell].weight == 0, weight > 0 { listed.append(cell) }
        sums[cell].weight += weight
        sums[cell].ones += ones
        whole.weight += weight
        whole.ones += ones
      }
    }
    return whole
  }

  /// The listed cells with the rows of everybody.
  func table(
    _ cells: CircumstanceCells, rates: ClosedRange<Double>, isWhole: Bool
  ) -> ShortfallTable {
    ShortfallTable(
      weight: listed.map { cells.weight[$0] }, weightedOnes: listed.map { cells.weightedOnes[$0] },
      rates: rates, isWhole: isWhole)
  }

  /// Adds the rows of everybody, those of the stratum grown by a factor.
  mutating func grow(_ cells: CircumstanceCells, factor: Double) {
    for cell in listed {
      sums[cell].weight = cells.weight[cell] + factor * sums[cell].weight
      sums[cell].ones = cells.weightedOnes[cell] + factor * sums[cell].ones
    }
  }

  /// The listed cells once they are grown.
  func grownTable(rates: ClosedRange<Double>) -> ShortfallTable {
    ShortfallTable(
      weight: listed.map { sums[$0].weight }, weightedOnes: listed.map { sums[$0].ones },
      rates: rates, isWhole: false)
  }

  mutating func clear() {
    for cell in listed { sums[cell] = Sums() }
    listed.removeAll(keepingCapacity: true)
  }
}
