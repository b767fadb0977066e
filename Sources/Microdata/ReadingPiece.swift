/// What a worker made of one chunk.
struct ReadingPiece: Sendable {
  /// Why the chunk ends the reading; lines and rows are counted from the chunk's first, from 0.
  enum Failure: Sendable {
    case reading(ReadingError)
    case shortRow(line: Int, fields: Int)
    case badNumber(row: Int, column: Int, text: String)
    case openQuote(line: Int)
    case rowTooLong(line: Int)
    case misled
  }

  var index: Int
  var worker: Int
  var rows: Int
  var lines: Int
  var rowLines: [UInt32]?
  var codes: [PackedCodes]
  var numbers: [NumberChunk]
  /// How many texts each of the worker's dictionaries held after the chunk.
  var dictionaryCounts: [Int]
  var blockHashes: [(hash: UInt64, count: Int)]
  var fieldCounts: FieldCounts?
  /// The row that the input breaks off in; its line is counted from the chunk's first, from 0.
  var cutRow: CutRow?
  var failure: Failure?
}
