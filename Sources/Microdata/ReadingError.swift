/// Why an extract could not be read; worded by the caller.
package enum ReadingError: Error, Equatable {
  /// A kind of file that is no text, told by its first bytes or its name.
  package enum ForeignFormat: String, Sendable {
    case stata = "Stata"
    case spss = "SPSS"
    case sas = "SAS"
    case excel = "Excel"
    case zip = "ZIP"
    case gzip = "gzip"
    case bzip2 = "bzip2"
    case xz = "xz"
    case zstandard = "Zstandard"
    case r = "R"
  }

  /// Where a field stands: its line (from 1), column name and text.
  package struct Place: Equatable, Sendable {
    package var line: Int
    package var column: String
    package var text: String

    package init(line: Int, column: String, text: String) {
      self.line = line
      self.column = column
      self.text = text
    }
  }

  case cannotOpen(SystemError)
  case folder
  case cannotRead(SystemError)
  case foreign(ForeignFormat)
  case empty
  case nulByte(line: Int)
  case shortRow(line: Int, fields: Int, wanted: Int, columns: Int, column: String)
  case notANumber(Place)
  case openQuote(line: Int)
  case rowTooLong(line: Int, bytes: Int)
  case undecodable(Place, TextEncoding)
  case undecodableHeader
  case unknownEncoding(String)
  case changedWhileRead(expected: Int, found: Int)
}
