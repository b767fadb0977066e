import Mathematics

/// The slope and relative indices of inequality (SII, RII): the indicator's rate at the top of a
/// ranking against its bottom, from a weighted logistic regression on the fractional rank.
///
/// With p(R) the fitted rate at rank R: SII = p(1) - p(0), a difference of shares, and RII =
/// p(1)/p(0). The ranks are those of the concentration index.
package enum SlopeIndex: Sendable, Equatable {
  /// Fitted.
  case estimated(sii: Double, rii: Double)
  /// Everybody or nobody has the indicator: there is no slope to fit.
  case noVariation
  /// Everybody has the same rank.
  case singleRank
  /// A rank tells everybody with the indicator from everybody without: the slope has no bound.
  case separated
  /// The iterations found no maximum.
  case notConverged

  /// Measures the slope over the values of the ranking variable in ascending order, given the sum
  /// of weights and of weight times indicator at each; nil when there is no weight.
  package init?(weight: [Double], weightedOnes: [Double]) {
    guard let ranks = FractionalRanks(weight: weight) else { return nil }
    let ones = weightedOnes.reduce(0, +)
    guard ones > 0, ones < ranks.totalWeight else {
      self = .noVariation
      return
    }
    guard weight.count(where: { $0 > 0 }) > 1 else {
      self = .singleRank
      return
    }
    var design = DesignMatrix(columnCount: 2)
    for rank in ranks.midpoints {
      design.append(1, in: 0)
      design.append(rank, in: 1)
      design.endRow()
    }
    guard let fit = LogisticFit(design: design, weight: weight, weightedOnes: weightedOnes)
    else {
      self = .notConverged
      return
    }
    switch fit.states[1] {
    case .estimated:
      let bottom = 1 / (1 + exp(-fit.coefficients[0]))
      let top = 1 / (1 + exp(-fit.coefficients[0] - fit.coefficients[1]))
      self = .estimated(sii: top - bottom, rii: top / bottom)
    case .collinear: self = .singleRank
    case .separated: self = .separated
    }
  }
}
