import Mathematics

/// A domain's rate with its design-based uncertainty.
package struct RateEstimate: Sendable, Equatable {
  /// The weighted mean of the indicator (0-1); nil without a case.
  package let rate: Double?
  /// Unweighted cases.
  package let cases: Int
  /// PSUs with a case.
  package let psus: Int
  /// Strata with a case.
  package let strata: Int
  /// The variance of the rate; 0 when it is 0 or 1, nil when it cannot be estimated.
  package let variance: Double?
  /// Why the standard error is missing.
  package let note: EstimateNote?

  /// The logit of the rate, computed without cancellation; 0 without variation.
  let logit: Double
  /// The rate times its complement, computed without cancellation.
  let spread: Double

  /// Design degrees of freedom: PSUs minus strata, both with a case.
  package var degreesOfFreedom: Int { psus - strata }

  /// The standard error, a share; nil with the reason in `note`.
  package var standardError: Double? {
    note == nil ? variance.map { $0.squareRoot() } : nil
  }

  /// The design effect `v / (p (1 - p) / (n - 1))` against simple random sampling with replacement.
  package var designEffect: Double? {
    guard note == nil, let variance, spread > 0, cases > 1 else { return nil }
    return (variance * Double(cases - 1) / spread).ifFinite
  }

  /// The effective sample size `p (1 - p) / v`; nil when the variance is 0.
  package var effectiveCases: Double? {
    guard note == nil, let variance, variance > 0 else { return nil }
    return (spread / variance).ifFinite
  }
}

extension SurveyDesign {
  /// The rate of a domain: `p = sum w y / sum w`, its variance from `z = w (y - p) / sum w`.
  ///
  /// - Complexity: O(units with a case + strata).
  package func rate(of domain: DomainTotals) -> RateEstimate {
    rate(of: domain) { variance(of: domain.rateResiduals()) }
  }

  /// The rate of a domain whose variance is known, or can be taken where there is a rate.
  package func rate(of domain: DomainTotals, _ variance: () -> TaylorVariance) -> RateEstimate {
    guard let rate = domain.rate else {
      return RateEstimate(
        rate: nil, cases: domain.cases, psus: 0, strata: 0, variance: nil,
        note: domain.cases == 0 ? .noCases : .overflow, logit: 0, spread: 0)
    }
    let taylor = variance()
    let varies = domain.ones > 0 && domain.zeros > 0
    // Weights of very different size must not make the odds 0 or infinite.
    let odds = min(
      max(domain.ones / domain.zeros, .leastNormalMagnitude), .greatestFiniteMagnitude)
    return RateEstimate(
      rate: rate, cases: domain.cases, psus: taylor.psus, strata: taylor.strata,
      variance: taylor.value, note: taylor.note ?? (varies ? nil : .noVariation),
      logit: varies ? log(odds) : 0, spread: rate * (domain.zeros / domain.weight))
  }
}
