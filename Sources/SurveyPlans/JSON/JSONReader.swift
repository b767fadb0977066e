/// Reads JSON with comments (`//`, `/* */`) and trailing commas, and keeps every place.
///
/// Any bytes are safe to read: nesting and length are limited.
package struct JSONReader {
  /// The longest text that is read, in bytes.
  static let longest = 16 << 20
  /// How many lists and objects may stand one in another.
  static let deepest = 64

  /// A text that was read.
  package struct Document: Sendable, Equatable {
    /// The value at the top.
    package let root: JSONValue
    /// Keys that occur more than once in one object, in the order of the text.
    package let repeated: [Repetition]
  }

  /// A key that occurs again in the same object.
  package struct Repetition: Sendable, Equatable {
    /// The key.
    package let key: String
    /// Where it stands first.
    package let first: Site
    /// Where it stands again.
    package let second: Site
  }

  /// The text is no JSON, and where that shows.
  package struct Failure: Error, Sendable, Equatable {
    /// What is wrong.
    package let fault: JSONFault
    /// Where.
    package let site: Site
  }

  private let file: String
  var scalars: [Unicode.Scalar]
  var position = 0
  var line = 1
  var column = 1
  private var depth = 0
  private var repeated: [Repetition] = []

  /// Reads a whole text.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, with or without a byte order mark.
  ///   - file: the file's name for places.
  /// - Throws: the first fault.
  /// - Complexity: O(*b*) for *b* bytes.
  package static func read(
    _ bytes: some Collection<UInt8>, file: String
  ) throws(Failure) -> Document {
    var reader = JSONReader(file: file)
    try reader.decode(bytes)
    try reader.skipSpace()
    if reader.current == nil { throw reader.failure(.empty) }
    let root = try reader.value(path: "")
    try reader.skipSpace()
    if reader.current != nil { throw reader.failure(.textAfterEnd) }
    return Document(root: root, repeated: reader.repeated)
  }

  private init(file: String) {
    self.file = file
    scalars = []
  }

  // MARK: Bytes

  private mutating func decode(_ bytes: some Collection<UInt8>) throws(Failure) {
    if bytes.count > Self.longest { throw failure(.tooLarge(limit: Self.longest)) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw failure(.isUTF16)
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    var decoder = UTF8()
    var iterator = body.makeIterator()
    scalars.reserveCapacity(bytes.count)
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): scalars.append(scalar)
      case .emptyInput: return
      case .error:
        while position < scalars.count { advance() }
        throw failure(.notUTF8)
      }
    }
  }

  // MARK: Places

  var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  func following(_ offset: Int) -> Unicode.Scalar? {
    position + offset < scalars.count ? scalars[position + offset] : nil
  }

  mutating func advance() {
    let scalar = scalars[position]
    position += 1
    // A carriage return counts as a line end unless a line feed follows it.
    if scalar == "\n" || (scalar == "\r" && current != "\n") {
      line += 1
      column = 1
    } else {
      column += 1
    }
  }

  func site(path: String = "") -> Site {
    Site(file: file, line: line, column: column, path: path)
  }

  func failure(_ fault: JSONFault, at place: Site? = nil) -> Failure {
    Failure(fault: fault, site: place ?? site())
  }

  private mutating func skipSpace() throws(Failure) {
    while let scalar = current {
      switch scalar {
      case " ", "\t", "\n", "\r", "\u{FEFF}", "\u{A0}": advance()
      case "/" where following(1) == "/":
        while let next = current, next != "\n", next != "\r" { advance() }
      case "/" where following(1) == "*":
        let start = site()
        advance()
        advance()
        while !(current == "*" && following(1) == "/") {
          if current == nil { throw failure(.unclosedComment, at: start) }
          advance()
        }
        advance()
        advance()
      default: return
      }
    }
  }

  // MARK: Values

  private mutating func value(path: String) throws(Failure) -> JSONValue {
    var site = site(path: path)
    switch current {
    case "{": return JSONValue(kind: .object(try members(path: path)), site: site)
    case "[": return JSONValue(kind: .list(try elements(path: path)), site: site)
    case "\"":
      let (text, widths) = try text()
      site.widths = widths
      return JSONValue(kind: .text(text), site: site)
    case let scalar? where scalar == "-" || scalar == "+" || scalar == "." || scalar.isDigit:
      let (number, text) = try number()
      return JSONValue(kind: .number(number, text: text), site: site)
    default: return JSONValue(kind: try word(expected: "a value"), site: site)
    }
  }

  private mutating func word(expected: String) throws(Failure) -> JSONValue.Kind {
    let start = site()
    if let quote = current, quote.isOtherQuote {
      throw failure(.wrongQuotes(String(quote)), at: start)
    }
    guard let first = current, first.isWordPart else {
      throw failure(.unexpected(found: found, expected: expected))
    }
    var word = ""
    while let scalar = current, scalar.isWordPart {
      word.unicodeScalars.append(scalar)
      advance()
    }
    switch word {
    case "true": return .truth(true)
    case "false": return .truth(false)
    case "null": return .null
    default: throw failure(.unquoted(word), at: start)
    }
  }

  private mutating func elements(path: String) throws(Failure) -> [JSONValue] {
    let start = try open()
    var values: [JSONValue] = []
    while true {
      try skipSpace()
      if current == "]" { break }
      if current == nil { throw failure(.unclosed("[", since: start.line), at: start) }
      values.append(try value(path: "\(path)[\(values.count)]"))
      try skipSpace()
      if current == "," { advance() } else if current != "]" { try missingComma("[", start) }
    }
    close()
    return values
  }

  private mutating func members(path: String) throws(Failure) -> [JSONValue.Member] {
    let start = try open()
    var members: [JSONValue.Member] = []
    var places: [String: Int] = [:]
    while true {
      try skipSpace()
      if current == "}" { break }
      if current == nil { throw failure(.unclosed("{", since: start.line), at: start) }
      var keySite = site()
      guard current == "\"" else {
        _ = try word(expected: "a key in double quotes")
        throw failure(.unquoted(found), at: keySite)
      }
      let (key, _) = try text()
      keySite.path = Self.path(path, key)
      try skipSpace()
      guard current == ":" else {
        throw failure(.unexpected(found: found, expected: "a colon behind the key \"\(key)\""))
      }
      advance()
      try skipSpace()
      let member = JSONValue.Member(
        key: key, keySite: keySite, value: try value(path: keySite.path))
      if let place = places[key] {
        repeated.append(
          Repetition(key: key, first: members[place].keySite, second: keySite))
        members[place] = member
      } else {
        places[key] = members.count
        members.append(member)
      }
      try skipSpace()
      if current == "," { advance() } else if current != "}" { try missingComma("{", start) }
    }
    close()
    return members
  }

  /// The way to a member of an object.
  static func path(_ path: String, _ key: String) -> String {
    let isPlain = !key.isEmpty && key.unicodeScalars.allSatisfy(\.isWordPart)
    if !isPlain { return "\(path)[\"\(key)\"]" }
    return path.isEmpty ? key : "\(path).\(key)"
  }

  private mutating func open() throws(Failure) -> Site {
    let start = site()
    depth += 1
    if depth > Self.deepest { throw failure(.tooDeep(limit: Self.deepest)) }
    advance()
    return start
  }

  private mutating func close() {
    advance()
    depth -= 1
  }

  private func missingComma(_ bracket: String, _ start: Site) throws(Failure) {
    guard let scalar = current else {
      throw failure(.unclosed(bracket, since: start.line), at: start)
    }
    let beginsValue = scalar == "\"" || scalar == "{" || scalar == "[" || scalar.isWordPart
    if beginsValue || scalar.isOtherQuote { throw failure(.missingComma) }
    let closing = bracket == "[" ? "]" : "}"
    throw failure(.unexpected(found: found, expected: "a comma or \(closing)"))
  }

  /// What stands here, for a message.
  var found: String { current.map { String($0) } ?? "" }
}

extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }

  /// Whether it may be part of a word such as `true`, or of a key that needs no brackets.
  var isWordPart: Bool { properties.isAlphabetic || isDigit || self == "_" || self == "-" }

  /// Whether it is a quote other than the plain double one.
  var isOtherQuote: Bool {
    "'`\u{2018}\u{2019}\u{201C}\u{201D}\u{201E}\u{AB}\u{BB}".unicodeScalars.contains(self)
  }
}
