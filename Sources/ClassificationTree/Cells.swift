package import SurveyModel

/// The observed combinations of the circumstances: the form on which trees are grown.
///
/// Circumstances have few levels, so a row matters to a split search only through its combination
/// of levels and its weight. Millions of rows become some thousand cells; a replicate or a fold is
/// a new set of totals for the same cells. Cells stand in ascending order of their level tuples,
/// so nothing depends on the order of rows.
package struct Cells: Sendable {
  package let circumstances: [Circumstance]
  package let count: Int
  /// Level index of cell i in circumstance c at `i * circumstances.count + c`.
  package let levels: [UInt32]
  /// By circumstance, one more than the highest level index of a cell.
  package private(set) var levelEnds: [Int] = []

  /// Cells from level tuples laid one behind the other.
  package init(circumstances: [Circumstance], levels: [UInt32]) {
    self.circumstances = circumstances
    self.levels = levels
    count = circumstances.isEmpty ? 1 : levels.count / circumstances.count
    levelEnds = circumstances.indices.map { circumstance in
      (occurringLevels(of: circumstance) { _ in true }.lastIndex(of: true) ?? -1) + 1
    }
  }

  /// The level index of a cell in a circumstance.
  package func level(_ cell: Int, _ circumstance: Int) -> Int {
    Int(levels[cell * circumstances.count + circumstance])
  }

  /// Whether each level of a circumstance occurs in a cell for which `isPresent` holds.
  ///
  /// - Complexity: O(*k*) for *k* cells; far less where all levels occur.
  package func occurringLevels(
    of circumstance: Int, where isPresent: (_ cell: Int) -> Bool
  ) -> [Bool] {
    let width = circumstances.count
    var seen = [Bool](repeating: false, count: circumstances[circumstance].levelCount)
    var unseen = seen.count
    func look(at cells: StrideTo<Int>) {
      for cell in cells {
        let level = Int(levels[cell &* width &+ circumstance])
        if !seen[level], isPresent(cell) {
          seen[level] = true
          unseen -= 1
          if unseen == 0 { return }
        }
      }
    }
    // Cells stand in the order of their levels: strides across all of them meet every level soon.
    let step = max(1, count / 512)
    for start in 0..<min(8, step - 1) where unseen > 0 {
      look(at: stride(from: start, to: count, by: step))
    }
    if unseen > 0 { look(at: stride(from: 0, to: count, by: 1)) }
    return seen
  }
}

/// What the people of a cell, a level or a node add up to.
package struct CellTotal: Sendable, Equatable {
  /// Unweighted rows.
  package var n = 0
  /// Sum of weights, in the sample's weight unit.
  package var w = 0.0
  /// Sum of weights of the rows whose indicator is 1.
  package var wy = 0.0

  @inlinable
  package init(n: Int = 0, w: Double = 0, wy: Double = 0) {
    self.n = n
    self.w = w
    self.wy = wy
  }

  /// Weighted mean of the indicator (0-1); 0 without weight.
  package var rate: Double { w > 0 ? wy / w : 0 }

  /// Weighted sum of squares of the 0/1 indicator about its mean.
  package var sumOfSquares: Double { w > 0 ? max(0, wy * (w - wy) / w) : 0 }

  @inlinable
  package static func += (total: inout CellTotal, other: CellTotal) {
    total.n &+= other.n
    total.w += other.w
    total.wy += other.wy
  }

  @inlinable
  package static func - (a: CellTotal, b: CellTotal) -> CellTotal {
    CellTotal(n: a.n &- b.n, w: a.w - b.w, wy: a.wy - b.wy)
  }
}
