/// How a language writes numbers.
struct NumberFormat: Equatable, Sendable {
  /// The mark before decimals.
  let decimalMark: String
  /// What sets off thousands.
  let groupMark: String
  /// Whole numbers of fewer digits are not grouped.
  var fewestGroupedDigits = 4
  /// The sign of per cent, with the space before it.
  let percentSign: String

  /// The digits of a whole number, grouped.
  func grouped(_ digits: String) -> String {
    guard digits.count >= fewestGroupedDigits else { return digits }
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result += groupMark }
      result.append(digit)
    }
    return result
  }

  /// A number written with a point, with the language's mark.
  func marked(_ text: String) -> String {
    decimalMark == "." ? text : text.replacing(".", with: decimalMark)
  }
}
