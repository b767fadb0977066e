/// Cuts the source of an expression into tokens, one at a time.
struct Lexer {
  let source: String
  let scalars: [Unicode.Scalar]
  /// Where the next token is looked for.
  private(set) var position = 0

  init(_ source: String) {
    self.source = source
    scalars = Array(source.unicodeScalars)
  }

  /// Reads the next token and says where it stands.
  mutating func next() throws(ExpressionError) -> (Token, Range<Int>) {
    skipSpace()
    let start = position
    guard start < scalars.count else { return (.end, start..<start) }
    let token = try token(startingWith: scalars[start])
    return (token, start..<position)
  }

  /// The text of a stretch of the source.
  func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }

  /// Whether `..` is what follows, after space.
  func isBeforeRange() -> Bool {
    var index = position
    while index < scalars.count, scalars[index].properties.isWhitespace { index += 1 }
    return index + 1 < scalars.count && scalars[index] == "." && scalars[index + 1] == "."
  }

  /// Whether a star or question mark touches what was read last.
  func isBeforeWildcard() -> Bool {
    position < scalars.count && (scalars[position] == "*" || scalars[position] == "?")
  }

  /// Reads a pattern of names that begins at `start`, wherever the lexer has got to.
  mutating func pattern(from start: Int) -> (String, Range<Int>) {
    position = start
    while position < scalars.count,
      scalars[position].continuesName || scalars[position] == "*" || scalars[position] == "?"
    {
      position += 1
    }
    return (text(start..<position), start..<position)
  }

  /// An error that points at a stretch of the source.
  func error(_ kind: ExpressionError.Kind, at range: Range<Int>) -> ExpressionError {
    ExpressionError(kind: kind, source: source, definition: nil, range: range)
  }

  private mutating func skipSpace() {
    while position < scalars.count, scalars[position].properties.isWhitespace { position += 1 }
  }

  private func scalar(_ offset: Int) -> Unicode.Scalar? {
    position + offset < scalars.count ? scalars[position + offset] : nil
  }

  private mutating func token(
    startingWith first: Unicode.Scalar
  ) throws(ExpressionError) -> Token {
    if first.beginsName { return word() }
    if first.isASCIIDigit { return try number() }
    switch first {
    case "'", "\"": return .text(try quoted("text"))
    case "`": return .quotedName(try quotedName())
    case ".":
      if let digit = scalar(1), digit.isASCIIDigit { return try number() }
      if scalar(1) == "." { return take(.upTo) }
      if let error = dottedName() { throw error }
      throw foreign(".", mend: "missing")
    default: return try symbol(first)
    }
  }

  private mutating func word() -> Token {
    let start = position
    while let next = scalar(0), next.continuesName { position += 1 }
    let name = text(start..<position)
    return ReservedWord(rawValue: name).map(Token.word) ?? .name(name)
  }

  private mutating func number() throws(ExpressionError) -> Token {
    let start = position
    skipDigits()
    // In `1..5` the points belong to the range.
    if scalar(0) == ".", scalar(1) != "." {
      position += 1
      skipDigits()
    }
    if let mark = scalar(0), mark == "e" || mark == "E" {
      let sign = scalar(1) == "-" || scalar(1) == "+" ? 1 : 0
      if let digit = scalar(1 + sign), digit.isASCIIDigit {
        position += 1 + sign
        skipDigits()
      }
    }
    if let next = scalar(0), next.continuesName {
      while let next = scalar(0), next.continuesName { position += 1 }
      let range = start..<position
      throw error(.malformedName(text(range)), at: range)
    }
    let range = start..<position
    guard let value = Double(text(range)), value.isFinite else {
      throw error(.numberTooLarge, at: range)
    }
    return .number(value)
  }

  /// The error for a point in the middle of a name, as in `sch.wide` or R's `is.na`.
  private func dottedName() -> ExpressionError? {
    guard position > 0, scalars[position - 1].continuesName else { return nil }
    func belongs(_ scalar: Unicode.Scalar) -> Bool { scalar.continuesName || scalar == "." }
    var start = position
    while start > 0, belongs(scalars[start - 1]) { start -= 1 }
    let end = scalars[position...].firstIndex { !belongs($0) } ?? scalars.count
    let name = text(start..<end)
    if let mend = ForeignFunctions.mend(name) {
      return error(.unknownFunction(name, nearest: nil, mend: mend), at: start..<end)
    }
    return error(.malformedName(name), at: start..<end)
  }

  private mutating func skipDigits() {
    while let next = scalar(0), next.isASCIIDigit { position += 1 }
  }

  /// What stands between quotes; a doubled quote stands for itself, nothing else is special.
  private mutating func quoted(_ what: String) throws(ExpressionError) -> String {
    let start = position
    let quote = scalars[start]
    var content = String.UnicodeScalarView()
    position += 1
    while let next = scalar(0) {
      position += 1
      if next == quote {
        guard scalar(0) == quote else { return String(content) }
        position += 1
      }
      content.append(next)
    }
    throw error(.unclosed(String(Character(quote)), what: what), at: start..<start + 1)
  }

  private mutating func quotedName() throws(ExpressionError) -> String {
    let start = position
    let name = try quoted("column name")
    guard !name.isEmpty else { throw error(.emptyName, at: start..<position) }
    return name
  }

  private mutating func symbol(_ first: Unicode.Scalar) throws(ExpressionError) -> Token {
    if let second = scalar(1) {
      let pair = String(String.UnicodeScalarView([first, second]))
      if let symbol = Symbol(rawValue: pair) { return take(symbol) }
      if let mend = ForeignSigns.mend(pair) { throw foreign(pair, mend: mend) }
    }
    let single = String(Character(first))
    if let symbol = Symbol(rawValue: single) { return take(symbol) }
    if let mend = ForeignSigns.mend(single) { throw foreign(single, mend: mend) }
    throw error(.unexpectedCharacter(single), at: position..<position + 1)
  }

  private mutating func take(_ symbol: Symbol) -> Token {
    position += symbol.rawValue.unicodeScalars.count
    return .symbol(symbol)
  }

  private func foreign(_ found: String, mend: String) -> ExpressionError {
    let end = position + found.unicodeScalars.count
    return error(.foreignSign(found, meant: mend), at: position..<end)
  }
}
