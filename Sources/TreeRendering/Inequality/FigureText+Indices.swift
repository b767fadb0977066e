import Foundation

extension FigureText {
  /// An index of inequality, with three decimals: 0.12904 gives "0.129", -0.0001 gives "0.000".
  static func index(_ value: Double) -> String {
    decimals(value, 3)
  }

  /// A ratio of rates or odds, with two decimals, from a thousand on without any; very small ones
  /// to three digits: 2.0732 gives "2.07", 4010.2 "4,010", 0.00248 "0.00248".
  static func ratio(_ value: Double) -> String {
    let magnitude = abs(value)
    if magnitude >= 1000, let whole = Int(exactly: value.rounded()), magnitude < 1e9 {
      return count(whole)
    }
    return magnitude >= 1000 || (magnitude < 0.01 && value != 0)
      ? parameter(value) : decimals(value, 2)
  }

  /// A p-value: "<0.001" or three decimals.
  static func probability(_ value: Double) -> String {
    value < 0.001 ? "<0.001" : decimals(value, 3)
  }

  private static func decimals(_ value: Double, _ count: Int) -> String {
    let text = String(format: "%.\(count)f", value)
    // Nothing is left of a negative value that is rounded to 0.
    return text.hasPrefix("-") && text.allSatisfy { "-0.".contains($0) }
      ? String(text.dropFirst()) : text
  }
}
