/// How an extract is written: what was detected, what a person declared.
package struct Dialect: Sendable, Equatable {
  /// The byte between fields.
  package var delimiter: UInt8 = UInt8(ascii: ",")
  /// The byte that ends a line; a carriage return before it is dropped.
  package var newline: UInt8 = UInt8(ascii: "\n")
  package var quote: UInt8 = UInt8(ascii: "\"")
  package var encoding = TextEncoding.utf8
  package var numbers = NumberSyntax()
  /// Whether the first line names the columns.
  package var hasHeader = true

  /// Whether a byte may stand between fields: no letter, digit, quotation mark or line end.
  package static func canDelimit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 10, 13, UInt8(ascii: "\""), 0x80...: false
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      false
    default: true
    }
  }
}

/// What a person declared about the dialect; nil is for detection.
package struct DialectOverrides: Sendable, Equatable {
  package var delimiter: UInt8?
  package var decimalMark: UInt8?
  package var encoding: TextEncoding?

  package init(
    delimiter: UInt8? = nil, decimalMark: UInt8? = nil, encoding: TextEncoding? = nil
  ) {
    self.delimiter = delimiter
    self.decimalMark = decimalMark
    self.encoding = encoding
  }
}

/// A guess about the dialect, with the line that decided it.
package struct DialectEvidence: Sendable, Equatable {
  package enum Property: String, Sendable {
    case delimiter, quote, encoding, lineEnd, decimalMark, thousandsMark, header
  }
  package var property: Property
  /// What was found, in words.
  package var finding: String
  /// The line that decided it, from 1; 0 for the file's first bytes.
  package var line: Int
  /// Whether it is worth saying although nobody asked: everything but plain CSV.
  package var isUnusual: Bool
}
