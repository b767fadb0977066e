/// The probability with which an interval is to cover the truth, above 0 and below 1.
package struct ConfidenceLevel: Sendable, Equatable {
  /// The level as a share, 0.95 for 95 %.
  package let share: Double

  /// A level; nil unless it lies between 0 and 1.
  package init?(_ share: Double) {
    guard share > 0, share < 1 else { return nil }
    self.share = share
  }

  private init(valid share: Double) {
    self.share = share
  }

  /// The usual 95 %.
  package static let ninetyFive = ConfidenceLevel(valid: 0.95)

  /// The probability left out at each end.
  var tail: Double { (1 - share) / 2 }
}
