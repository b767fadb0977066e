/// A value of a JSON text that knows where it stands.
package struct JSONValue: Sendable, Equatable {
  /// What the value is.
  package let kind: Kind
  /// Where it stands.
  package let site: Site

  /// The kinds of values.
  package indirect enum Kind: Sendable, Equatable {
    case null
    case truth(Bool)
    /// A number, and its text as written.
    case number(Double, text: String)
    case text(String)
    case list([JSONValue])
    /// Keys in their order; of a key that occurs twice, the last.
    case object([Member])
  }

  /// A key of an object with its value.
  package struct Member: Sendable, Equatable {
    /// The key.
    package let key: String
    /// Where the key stands.
    package let keySite: Site
    /// The value.
    package let value: JSONValue
  }

  /// The text, if the value is one.
  package var text: String? { if case .text(let text) = kind { text } else { nil } }

  /// The number, if the value is one.
  package var number: Double? { if case .number(let number, _) = kind { number } else { nil } }

  /// The truth value, if the value is one.
  package var truth: Bool? { if case .truth(let truth) = kind { truth } else { nil } }

  /// The values of a list; nil for any other value.
  package var list: [JSONValue]? { if case .list(let values) = kind { values } else { nil } }

  /// The members of an object; nil for any other value.
  package var members: [Member]? { if case .object(let members) = kind { members } else { nil } }

  /// Whether the value is `null`.
  package var isNull: Bool { kind == .null }

  /// The value of a key, if the value is an object that has it.
  package subscript(key: String) -> JSONValue? { members?.first { $0.key == key }?.value }

  /// A text or number as it is written, without quotes; nil for any other value.
  package var scalarText: String? {
    switch kind {
    case .text(let text), .number(_, let text): text
    case .null, .truth, .list, .object: nil
    }
  }
}

/// A place in a plan or preset.
package struct Site: Sendable, Equatable, Hashable {
  /// The file, as people know it.
  package var file: String
  /// The line, from 1.
  package var line: Int
  /// The character of the line, from 1.
  package var column: Int
  /// The way to the value from the top, as `indicators[3].value`; empty at the top.
  package var path: String
  /// For a text with escapes, the characters that each of its scalars takes in the file.
  var widths: [UInt8]?

  /// Names a place.
  package init(file: String, line: Int, column: Int, path: String) {
    self.file = file
    self.line = line
    self.column = column
    self.path = path
  }

  /// The place of a scalar inside the text that begins here with its quote.
  func inside(scalar offset: Int) -> Site {
    var site = self
    site.widths = nil
    site.column += 1 + (widths.map { $0.prefix(offset).reduce(0) { $0 + Int($1) } } ?? offset)
    return site
  }

  /// The place in words: "plan.json, line 12, indicators[3]".
  package var words: String {
    "\(file), line \(line)" + (path.isEmpty ? "" : ", \(path)")
  }
}
