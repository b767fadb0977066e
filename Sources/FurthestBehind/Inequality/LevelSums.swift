import ClassificationTree
import Microdata
import SurveyModel

/// The rows used, added up by the levels of one variable.
struct LevelSums {
  /// Unweighted rows of each level.
  private(set) var rows: [Int]
  /// Sum of the sampling weights of each level, in the sample's unit.
  private(set) var weight: [Double]
  /// Sum of weight times indicator of each level.
  private(set) var weightedOnes: [Double]
  /// Unweighted rows without a level.
  private(set) var rowsWithoutLevel = 0

  private init(levelCount: Int) {
    rows = Array(repeating: 0, count: levelCount)
    weight = Array(repeating: 0, count: levelCount)
    weightedOnes = weight
  }

  /// The sums of a circumstance of the sample, by index.
  ///
  /// - Complexity: O(*k*) for *k* cells.
  init(_ sample: Sample, circumstance: Int) {
    self.init(levelCount: sample.cells.circumstances[circumstance].levelCount)
    for cell in 0..<sample.cells.count {
      let level = sample.cells.level(cell, circumstance)
      let total = sample.totals[cell]
      rows[level] += total.n
      weight[level] += total.w
      weightedOnes[level] += total.wy
    }
  }

  /// The sums of any column of the file.
  ///
  /// - Complexity: O(*n*) for *n* rows.
  init(_ sample: Sample, column: Int, coding: CircumstanceCoding) {
    var sums = LevelSums(levelCount: coding.circumstance.levelCount)
    let table = sample.table
    let outcomes = sample.outcomes
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: max(1, table.largestChunk)) { buffer in
      guard let levels = buffer.baseAddress else { return }
      var chunk = 0
      sample.forEachChunk { first, count, weights in
        table.codes(column: column, chunk: chunk, map: coding.levels, into: levels)
        chunk += 1
        for row in 0..<count where outcomes[first + row] < 2 {
          guard levels[row] != CircumstanceCoding.missing else {
            sums.rowsWithoutLevel += 1
            continue
          }
          let level = Int(levels[row])
          sums.rows[level] += 1
          sums.weight[level] += weights[row]
          if outcomes[first + row] == 1 { sums.weightedOnes[level] += weights[row] }
        }
      }
    }
    self = sums
  }
}
