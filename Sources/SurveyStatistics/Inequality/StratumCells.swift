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
  private var isListed: [Bool]

  init(cellCount: Int) {
    sums = Array(repeating: Sums(), count: cellCount)
    isListed = Array(repeating: false, count: cellCount)
  }

  mutating func add(_ entries: PSUEntries, of psu: Int) {
    sums.withUnsafeMutableBufferPointer { sums in
      isListed.withUnsafeMutableBufferPointer { isListed in
        entries.forEach(of: psu) { cell, weight, ones in
          sums[cell].weight += weight
          sums[cell].ones += ones
          if !isListed[cell] {
            isListed[cell] = true
            listed.append(cell)
          }
        }
      }
    }
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
    for cell in listed {
      sums[cell] = Sums()
      isListed[cell] = false
    }
    listed.removeAll(keepingCapacity: true)
  }
}
