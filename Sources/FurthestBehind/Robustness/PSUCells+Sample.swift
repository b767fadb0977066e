import ClassificationTree
import SurveyStatistics

extension PSUCells {
  /// The rows of a sample by PSU and cell; nil without a PSU column.
  ///
  /// - Parameters:
  ///   - psus: the rows added up already, with the rows of each entry.
  ///   - redraws: whether the totals of replicates are wanted.
  /// - Complexity: O(rows); without those of replicates nothing, where sums are whole numbers.
  init?(
    _ sample: Sample, psus: PSUCellTotals?, redraws: Bool, lonePSU: TreeRequest.LonePSU
  ) {
    guard let index = sample.design,
      let policy = SurveyDesign.LonePSUPolicy(rawValue: lonePSU.rawValue),
      let design = try? SurveyDesign(
        stratumOfPSU: index.strata, samplingFractions: sample.samplingFractions, lonePSU: policy)
    else { return nil }
    if let psus, psus.isWhole, psus.hasRows {
      self.init(
        cells: sample.cells, totals: sample.totals, design: design, psus: psus, redraws: redraws)
      return
    }
    var rows = PSUCellGatherer(cellCount: sample.cells.count)
    let rowPSUs = index.rowPSUs
    sample.forEachChunk { first, count, weights in
      for row in 0..<count where sample.outcomes[first + row] < 2 {
        rows.add(
          psu: Int(rowPSUs[first + row]), cell: Int(sample.rowCells[first + row]),
          weight: weights[row], isOne: sample.outcomes[first + row] == 1)
      }
    }
    self.init(cells: sample.cells, design: design, rows: rows)
  }
}
