import SurveyStatistics

/// Cross-fitted estimates as the finding states them.
enum CrossFitWords {
  /// All figures of a cross-fit.
  static func summary(_ fit: CrossFit, _ confidence: ConfidenceLevel) -> Finding.CrossFitted {
    Finding.CrossFitted(
      behind: figure(fit.behind, confidence, within: 0...1),
      ahead: figure(fit.ahead, confidence, within: 0...1),
      gap: figure(fit.gap, confidence, within: -1...1),
      behindMinusAverage: figure(fit.behindMinusAverage, confidence, within: -1...1),
      repeats: fit.repeats, folds: fit.folds, treesWithoutSplit: fit.treesWithoutSplit,
      confidence: confidence.share)
  }

  /// An estimate with its interval, cut to the values that are possible.
  static func figure(
    _ estimate: CrossFitEstimate, _ confidence: ConfidenceLevel, within bounds: ClosedRange<Double>
  ) -> Finding.Figure {
    let interval = estimate.interval(confidence, within: bounds)
    return Finding.Figure(
      rate: estimate.value, se: estimate.standardError, low: interval?.low, high: interval?.high,
      note: estimate.note.map(words))
  }

  private static func words(_ note: EstimateNote) -> String {
    switch note {
    case .noCases: "not estimable: no case"
    case .noVariation: "no variation"
    case .tooFewPSUs(let psus, let strata):
      "not estimable: \(psus) PSUs in \(strata) strata"
    case .lonePSUs(let strata): "not estimable: \(strata) strata with a single PSU"
    case .zeroDenominator: "not estimable: the denominator is 0"
    case .overflow: "not estimable: the weights are too large"
    }
  }
}
