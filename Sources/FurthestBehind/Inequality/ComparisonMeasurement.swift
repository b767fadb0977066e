import ClassificationTree
import SurveyModel
import SurveyStatistics

/// Compares the two ends of each circumstance.
struct ComparisonMeasurement {
  let comparisons: [InequalityFinding.Comparison]

  /// Compares the levels that are large enough to be shown; the others count in the rate of all.
  init(
    _ sample: Sample, direction: Direction, suppression: TreeRequest.Suppression,
    precision: LevelPrecision
  ) {
    let small = SmallLevels(suppression, isWholeHidden: precision.hidesWhole)
    comparisons = sample.cells.circumstances.indices.map { place in
      let sums = LevelSums(sample, circumstance: place)
      let isHidden = small.hidden(sums.rows, isImprecise: precision.levels(of: place))
      return Self.compare(
        sample.cells.circumstances[place], sums, direction, isHidden, suppression.leastRows)
    }
  }

  private static func compare(
    _ circumstance: Circumstance, _ sums: LevelSums, _ direction: Direction,
    _ isHidden: [Bool], _ leastRows: Int
  ) -> InequalityFinding.Comparison {
    var result = InequalityFinding.Comparison(circumstance: circumstance.name)
    let shown = sums.rows.indices.filter {
      $0 != circumstance.missingLevel && sums.rows[$0] > 0 && !isHidden[$0]
    }
    var isOrdered = false
    if case .ordered = circumstance.scale { isOrdered = true }
    guard shown.count > 1,
      let comparison = GroupComparison(
        weight: sums.weight, weightedOnes: sums.weightedOnes, among: shown, isOrdered: isOrdered,
        direction: direction)
    else {
      result.note =
        "fewer than two groups can be shown: each needs \(leastRows) rows, and none may give a "
        + "smaller one away"
      return result
    }
    func group(_ level: Int, _ rate: Double) -> InequalityFinding.Comparison.Group {
      .init(level: circumstance.levelName(level), n: sums.rows[level], rate: rate)
    }
    guard comparison.referenceRate.isFinite, comparison.otherRate.isFinite else {
      result.note = "not estimable: the weights are too large to be summed"
      return result
    }
    result.reference = group(comparison.reference, comparison.referenceRate)
    result.other = group(comparison.other, comparison.otherRate)
    result.difference = comparison.difference.ifFinite
    result.ratio = comparison.ratio?.ifFinite
    result.attributableRisk = comparison.attributableRisk.ifFinite
    result.attributableFraction = comparison.attributableFraction?.ifFinite
    return result
  }
}

extension TreeRequest.Suppression {
  /// Unweighted rows that a group must have to be shown.
  var leastRows: Int {
    switch self {
    case .dhs: 25
    case .nchs: 30
    case .none: 1
    }
  }
}
