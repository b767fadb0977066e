import Mathematics

/// The one place where numbers become text, so that a figure reads the same wherever it stands.
///
/// Nothing depends on the system's locale; the examples are English.
extension Language {
  /// How the language writes numbers.
  var numbers: NumberFormat { vocabulary.numbers }

  /// A share (0-1) as per cent with one decimal and no sign: 0.2826 gives "28.3".
  func percentNumber(_ share: Double) -> String {
    fixed(share * 100)
  }

  /// A share (0-1) for tables and figures: 0.2826 gives "28.3%".
  func percent(_ share: Double) -> String {
    percentNumber(share) + numbers.percentSign
  }

  /// A share (0-1) for running text: 0.2826 gives "28.3 per cent".
  func perCent(_ share: Double) -> String {
    text(.perCent, ["number": percentNumber(share)])
  }

  /// Two shares in per cent, as an interval: "25.1-31.7", "-2.0 to 4.5" where one is negative.
  func range(_ low: Double, _ high: Double) -> String {
    let (from, to) = (percentNumber(low), percentNumber(high))
    return low < 0 || high < 0
      ? text(.rangeAcrossZero, ["low": from, "high": to]) : from + "-" + to
  }

  /// A confidence level (0-1) in a heading: 0.95 gives "95% interval".
  func intervalName(_ confidence: Double) -> String {
    text(.intervalName, ["level": value((confidence * 1000).rounded() / 10)])
  }

  /// A test statistic or another ratio with one decimal.
  func ratio(_ value: Double) -> String {
    fixed(value)
  }

  /// A ratio with two decimals: 1.106 gives "1.11".
  func factor(_ value: Double) -> String {
    fixed(value, decimals: 2)
  }

  /// A p-value to three decimals: "0.042", "<0.001".
  func probability(_ p: Double) -> String {
    p < 0.001 ? "<" + numbers.marked("0.001") : fixed(p, decimals: 3)
  }

  /// A difference of two shares for running text: 0.6584 gives "65.8 percentage points".
  func points(_ difference: Double) -> String {
    let form = vocabulary.form(forDecimal: (difference * 1000).rounded() / 10)
    return vocabulary.pattern(.points).template(for: form)
      .filled(["number": percentNumber(difference)])
  }

  /// A count with its thousands set off: 4231 gives "4,231".
  func count(_ value: Int) -> String {
    (value < 0 ? "-" : "") + numbers.grouped(String(value.magnitude))
  }

  /// A sum of sampling weights, with one decimal: 4231.09 gives "4,231.1".
  func weight(_ value: Double) -> String {
    fixed(value)
  }

  /// A value of a numeric circumstance or a parameter, to ten significant digits, whole ones
  /// without a fraction: 12.5 gives "12.5", 0.1 + 0.2 gives "0.3".
  func value(_ value: Double) -> String {
    significant(value, digits: 10)
  }

  /// A parameter to three significant digits: 0.000238152 gives "0.000238".
  func parameter(_ value: Double) -> String {
    significant(value, digits: 3)
  }

  /// Some decimals, halves away from zero, thousands set off.
  func fixed(_ value: Double, decimals: Int = 1) -> String {
    let unit = (0..<decimals).reduce(UInt(1)) { unit, _ in unit * 10 }
    guard let scaled = Int(exactly: (value * Double(unit)).rounded()) else { return String(value) }
    let sign = scaled < 0 ? "-" : ""
    // The digits behind the point, led by a 1 that keeps their zeros.
    let fraction = String(scaled.magnitude % unit + unit).dropFirst()
    return sign + numbers.grouped(String(scaled.magnitude / unit)) + numbers.decimalMark + fraction
  }

  /// The shortest text of a number rounded to some significant digits.
  private func significant(_ value: Double, digits: Int) -> String {
    if let whole = Int64(exactly: value) { return String(whole) }
    guard value.isFinite, (1e-300...1e15).contains(abs(value)) else {
      return numbers.marked(String(value))
    }
    let places = Double(digits - 1) - log10(abs(value)).rounded(.down)
    let rounded =
      places >= 0
      ? (value * pow(10, places)).rounded() / pow(10, places)
      : (value / pow(10, -places)).rounded() * pow(10, -places)
    if let whole = Int64(exactly: rounded) { return String(whole) }
    return numbers.marked(String(rounded.isFinite ? rounded : value))
  }
}
