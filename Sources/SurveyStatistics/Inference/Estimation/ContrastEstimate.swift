/// A difference or a ratio of two rates, with its design-based uncertainty.
package struct ContrastEstimate: Sendable, Equatable {
  /// `a - b`, or `a / b`; nil when a rate is missing or the denominator is 0.
  package let value: Double?
  /// PSUs with a case in either domain.
  package let psus: Int
  /// Strata with a case in either domain.
  package let strata: Int
  /// The variance; 0 when neither rate varies, nil when it cannot be estimated.
  package let variance: Double?
  /// Why the standard error is missing.
  package let note: EstimateNote?

  /// Design degrees of freedom: PSUs minus strata, both with a case in either domain.
  package var degreesOfFreedom: Int { psus - strata }

  /// The standard error; nil with the reason in `note`.
  package var standardError: Double? {
    note == nil ? variance.map { $0.squareRoot() } : nil
  }

  /// The interval `value +- t se`, not clipped; nil without a standard error.
  package func interval(_ confidence: ConfidenceLevel) -> ConfidenceInterval? {
    guard let value, let standardError else { return nil }
    return .wald(
      value, standardError: standardError, degreesOfFreedom: degreesOfFreedom,
      confidence: confidence)
  }
}

extension SurveyDesign {
  /// The difference of two rates, `a - b`, its variance from `z = z_a - z_b`.
  ///
  /// - Complexity: O(units with a case + strata).
  package func difference(
    _ a: DomainTotals, minus b: DomainTotals, overlap: Overlap
  ) -> ContrastEstimate {
    guard let rateOfA = a.rate, let rateOfB = b.rate else { return missingContrast(a, b) }
    let totals = combination(a, times: 1, b, times: -1, overlap: overlap)
    return contrast(rateOfA - rateOfB, of: a, b, variance(of: totals))
  }

  /// The difference of two rates, `a - b`, whose variance is known.
  package func difference(
    _ a: DomainTotals, minus b: DomainTotals, _ variance: TaylorVariance
  ) -> ContrastEstimate {
    guard let rateOfA = a.rate, let rateOfB = b.rate else { return missingContrast(a, b) }
    return contrast(rateOfA - rateOfB, of: a, b, variance)
  }

  /// The ratio of two rates, `a / b`, its variance from `z = (z_a - (p_a / p_b) z_b) / p_b`.
  ///
  /// - Complexity: O(units with a case + strata).
  package func ratio(
    _ a: DomainTotals, to b: DomainTotals, overlap: Overlap
  ) -> ContrastEstimate {
    guard let rateOfA = a.rate, let rateOfB = b.rate else { return missingContrast(a, b) }
    let ratio = rateOfA / rateOfB
    guard ratio.isFinite else { return missingContrast(a, b, note: .zeroDenominator) }
    let totals = combination(a, times: 1 / rateOfB, b, times: -ratio / rateOfB, overlap: overlap)
    return contrast(ratio, of: a, b, variance(of: totals))
  }

  /// The covariance of two rates; nil when it cannot be estimated.
  ///
  /// PSUs and strata are counted over the union of both domains.
  package func covariance(
    of a: DomainTotals, _ b: DomainTotals, overlap: Overlap
  ) -> Double? {
    guard a.rate != nil, b.rate != nil else { return nil }
    return covariance(
      sum: combination(a, times: 1, b, times: 1, overlap: overlap),
      difference: combination(a, times: 1, b, times: -1, overlap: overlap))
  }

  /// The linearised residuals of `times x rate(a) + times x rate(b)`.
  private func combination(
    _ a: DomainTotals, times factorOfA: Double, _ b: DomainTotals, times factorOfB: Double,
    overlap: Overlap
  ) -> LinearisedTotals {
    let shared: DomainTotals
    switch overlap {
    case .none: shared = DomainTotals()
    case .firstWithinSecond: shared = a
    case .secondWithinFirst: shared = b
    case .shared(let totals): shared = totals
    }
    guard hasRowsAsPSUs, shared.cases > 0 else {
      return a.rateResiduals(times: factorOfA).adding(b.rateResiduals(times: factorOfB))
    }
    // A row in both domains is one PSU with the sum of both scores.
    let scoresOfA = a.rowScores(times: factorOfA)
    let scoresOfB = b.rowScores(times: factorOfB)
    let onlyA = LinearisedTotals(
      a.removing(shared), ofOnes: scoresOfA.ones, ofZeros: scoresOfA.zeros)
    let onlyB = LinearisedTotals(
      b.removing(shared), ofOnes: scoresOfB.ones, ofZeros: scoresOfB.zeros)
    let both = LinearisedTotals(
      shared, ofOnes: scoresOfA.ones + scoresOfB.ones, ofZeros: scoresOfA.zeros + scoresOfB.zeros)
    return onlyA.adding(onlyB).adding(both)
  }

  private func contrast(
    _ value: Double, of a: DomainTotals, _ b: DomainTotals, _ taylor: TaylorVariance
  ) -> ContrastEstimate {
    let varies = [a, b].contains { $0.ones > 0 && $0.zeros > 0 }
    return ContrastEstimate(
      value: value, psus: taylor.psus, strata: taylor.strata, variance: taylor.value,
      note: taylor.note ?? (varies ? nil : .noVariation))
  }

  private func missingContrast(
    _ a: DomainTotals, _ b: DomainTotals, note: EstimateNote? = nil
  ) -> ContrastEstimate {
    let empty = a.cases == 0 || b.cases == 0
    return ContrastEstimate(
      value: nil, psus: 0, strata: 0, variance: nil, note: note ?? (empty ? .noCases : .overflow))
  }
}
