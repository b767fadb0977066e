/// Which value of an indicator is the good one; always stated by the user, never guessed.
public enum Direction: String, Sendable, Codable, CaseIterable {
  /// 1 is good (has electricity): the furthest behind have the lowest rate.
  case opportunity
  /// 1 is bad (is stunted): the furthest behind have the highest rate.
  case barrier

  /// Whether a group with rate `a` is worse off than one with rate `b` (shares, 0-1).
  public func isWorse(_ a: Double, than b: Double) -> Bool {
    self == .opportunity ? a < b : a > b
  }

  /// The share of a group with rate `rate` (0-1) that is deprived: without the opportunity, or
  /// with the barrier.
  public func deprivedRate(_ rate: Double) -> Double {
    self == .opportunity ? 1 - rate : rate
  }
}
