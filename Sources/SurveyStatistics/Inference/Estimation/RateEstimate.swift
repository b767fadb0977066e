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

  /// The weighted share of ones over that of zeros; 0 or infinite without variation.
  let odds: Double
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
    return finite(variance * Double(cases - 1) / spread)
  }

  /// The effective sample size `p (1 - p) / v`; nil when the variance is 0.
  package var effectiveCases: Double? {
    guard note == nil, let variance, variance > 0 else { return nil }
    return finite(spread / variance)
  }
}

/// A value that may be printed, or nil for an infinite or undefined one.
func finite(_ value: Double) -> Double? {
  value.isFinite ? value : nil
}

extension SurveyDesign {
  /// The rate of a domain: `p = sum w y / sum w`, its variance from `z = w (y - p) / sum w`.
  ///
  /// - Complexity: O(units with a case + strata).
  package func rate(of domain: DomainTotals) -> RateEstimate {
    guard let rate = domain.rate else {
      return RateEstimate(
        rate: nil, cases: domain.cases, psus: 0, strata: 0, variance: nil,
        note: domain.cases == 0 ? .noCases : .overflow, odds: 0, spread: 0)
    }
    let taylor = variance(of: residuals(of: domain))
    let varies = domain.ones > 0 && domain.zeros > 0
    return RateEstimate(
      rate: rate, cases: domain.cases, psus: taylor.psus, strata: taylor.strata,
      variance: taylor.value, note: taylor.note ?? (varies ? nil : .noVariation),
      odds: varies ? domain.ones / domain.zeros : 0, spread: rate * (domain.zeros / domain.weight))
  }

  /// The linearised residuals `w (y - p) / sum w` of a domain's rate.
  ///
  /// The domain's weight must be positive and finite; without it there are no residuals.
  package func residuals(of domain: DomainTotals) -> LinearisedTotals {
    residuals(of: domain, times: 1)
  }

  func residuals(of domain: DomainTotals, times factor: Double) -> LinearisedTotals {
    let scores = rowScores(of: domain, times: factor)
    return LinearisedTotals(domain, ofOnes: scores.ones, ofZeros: scores.zeros)
  }

  /// What a unit of weight of a one and of a zero adds to the residual of the rate.
  func rowScores(of domain: DomainTotals, times factor: Double) -> (ones: Double, zeros: Double) {
    let weight = domain.weight
    guard weight > 0 else { return (0, 0) }
    return (
      factor * (domain.zeros / weight) / weight, -factor * (domain.ones / weight) / weight
    )
  }
}
