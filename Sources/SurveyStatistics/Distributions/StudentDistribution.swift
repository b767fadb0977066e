import Mathematics

/// Student's t distribution with real degrees of freedom.
package struct StudentDistribution: Sendable {
  /// Degrees of freedom, above 0.
  package let degreesOfFreedom: Double
  private let beta: BetaDistribution

  /// Beyond this, Fisher's expansion about the normal quantile is exact to rounding.
  private static let nearlyNormal = 1e8

  /// A distribution; nil unless the degrees of freedom are between 2e-100 and 2e12.
  package init?(degreesOfFreedom: Double) {
    guard let beta = BetaDistribution(a: degreesOfFreedom / 2, b: 0.5) else { return nil }
    self.degreesOfFreedom = degreesOfFreedom
    self.beta = beta
  }

  /// The probability of a tail at `t`.
  package func probability(at t: Double, tail: Tail = .lower) -> Double {
    let square = t * t
    if !square.isFinite { return (t > 0) == (tail == .lower) ? 1 : 0 }
    let total = degreesOfFreedom + square
    let outside =
      beta.probability(
        x: degreesOfFreedom / total, complement: square / total, tail: .lower) / 2
    return (t > 0) == (tail == .lower) ? 1 - outside : outside
  }

  /// The point whose tail has probability `p`; infinite when `p` is not inside 0 to 1.
  package func quantile(_ p: Double, tail: Tail = .lower) -> Double {
    if p <= 0 { return tail == .lower ? -.infinity : .infinity }
    if p >= 1 { return tail == .lower ? .infinity : -.infinity }
    let magnitude = upperQuantile(min(p, 1 - p))
    return (p < 0.5) == (tail == .lower) ? -magnitude : magnitude
  }

  /// The non-negative point with `p`, at most one half, above it.
  private func upperQuantile(_ p: Double) -> Double {
    if p == 0.5 { return 0 }
    if degreesOfFreedom > Self.nearlyNormal {
      let z = NormalDistribution.quantile(p, tail: .upper)
      return z + (z * z * z + z) / (4 * degreesOfFreedom)
    }
    let (x, complement) = beta.point(2 * p, tail: .lower)
    return (degreesOfFreedom * complement / x).squareRoot()
  }
}
