/// How near a figure must come to its reference.
enum Agreement {
  /// Whether two figures agree to a relative difference, or absolutely to 1e-15.
  static func within(_ tolerance: Double, _ value: Double?, _ reference: Double) -> Bool {
    guard let value else { return false }
    return abs(value - reference) <= max(1e-15, tolerance * abs(reference))
  }
}
