import SurveyStatistics

/// The figures by which a sampling weight can be judged.
public struct WeightSummary: Codable, Sendable, Equatable {
  /// Rows with a positive weight.
  public var positive: Int
  /// Rows with a weight of zero; they are left out.
  public var zero: Int
  /// Rows with a negative weight; they are an error.
  public var negative: Int
  /// Rows without a weight; they are left out.
  public var missing: Int
  /// The number by which the weight is divided: 1,000,000 for the DHS weights, else 1.
  public var divisor: Double
  /// Sum of the positive weights; null when it is no finite number.
  @Nullable public var sum: Double?
  /// Mean of the positive weights.
  @Nullable public var mean: Double?
  /// Smallest positive weight.
  @Nullable public var minimum: Double?
  /// Largest weight.
  @Nullable public var maximum: Double?
  /// Largest positive weight divided by the smallest.
  @Nullable public var ratio: Double?
  /// 1 + CV^2 of the positive weights (Kish's design effect of weighting).
  @Nullable public var kishDeff: Double?

  /// Sums up weights, each with the rows that have it.
  ///
  /// - Complexity: O(*n* log *n*) for *n* distinct weights.
  init(_ weights: [(value: Double, rows: Int)], missing: Int, divisor: Double) {
    // In ascending order, so that the sums do not depend on the order of rows.
    let sorted = weights.sorted { $0.value < $1.value }
    let used = sorted.filter { $0.value > 0 }
    positive = used.reduce(0) { $0 + $1.rows }
    zero = sorted.reduce(0) { $0 + ($1.value == 0 ? $1.rows : 0) }
    negative = sorted.reduce(0) { $0 + ($1.value < 0 ? $1.rows : 0) }
    self.missing = missing
    self.divisor = divisor
    let total = used.reduce(0) { $0 + $1.value * Double($1.rows) } / divisor
    sum = Self.finite(total)
    let squares = used.reduce(0) { $0 + $1.value * $1.value * Double($1.rows) }
    minimum = used.first.map { $0.value / divisor }
    maximum = used.last.map { $0.value / divisor }
    mean = positive > 0 ? Self.finite(total / Double(positive)) : nil
    ratio = used.first.flatMap { first in
      used.last.flatMap { Self.finite($0.value / first.value) }
    }
    kishDeff = kishDesignEffect(
      rows: positive, weight: total, squaredWeight: squares / divisor / divisor)
  }

  private static func finite(_ number: Double) -> Double? { number.isFinite ? number : nil }
}
