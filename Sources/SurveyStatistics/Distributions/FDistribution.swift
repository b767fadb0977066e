/// Fisher's F distribution with real degrees of freedom.
package struct FDistribution: Sendable {
  /// Degrees of freedom of the numerator, above 0.
  package let numerator: Double
  /// Degrees of freedom of the denominator, above 0.
  package let denominator: Double
  private let beta: BetaDistribution

  /// A distribution; nil unless both degrees of freedom are between 2e-100 and 2e12.
  package init?(numerator: Double, denominator: Double) {
    guard let beta = BetaDistribution(a: denominator / 2, b: numerator / 2) else { return nil }
    self.numerator = numerator
    self.denominator = denominator
    self.beta = beta
  }

  /// The probability of a tail at `f`: the upper tail is the p-value of a statistic.
  package func probability(at f: Double, tail: Tail) -> Double {
    if f <= 0 { return tail == .lower ? 0 : 1 }
    let scaled = numerator * f
    if !scaled.isFinite { return tail == .lower ? 1 : 0 }
    let total = denominator + scaled
    return beta.probability(
      x: denominator / total, complement: scaled / total, tail: tail.opposite)
  }
}
