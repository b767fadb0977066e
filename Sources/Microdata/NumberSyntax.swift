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
    var plain: [UInt8] = []
    plain.reserveCapacity(field.count)
    let trimmed = field.trimmed
    var rest = trimmed[...]
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      plain.append(sign)
      rest = rest.dropFirst()
    }
    guard let digits = wholePart(&rest) else { return nil }
    plain += digits
    var anyDigits = !digits.isEmpty
    if rest.first == decimalMark {
      rest = rest.dropFirst()
      let fraction = rest.prefix(while: \.isDigit)
      anyDigits = anyDigits || !fraction.isEmpty
      if !fraction.isEmpty {
        if digits.isEmpty { plain.append(UInt8(ascii: "0")) }
        plain.append(UInt8(ascii: "."))
        plain += fraction
      }
      rest = rest.dropFirst(fraction.count)
    }
    guard anyDigits else { return nil }
    if let e = rest.first, e == UInt8(ascii: "e") || e == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      plain.append(e)
      if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        plain.append(sign)
        rest = rest.dropFirst()
      }
      let exponent = rest.prefix(while: \.isDigit)
      guard !exponent.isEmpty else { return nil }
      plain += exponent
      rest = rest.dropFirst(exponent.count)
    }
    guard rest.isEmpty, let value = Double(String(decoding: plain, as: UTF8.self)),
      value.isFinite
    else { return nil }
    return value
  }

  /// Takes the digits before the decimal mark off the front of `rest`; nil when groups are
  /// malformed ("12,34").
  private func wholePart(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
    var digits = Array(rest.prefix(while: \.isDigit))
    rest = rest.dropFirst(digits.count)
    guard !thousandsMark.isEmpty, (1...3).contains(digits.count) else { return digits }
    while rest.starts(with: thousandsMark) {
      let group = rest.dropFirst(thousandsMark.count).prefix(while: \.isDigit)
      guard group.count == 3 else { return nil }
      digits += group
      rest = rest.dropFirst(thousandsMark.count + 3)
    }
    return digits
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
