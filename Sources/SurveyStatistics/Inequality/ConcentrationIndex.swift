/// How far an indicator is concentrated among the better off, by rank in a distribution.
///
/// The rank R of a person is the weighted share of people below, plus half of those with the same
/// value: ties share their midpoint. With mu the mean of the indicator,
///
/// - C = (2/mu) cov(y, R), weighted by the sampling weights and divided by their sum;
/// - Erreygers' index = 4 mu C;
/// - Wagstaff's index = C/(1 - mu).
///
/// Positive: the indicator is more frequent among those with high ranks. An index whose
/// denominator is 0 is nil.
///
/// Source: Kakwani, Wagstaff and van Doorslaer (1997); Erreygers (2009); Wagstaff (2005).
package struct ConcentrationIndex: Sendable, Equatable {
  /// The concentration index C; nil when nobody has the indicator.
  package let c: Double?
  /// Erreygers' corrected index.
  package let erreygers: Double
  /// Wagstaff's normalised index; nil when nobody or everybody has the indicator.
  package let wagstaff: Double?

  /// Measures concentration over the values of the ranking variable in ascending order, given the
  /// sum of weights and of weight times indicator at each; nil when there is no weight.
  package init?(weight: [Double], weightedOnes: [Double]) {
    guard let ranks = FractionalRanks(weight: weight) else { return nil }
    let mean = weightedOnes.reduce(0, +) / ranks.totalWeight
    var covariance = 0.0
    for (group, rank) in ranks.midpoints.enumerated() {
      covariance += (weightedOnes[group] - mean * weight[group]) * (rank - 0.5)
    }
    covariance /= ranks.totalWeight
    let hasVariation = mean > 0 && mean < 1
    c = mean > 0 ? 2 * covariance / mean : nil
    erreygers = 8 * covariance
    wagstaff = hasVariation ? 2 * covariance / (mean * (1 - mean)) : nil
  }
}

/// Weighted fractional ranks (0-1) of groups in ascending order, midpoints for ties.
struct FractionalRanks {
  let totalWeight: Double
  let midpoints: [Double]

  /// Ranks groups by position; nil when there is no weight.
  init?(weight: [Double]) {
    let total = weight.reduce(0, +)
    guard total > 0 else { return nil }
    totalWeight = total
    var below = 0.0
    midpoints = weight.map { own in
      defer { below += own }
      return (below + own / 2) / total
    }
  }
}
