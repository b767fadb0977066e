extension JSONReader {
  /// Reads a text in double quotes.
  ///
  /// - Returns: the text and, if it has escapes, how many characters each scalar takes in the file.
  mutating func text() throws(Failure) -> (text: String, widths: [UInt8]?) {
    let start = site()
    advance()
    var text = String.UnicodeScalarView()
    var widths: [UInt8] = []
    var hasEscapes = false
    while true {
      guard let scalar = current, scalar != "\n", scalar != "\r" else {
        throw failure(.unclosedText, at: start)
      }
      if scalar == "\"" { break }
      if scalar == "\\" {
        hasEscapes = true
        let before = position
        text.append(try escape())
        widths.append(UInt8(clamping: position - before))
      } else if scalar.value < 0x20 {
        throw failure(.controlCharacter("\\u{\(String(scalar.value, radix: 16))}"))
      } else {
        text.append(scalar)
        widths.append(1)
        advance()
      }
    }
    advance()
    return (String(text), hasEscapes ? widths : nil)
  }

  private mutating func escape() throws(Failure) -> Unicode.Scalar {
    let start = site()
    advance()
    guard let sign = current else { throw failure(.badEscape("\\"), at: start) }
    if sign == "u" {
      advance()
      return try unicodeEscape(start)
    }
    let plain: [Unicode.Scalar: Unicode.Scalar] = [
      "\"": "\"", "\\": "\\", "/": "/", "b": "\u{8}", "f": "\u{C}", "n": "\n", "r": "\r",
      "t": "\t",
    ]
    guard let meant = plain[sign] else { throw failure(.badEscape("\\\(sign)"), at: start) }
    advance()
    return meant
  }

  private mutating func unicodeEscape(_ start: Site) throws(Failure) -> Unicode.Scalar {
    let first = try hexadecimal(start)
    if (0xD800..<0xDC00).contains(first), current == "\\", following(1) == "u" {
      advance()
      advance()
      let second = try hexadecimal(start)
      if (0xDC00..<0xE000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    guard let scalar = Unicode.Scalar(first) else {
      throw failure(.badEscape("\\u\(String(first, radix: 16))"), at: start)
    }
    return scalar
  }

  private mutating func hexadecimal(_ start: Site) throws(Failure) -> UInt32 {
    var digits = ""
    while digits.count < 4, let scalar = current, scalar.properties.isASCIIHexDigit {
      digits.unicodeScalars.append(scalar)
      advance()
    }
    guard digits.count == 4, let value = UInt32(digits, radix: 16) else {
      throw failure(.badEscape("\\u\(digits)"), at: start)
    }
    return value
  }

  /// Reads a number as JSON writes it.
  mutating func number() throws(Failure) -> (number: Double, text: String) {
    let start = site()
    var text = ""
    while let scalar = current, scalar.isDigit || "+-.eE_xX".unicodeScalars.contains(scalar) {
      text.unicodeScalars.append(scalar)
      advance()
    }
    guard Self.isNumber(text), let number = Double(text), number.isFinite,
      current.map({ !$0.isWordPart }) ?? true
    else {
      while let scalar = current, scalar.isWordPart {
        text.unicodeScalars.append(scalar)
        advance()
      }
      throw failure(.badNumber(text), at: start)
    }
    return (number, text)
  }

  /// Whether a text is a number by the grammar of JSON.
  private static func isNumber(_ text: String) -> Bool {
    var rest = Substring(text)
    func digits(_ rest: inout Substring) -> Int {
      let count = rest.prefix { $0.isASCII && $0.isNumber }.count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == "-" { rest.removeFirst() }
    let startsWithZero = rest.first == "0"
    let whole = digits(&rest)
    if whole == 0 || (startsWithZero && whole > 1) { return false }
    if rest.first == "." {
      rest.removeFirst()
      if digits(&rest) == 0 { return false }
    }
    if rest.first == "e" || rest.first == "E" {
      rest.removeFirst()
      if rest.first == "+" || rest.first == "-" { rest.removeFirst() }
      if digits(&rest) == 0 { return false }
    }
    return rest.isEmpty
  }
}
