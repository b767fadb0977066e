/// Turns the bytes of a chunk into codes and numbers: the reader's hot loop.
///
/// The module's unsafe code lives in this folder: the parser, the types that find marks for it
/// (`ByteWord`, `ByteMask`, `PlainMarks`, `RowShapes`, `RowMarks`, `FieldReader`) and those it writes
/// to (`ChunkScratch`, `CodeRuns`, `KnownTexts`, `NumberFields`, `FieldDictionary`). They read whole
/// words and blocks, so a chunk must be followed by at least `RowParser.padding` readable bytes. A
/// simple twin in the tests, written from the rules alone, must agree with them on every input.
///
/// Rules: a field ends at the delimiter or the line end. A quotation mark at the start of a field
/// opens a quoted field, in which delimiters and line ends are text and a doubled mark is one
/// mark; text behind the closing mark is kept as it stands; a mark elsewhere is text. A line
/// without a byte is skipped when the header has more than one column. A row that ends before the
/// last wanted column is a failure; fields behind it are not looked at.
struct RowParser {
  static let padding = 64

  /// Why a chunk could not be parsed to its end.
  enum Failure {
    /// A row with too few fields: its start, and the number of fields it has.
    case shortRow(at: Int, fields: Int)
    /// A quoted field that the chunk does not close: where its row and its mark stand.
    case openQuote(row: Int, mark: Int)
  }

  /// A field that should have been a number.
  struct BadNumber {
    var column: Int
    var row: Int
    var text: [UInt8]
  }

  /// What came of a chunk.
  struct Outcome {
    var rows = 0
    /// Bytes of complete rows.
    var consumed = 0
    var failure: Failure?
    var badNumber: BadNumber?
    /// Lines that are not one row each: blank lines, and line ends inside quotes.
    var hasOddLines = false
  }

  let delimiter: UInt8
  let newline: UInt8
  let quote: UInt8
  let numbers: NumberSyntax
  let projection: Projection
}
