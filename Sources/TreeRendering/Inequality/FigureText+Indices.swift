extension FigureText {
  /// An index of inequality, with three decimals: 0.12904 gives "0.129", -0.0001 gives "0.000".
  static func index(_ value: Double) -> String {
    fixed(value, decimals: 3)
  }

  /// A ratio of rates or odds, with two decimals; very large and small ones to three digits.
  static func relative(_ value: Double) -> String {
    let magnitude = abs(value)
    return magnitude >= 1000 || (magnitude < 0.01 && value != 0)
      ? parameter(value) : factor(value)
  }
}
