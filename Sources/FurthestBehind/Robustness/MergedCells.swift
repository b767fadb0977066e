import ClassificationTree

/// Cells that no condition of a search tells apart, merged: bands of a long scale make far fewer of
/// them.
struct MergedCells: Sendable {
  /// The merged cell of every cell.
  private let placeOfCell: [Int32]
  private let count: Int
  /// By circumstance the bin of each merged cell.
  let bins: [[Int32]]

  /// Combinations for each cell up to which a table of all of them is worth its memory.
  private static let combinationsPerCell = 4

  /// - Complexity: O(*c k*) for *c* circumstances and *k* cells.
  /// - Returns: nil where there are too many combinations of bins to be listed.
  init?(_ conditions: [LevelConditions], _ cells: Cells) {
    var product = 1
    for circumstance in conditions {
      product *= max(1, circumstance.levelsOfBin.count)
      guard product <= Self.combinationsPerCell * cells.count else { return nil }
    }
    var codes = [Int32](repeating: 0, count: cells.count)
    for circumstance in conditions {
      let bins = circumstance.bins(of: cells)
      let size = Int32(max(1, circumstance.levelsOfBin.count))
      for cell in codes.indices { codes[cell] = codes[cell] &* size &+ bins[cell] }
    }
    var places = [Int32](repeating: -1, count: product)
    var occurring: [Int] = []
    for code in codes where places[Int(code)] < 0 {
      places[Int(code)] = Int32(occurring.count)
      occurring.append(Int(code))
    }
    placeOfCell = codes.map { places[Int($0)] }
    count = occurring.count
    var bins: [[Int32]] = []
    for circumstance in conditions.reversed() {
      let size = max(1, circumstance.levelsOfBin.count)
      bins.append(occurring.map { Int32($0 % size) })
      for place in occurring.indices { occurring[place] /= size }
    }
    self.bins = bins.reversed()
  }

  /// The totals of merged cells; nil where they would depend on the order of additions, as those of
  /// other than whole numbers do.
  func totals(_ totals: [CellTotal]) -> [CellTotal]? {
    var merged = [CellTotal](repeating: CellTotal(), count: count)
    var whole = 0.0
    for (cell, total) in totals.enumerated() {
      guard total.w == total.w.rounded(), total.wy == total.wy.rounded() else { return nil }
      merged[Int(placeOfCell[cell])] += total
      whole += total.w
    }
    return whole < 0x1p53 ? merged : nil
  }
}
