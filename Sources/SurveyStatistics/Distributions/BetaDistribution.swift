import Mathematics

/// The beta distribution with real shapes; its distribution function is the regularised
/// incomplete beta function.
package struct BetaDistribution: Sendable {
  /// The first shape, of `x`.
  package let a: Double
  /// The second shape, of `1 - x`.
  package let b: Double

  /// A distribution with the given shapes; nil unless both are between 1e-100 and 1e12.
  ///
  /// Beyond, the distribution is a point for every purpose, and its figures would lose their
  /// digits or take long.
  package init?(a: Double, b: Double) {
    let shapes = 1e-100...1e12
    guard shapes.contains(a), shapes.contains(b) else { return nil }
    self.a = a
    self.b = b
  }

  /// The probability of a tail at `x`; values outside 0 to 1 count as the nearer end.
  ///
  /// Relative error about 1e-13 for shapes up to a million. Complexity: O(sqrt(a + b)).
  package func probability(at x: Double, tail: Tail = .lower) -> Double {
    probability(x: x, complement: 1 - x, tail: tail)
  }

  /// The probability of a tail at `x`, where the complement `1 - x` is known without rounding.
  func probability(x: Double, complement y: Double, tail: Tail) -> Double {
    if x <= 0 { return tail == .lower ? 0 : 1 }
    if y <= 0 { return tail == .lower ? 1 : 0 }
    let direct: Tail = x < (a + 1) / (a + b + 2) ? .lower : .upper
    let value = min(1, exp(logDirectTail(direct, x: x, y: y)))
    return tail == direct ? value : 1 - value
  }

  /// The point whose tail has probability `p`, 0 or 1 when `p` is not inside 0 to 1.
  package func quantile(_ p: Double, tail: Tail = .lower) -> Double {
    point(p, tail: tail).x
  }

  /// The quantile and its complement `1 - x`, both with full relative accuracy.
  ///
  /// Newton's method for the logarithm of the smaller tail as a function of the logit of `x`: that
  /// function is concave, so the steps cannot run away; a bracket guards against rounding.
  func point(_ p: Double, tail: Tail) -> (x: Double, complement: Double) {
    if p <= 0 { return tail == .lower ? (0, 1) : (1, 0) }
    if p >= 1 { return tail == .lower ? (1, 0) : (0, 1) }
    let solved: Tail = p <= 0.5 ? tail : tail.opposite
    let target = log(p <= 0.5 ? p : 1 - p)
    let slopeSign: Double = solved == .lower ? 1 : -1
    var low = -745.0
    var high = 745.0
    var logit = log(a / b)
    for _ in 0..<200 {
      let (x, y) = Self.shares(logit: logit)
      let logTail = self.logTail(solved, x: x, y: y)
      let excess = (logTail - target) * slopeSign
      if excess < 0 { low = logit } else { high = logit }
      let kernel = BinomialDensity.logBetaKernel(x: x, y: y, a: a, b: b)
      var next = logit - excess / exp(kernel - logTail)
      if !(next > low && next < high) { next = low + (high - low) / 2 }
      let step = abs(next - logit)
      logit = next
      if step <= 1e-15 * max(1, abs(logit)) { break }
    }
    return Self.shares(logit: logit)
  }

  private static func shares(logit: Double) -> (x: Double, complement: Double) {
    (1 / (1 + exp(-logit)), 1 / (1 + exp(logit)))
  }

  private func logTail(_ tail: Tail, x: Double, y: Double) -> Double {
    let direct: Tail = x < (a + 1) / (a + b + 2) ? .lower : .upper
    let value = min(0, logDirectTail(direct, x: x, y: y))
    return tail == direct ? value : log1p(-exp(value))
  }

  private func logDirectTail(_ tail: Tail, x: Double, y: Double) -> Double {
    let kernel = BinomialDensity.logBetaKernel(x: x, y: y, a: a, b: b)
    return tail == .lower
      ? kernel + Self.logSeries(a: a, b: b, x: x, y: y)
      : kernel + Self.logSeries(a: b, b: a, x: y, y: x)
  }

  /// The logarithm of the incomplete beta function over its kernel.
  private static func logSeries(a: Double, b: Double, x: Double, y: Double) -> Double {
    if a >= 1 { return log(continuedFraction(a: a, b: b, x: x, y: y)) }
    // The fraction is for shapes above 1: one step up by DLMF 8.17.20, a sum of positive terms.
    let next = continuedFraction(a: a + 1, b: b, x: x, y: y)
    return log1p(x * (a + b) * next) - log(a)
  }

  /// The continued fraction of the incomplete beta function over its kernel, for `x` not above
  /// about `a / (a + b)`.
  ///
  /// The even part of DLMF 8.17.22, written with `y = 1 - x` so that nothing cancels when `x` is
  /// near 1. Source: DiDonato and Morris, Algorithm 708 (ACM TOMS 18, 1992), BFRAC.
  private static func continuedFraction(a: Double, b: Double, x: Double, y: Double) -> Double {
    let lambda = x > y ? (a + b) * y - b : a - (a + b) * x
    let c = 1 + lambda
    let c1 = 1 + 1 / a
    var previous = (numerator: 0.0, denominator: 1.0)
    var current = (numerator: 1.0, denominator: c / c1)
    var fraction = c1 / c
    var p = 1.0
    var s = a + 1
    for step in 1...2_000_000 {
      let n = Double(step)
      let t = n / a
      let w = n * (b - n) * x
      let e = a / s
      let alpha = p * (p + b / a) * e * e * (w * x)
      let beta = n + w / s + (t + 1) / (c1 + t + t) * (c + n * (y + 1))
      p = t + 1
      s += 2
      let next = (
        numerator: alpha * previous.numerator + beta * current.numerator,
        denominator: alpha * previous.denominator + beta * current.denominator
      )
      // Scaled so that the denominator is 1: the terms grow without bound otherwise.
      previous = (
        current.numerator / next.denominator, current.denominator / next.denominator
      )
      let last = fraction
      fraction = next.numerator / next.denominator
      current = (fraction, 1)
      if !(abs(fraction - last) > Double.ulpOfOne * fraction) { break }
    }
    return fraction
  }
}
