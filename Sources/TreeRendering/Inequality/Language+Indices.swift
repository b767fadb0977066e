extension Language {
  /// An index of inequality, with three decimals: 0.12904 gives "0.129", -0.0001 gives "0.000".
  func index(_ value: Double) -> String {
    fixed(value, decimals: 3)
  }

  /// A ratio of rates or odds, with two decimals, from a thousand on without any; very small ones
  /// to three digits: 2.0732 gives "2.07", 4010.2 "4,010", 0.00248 "0.00248".
  func relative(_ value: Double) -> String {
    let magnitude = abs(value)
    if magnitude >= 1000, let whole = Int(exactly: value.rounded()), magnitude < 1e9 {
      return count(whole)
    }
    return magnitude >= 1000 || (magnitude < 0.01 && value != 0)
      ? parameter(value) : factor(value)
  }
}
