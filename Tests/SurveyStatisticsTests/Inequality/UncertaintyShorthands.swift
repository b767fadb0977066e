import SurveyModel

@testable import SurveyStatistics

extension DissimilarityJackknife {
  /// The errors alone of what the PSUs say.
  init?(cells: CircumstanceCells, psus: PSUCellTotals, direction: Direction) {
    let uncertainty = DissimilarityUncertainty(
      cells: cells, psus: psus, direction: direction, lonePSU: .grandMean)
    guard let error = uncertainty.error else { return nil }
    self = error
  }
}

extension CorrectedDissimilarity {
  /// The correction with what the PSUs say, if there are any.
  init?(
    cells: CircumstanceCells, psus: PSUCellTotals?,
    lonePSU: PSUCellTotals.LonePSU = .grandMean, direction: Direction
  ) {
    self.init(
      cells: cells,
      uncertainty: psus.map {
        DissimilarityUncertainty(
          cells: cells, psus: $0, direction: direction, lonePSU: lonePSU)
      }, direction: direction)
  }
}
