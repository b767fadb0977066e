/// How numbers are written in a file.
package struct NumberSyntax: Sendable, Equatable {
  /// The decimal mark: a point or a comma.
  package var decimalMark: UInt8
  /// The mark between groups of three digits, as UTF-8 bytes; empty when there is none.
  package var thousandsMark: [UInt8]

  package init(decimalMark: UInt8 = UInt8(ascii: "."), thousandsMark: [UInt8] = []) {
    self.decimalMark = decimalMark
    self.thousandsMark = thousandsMark
  }

  /// The number that a field's bytes spell, or nil.
  ///
  /// Accepted: an optional sign, digits in groups of three if a thousands mark is known, an
  /// optional decimal mark with digits, an optional exponent; white space around it. Words such
  /// as "inf" and "nan" are no numbers.
  package func number(_ field: some Collection<UInt8>) -> Double? {
    if let whole = Self.wholeNumber(field) { return Double(whole) }
    guard let parts = Parts(field, self), let value = Double(parts.text), value.isFinite else {
      return nil
    }
    return value
  }

  /// The number that one to fifteen digits and nothing else spell: nearly every code of a survey.
  private static func wholeNumber(_ field: some Collection<UInt8>) -> Int? {
    var value = 0
    var digits = 0
    for byte in field {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10, digits < 15 else { return nil }
      value = value &* 10 &+ Int(digit)
      digits &+= 1
    }
    return digits > 0 ? value : nil
  }

  /// A number of zero or more without an exponent as a whole number of units of 10^-`decimals`;
  /// nil for any other text, and for more digits than a `Double` holds exactly.
  func fixed(_ field: some Collection<UInt8>) -> (mantissa: Int64, decimals: Int)? {
    guard let parts = Parts(field, self), !parts.isNegative, parts.exponent.isEmpty,
      parts.fraction.count <= 18, let mantissa = Int64(parts.digits), mantissa <= Self.largestExact
    else { return nil }
    return (mantissa, parts.fraction.count)
  }

  /// The largest mantissa that a `Double` holds exactly with all below it.
  static let largestExact: Int64 = 1 << 53

  /// Whether a text that is no number would be one with other marks: a sign that the marks were
  /// misread, or that the file is not of one piece.
  package func isContradicted(by field: some Collection<UInt8>) -> Bool {
    let text = field.trimmed
    guard text.contains(where: \.isDigit), number(text) == nil else { return false }
    return [UInt8(ascii: "."), UInt8(ascii: ",")].contains { decimal in
      NumberMarks.groupMarks.contains { thousands in
        thousands != [decimal]
          && NumberSyntax(decimalMark: decimal, thousandsMark: thousands).number(text) != nil
      }
    }
  }

  /// The pieces of a number.
  private struct Parts {
    var isNegative = false
    var whole: [UInt8] = []
    var fraction: [UInt8] = []
    var exponent: [UInt8] = []

    /// Nil when the text is no number.
    init?(_ field: some Collection<UInt8>, _ syntax: NumberSyntax) {
      let trimmed = field.trimmed
      var rest = trimmed[...]
      isNegative = Self.sign(&rest) == UInt8(ascii: "-")
      guard let digits = Self.wholePart(&rest, syntax.thousandsMark) else { return nil }
      whole = digits
      if rest.first == syntax.decimalMark {
        rest = rest.dropFirst()
        fraction = Self.digits(&rest)
      }
      if whole.isEmpty, fraction.isEmpty { return nil }
      if let e = rest.first, e == UInt8(ascii: "e") || e == UInt8(ascii: "E") {
        rest = rest.dropFirst()
        if let sign = Self.sign(&rest) { exponent.append(sign) }
        let digits = Self.digits(&rest)
        guard !digits.isEmpty else { return nil }
        exponent += digits
      }
      guard rest.isEmpty else { return nil }
    }

    /// All digits before the exponent.
    var digits: String { String(decoding: whole + fraction, as: UTF8.self) }

    /// The number as the standard library reads it.
    var text: String {
      let whole = String(decoding: whole, as: UTF8.self)
      let fraction = String(decoding: fraction, as: UTF8.self)
      let exponent = String(decoding: exponent, as: UTF8.self)
      return (isNegative ? "-" : "") + (whole.isEmpty ? "0" : whole)
        + (fraction.isEmpty ? "" : "." + fraction) + (exponent.isEmpty ? "" : "e" + exponent)
    }

    private static func sign(_ rest: inout ArraySlice<UInt8>) -> UInt8? {
      guard let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") else {
        return nil
      }
      rest = rest.dropFirst()
      return sign
    }

    private static func digits(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
      let digits = rest.prefix(while: \.isDigit)
      rest = rest.dropFirst(digits.count)
      return Array(digits)
    }

    /// Takes the digits before the decimal mark off the front of `rest`; nil when groups are
    /// malformed ("12,34", "0,123").
    private static func wholePart(
      _ rest: inout ArraySlice<UInt8>, _ thousandsMark: [UInt8]
    ) -> [UInt8]? {
      var digits = digits(&rest)
      guard !thousandsMark.isEmpty, (1...3).contains(digits.count), rest.starts(with: thousandsMark)
      else { return digits }
      if digits[0] == UInt8(ascii: "0") { return nil }
      while rest.starts(with: thousandsMark) {
        rest = rest.dropFirst(thousandsMark.count)
        let group = self.digits(&rest)
        guard group.count == 3 else { return nil }
        digits += group
      }
      return digits
    }
  }
}

extension UInt8 {
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  /// Space, tab, or the carriage return of a line end.
  var isBlank: Bool { self == 32 || self == 9 || self == 13 }
}

extension Collection<UInt8> {
  /// The bytes without blanks (space, tab, U+00A0) at either end.
  package var trimmed: [UInt8] {
    var bytes = Array(self)[...]
    while true {
      if let first = bytes.first, first.isBlank {
        bytes = bytes.dropFirst()
      } else if let last = bytes.last, last.isBlank {
        bytes = bytes.dropLast()
      } else if bytes.starts(with: [0xC2, 0xA0]) {
        bytes = bytes.dropFirst(2)
      } else if bytes.count >= 2, bytes.suffix(2).elementsEqual([0xC2, 0xA0]) {
        bytes = bytes.dropLast(2)
      } else {
        return Array(bytes)
      }
    }
  }
}
