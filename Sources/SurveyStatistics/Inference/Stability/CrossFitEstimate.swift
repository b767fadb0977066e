/// An estimate pooled over the repeats of cross-fitting.
///
/// The value is the mean over repeats, and the variance the mean of the variances: it is not
/// divided by the repeats, because all of them use the same sample.
package struct CrossFitEstimate: Sendable, Equatable {
  /// The mean over the repeats with a value; nil without one.
  package let value: Double?
  /// The mean of the repeats' variances; nil when a repeat with a value has none.
  package let variance: Double?
  /// The smallest degrees of freedom of a repeat with a value.
  package let degreesOfFreedom: Int
  /// Repeats without a value, left out.
  package let missing: Int
  /// Why the standard error is missing.
  package let note: EstimateNote?

  /// Pools the rates of one group, a share (0-1) in each repeat.
  package init(rates: [RateEstimate]) {
    self.init(
      rates.map { Part(value: $0.rate, variance: $0.variance, df: $0.degreesOfFreedom, $0.note) })
  }

  /// Pools differences of two groups in each repeat.
  package init(differences: [ContrastEstimate]) {
    self.init(
      differences.map {
        Part(value: $0.value, variance: $0.variance, df: $0.degreesOfFreedom, $0.note)
      })
  }

  private struct Part {
    let value: Double?
    let variance: Double?
    let df: Int
    let note: EstimateNote?

    init(value: Double?, variance: Double?, df: Int, _ note: EstimateNote?) {
      self.value = value
      self.variance = variance
      self.df = df
      self.note = note
    }
  }

  private init(_ parts: [Part]) {
    let known = parts.filter { $0.value != nil }
    let count = Double(known.count)
    missing = parts.count - known.count
    degreesOfFreedom = known.map(\.df).min() ?? 0
    guard !known.isEmpty else {
      value = nil
      variance = nil
      note = parts.first?.note ?? .noCases
      return
    }
    value = known.reduce(0) { $0 + ($1.value ?? 0) } / count
    if let unknown = known.first(where: { $0.variance == nil }) {
      variance = nil
      note = unknown.note
    } else {
      variance = known.reduce(0) { $0 + ($1.variance ?? 0) } / count
      note = known.allSatisfy { $0.note == .noVariation } ? .noVariation : nil
    }
  }

  /// The standard error; nil with the reason in `note`.
  package var standardError: Double? {
    note == nil ? variance.map { $0.squareRoot() } : nil
  }

  /// The interval `value +- t se`, cut to the values that are possible.
  ///
  /// - Parameter bounds: 0 to 1 for a rate, -1 to 1 for a difference.
  package func interval(
    _ confidence: ConfidenceLevel, within bounds: ClosedRange<Double>
  ) -> ConfidenceInterval? {
    guard let value, let standardError else { return nil }
    return ConfidenceInterval.wald(
      value, standardError: standardError, degreesOfFreedom: degreesOfFreedom,
      confidence: confidence)?.clipped(to: bounds)
  }
}
