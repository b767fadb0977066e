import Mathematics

/// The parts of Loader's saddle-point form of the binomial density, for real arguments.
///
/// They give `x^a (1-x)^b / B(a, b)` without the cancellation of large log-gamma values.
/// Source: C. Loader, Fast and Accurate Computation of Binomial Probabilities (2000).
enum BinomialDensity {
  /// `log(x^a y^b / B(a, b))` with `y = 1 - x`; minus infinity when `x` or `y` is 0.
  ///
  /// - Precondition: `a` and `b` are positive and finite, `x + y` is 1.
  static func logBetaKernel(x: Double, y: Double, a: Double, b: Double) -> Double {
    if x <= 0 || y <= 0 { return -.infinity }
    let n = a + b
    let correction = stirlingError(n) - stirlingError(a) - stirlingError(b)
    let deviance = self.deviance(a, expected: n * x) + self.deviance(b, expected: n * y)
    return correction - deviance + log(a / n * b / (2 * Double.pi)) / 2
  }

  /// The error of Stirling's formula, `log(gamma(n + 1)) - log(sqrt(2 pi n) (n / e)^n)`.
  static func stirlingError(_ n: Double) -> Double {
    var n = n
    var sum = 0.0
    // The series needs a large argument: one step up is exact, whatever n is.
    while n < 16 {
      sum += (n + 0.5) * log1p(1 / n) - 1
      n += 1
    }
    let square = n * n
    var series = -691.0 / 360_360
    for coefficient in [1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12] {
      series = series / square + coefficient
    }
    return sum + series / n
  }

  /// The deviance part `x log(x / m) + m - x`, exact also where `x` is near `m`.
  private static func deviance(_ x: Double, expected m: Double) -> Double {
    if m <= 0 { return .infinity }
    let difference = x - m
    guard abs(difference) < 0.1 * (x + m) else { return x * log(x / m) - difference }
    let v = difference / (x + m)
    var sum = difference * v
    var term = 2 * x * v
    var divisor = 3.0
    while true {
      term *= v * v
      let next = sum + term / divisor
      if next == sum { return next }
      sum = next
      divisor += 2
    }
  }
}
