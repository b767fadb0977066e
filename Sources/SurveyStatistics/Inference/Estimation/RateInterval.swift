import Mathematics

/// How the interval of a rate is made.
package enum IntervalMethod: String, Sendable, CaseIterable {
  /// `logit p +- t se / (p (1 - p))`, taken back to a share.
  case logit
  /// Clopper-Pearson's interval of the effective sample size (Korn and Graubard 1998).
  case kornGraubard = "korn-graubard"
  /// Wilson's score interval of the effective sample size.
  case wilson
  /// `p +- t se`, not clipped to 0 and 1.
  case wald
}

extension RateEstimate {
  /// The interval of the rate; nil when the rate cannot be estimated.
  ///
  /// A rate of 0 or 1 gets a one-sided interval by any method, from the binomial distribution with
  /// the cases divided by an ancestor's design effect.
  ///
  /// - Parameter ancestorDesignEffect: design effect of the nearest ancestor whose rate is
  ///   neither 0 nor 1; nil when there is none.
  package func interval(
    _ method: IntervalMethod, confidence: ConfidenceLevel = .ninetyFive,
    ancestorDesignEffect: Double? = nil
  ) -> ConfidenceInterval? {
    guard let rate else { return nil }
    if note == .noVariation {
      return withoutVariation(rate, confidence, designEffect: ancestorDesignEffect)
    }
    guard let standardError,
      let t = StudentDistribution(degreesOfFreedom: Double(degreesOfFreedom))
    else { return nil }
    let q = t.quantile(confidence.tail, tail: .upper)
    switch method {
    case .logit:
      let half = spread > 0 ? q * standardError / spread : .infinity
      return ConfidenceInterval(
        low: Self.inverseLogit(logit - half), high: Self.inverseLogit(logit + half))
    case .wald:
      return .wald(
        rate, standardError: standardError, degreesOfFreedom: degreesOfFreedom,
        confidence: confidence)
    case .kornGraubard:
      return kornGraubard(rate, cases: adjustedCases(q, confidence), tail: confidence.tail)
    case .wilson:
      return wilson(rate, cases: adjustedCases(q, confidence), tail: confidence.tail)
    }
  }

  private static func inverseLogit(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  /// The effective cases, corrected for the design's degrees of freedom and at most the cases.
  private func adjustedCases(_ designQuantile: Double, _ confidence: ConfidenceLevel) -> Double {
    let actual = Double(cases)
    guard let effectiveCases,
      let simple = StudentDistribution(degreesOfFreedom: actual - 1)
    else { return actual }
    let ratio = simple.quantile(confidence.tail, tail: .upper) / designQuantile
    return min(actual, effectiveCases * ratio * ratio)
  }

  private func kornGraubard(
    _ rate: Double, cases: Double, tail: Double
  ) -> ConfidenceInterval {
    let ones = rate * cases
    let zeros = cases - ones
    return ConfidenceInterval(
      low: BetaDistribution(a: ones, b: zeros + 1)?.quantile(tail, tail: .lower) ?? 0,
      high: BetaDistribution(a: ones + 1, b: zeros)?.quantile(tail, tail: .upper) ?? 1)
  }

  private func wilson(_ rate: Double, cases: Double, tail: Double) -> ConfidenceInterval {
    let z = NormalDistribution.quantile(tail, tail: .upper)
    let square = z * z
    let center = cases * rate + square / 2
    let half = z * (cases * spread + square / 4).squareRoot()
    let size = cases + square
    return ConfidenceInterval(
      low: max(0, (center - half) / size), high: min(1, (center + half) / size))
  }

  private func withoutVariation(
    _ rate: Double, _ confidence: ConfidenceLevel, designEffect: Double?
  ) -> ConfidenceInterval {
    let size = min(Double(cases), Double(cases) / max(1, designEffect ?? 1))
    // 1 - tail^(1/n) without the cancellation that a large n would bring.
    let width = size > 0 ? -expm1(log(confidence.tail) / size) : 1
    return rate == 0
      ? ConfidenceInterval(low: 0, high: width) : ConfidenceInterval(low: 1 - width, high: 1)
  }
}
