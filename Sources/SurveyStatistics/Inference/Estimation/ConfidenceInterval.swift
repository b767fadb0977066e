/// An interval from `low` to `high`, in the units of its estimate.
package struct ConfidenceInterval: Sendable, Equatable {
  /// The lower end.
  package let low: Double
  /// The upper end.
  package let high: Double

  /// An interval.
  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// Whether a value lies in the interval, its ends included.
  package func contains(_ value: Double) -> Bool { low <= value && value <= high }

  /// The part of the interval inside given bounds.
  package func clipped(to bounds: ClosedRange<Double>) -> ConfidenceInterval {
    ConfidenceInterval(
      low: min(max(low, bounds.lowerBound), bounds.upperBound),
      high: min(max(high, bounds.lowerBound), bounds.upperBound))
  }

  /// `value +- t se` with the t quantile of the design's degrees of freedom; nil when they are
  /// not above 0 or an end is not finite.
  package static func wald(
    _ value: Double, standardError: Double, degreesOfFreedom: Int, confidence: ConfidenceLevel
  ) -> ConfidenceInterval? {
    let distribution = StudentDistribution(degreesOfFreedom: Double(degreesOfFreedom))
    guard let q = distribution?.quantile(confidence.tail, tail: .upper) else { return nil }
    let half = q * standardError
    guard half.isFinite, value.isFinite else { return nil }
    return ConfidenceInterval(low: value - half, high: value + half)
  }
}
