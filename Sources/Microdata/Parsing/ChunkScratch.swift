/// One worker's places for the fields of one chunk, reused from chunk to chunk.
///
/// A code is a byte as long as its column has no more than 256 texts. Such codes stand one behind
/// the other by column, the columns at equal distances. Those of other columns are kept by runs:
/// the only text known of such a column is that of the row before.
final class ChunkScratch {
  let codedCount: Int
  let numberCount: Int
  let dictionaries: UnsafeMutablePointer<FieldDictionary>
  let numbers: UnsafeMutablePointer<NumberFields>
  let shapes: UnsafeMutablePointer<RowShapes>
  private let known: KnownTexts
  /// The codes of a byte, and the distance from one column's to the next one's.
  private var codes: UnsafeMutablePointer<UInt8>
  private var stride = 0
  /// The codes of columns with more texts.
  private let runs: UnsafeMutablePointer<CodeRuns?>
  /// The text of up to eight bytes met last in each of these columns.
  private let lastTexts: UnsafeMutablePointer<(key: UInt64, code: UInt32)>
  /// The key that is known of each of these columns.
  private let knownKeys: UnsafeMutablePointer<UInt64>
  private var capacity = 0
  private let newline: UInt8

  /// Bytes behind a column's codes that packing them looks at.
  private static let padding = 32

  init(_ projection: Projection, newline: UInt8) {
    codedCount = projection.codedColumns.count
    numberCount = projection.numberColumns.count
    self.newline = newline
    dictionaries = .allocate(capacity: codedCount)
    numbers = .allocate(capacity: numberCount)
    for index in 0..<codedCount { (dictionaries + index).initialize(to: FieldDictionary()) }
    for index in 0..<numberCount { (numbers + index).initialize(to: NumberFields()) }
    shapes = .allocate(capacity: 1)
    shapes.initialize(to: RowShapes(projection))
    known = KnownTexts(columns: codedCount)
    codes = .allocate(capacity: 1)
    runs = .allocate(capacity: codedCount)
    runs.initialize(repeating: nil, count: codedCount)
    lastTexts = .allocate(capacity: codedCount)
    // No text has this key: the second of its bytes has one of zero before it.
    lastTexts.initialize(repeating: (0x0100, 0), count: codedCount)
    knownKeys = .allocate(capacity: codedCount)
    knownKeys.initialize(repeating: 0, count: codedCount)
  }

  deinit {
    dictionaries.deinitialize(count: codedCount)
    numbers.deinitialize(count: numberCount)
    shapes.deinitialize(count: 1)
    shapes.deallocate()
    dictionaries.deallocate()
    numbers.deallocate()
    known.deallocate()
    codes.deallocate()
    for index in 0..<codedCount { runs[index]?.deallocate() }
    runs.deallocate()
    lastTexts.deallocate()
    knownKeys.deallocate()
  }

  /// Makes room for a chunk of at most `rows` rows; what was written before is lost.
  func restart(rows: Int) {
    for index in 0..<numberCount { numbers[index].restart(rows: rows) }
    shapes.pointee.restart()
    for index in 0..<codedCount where runs[index] != nil {
      runs[index]?.restart()
      // No row is before the first.
      forgetKnown(index)
    }
    guard rows > capacity else { return }
    capacity = rows
    // An odd number of cache lines, so that neighbouring columns do not share a place in the cache.
    stride = ((rows + Self.padding + 63) / 64 | 1) * 64
    codes.deallocate()
    codes = .allocate(capacity: max(1, codedCount * stride))
    for index in 0..<codedCount {
      guard let old = runs[index] else { continue }
      old.deallocate()
      runs[index] = CodeRuns(rows: rows)
    }
  }

  /// The place of the first row in the first coded column.
  var firstPlace: CodePlace { CodePlace(known: known, codes: codes, stride: stride) }

  /// Stores the code of a field of so many bytes with the mark behind it.
  @inline(__always)
  func store(_ start: UnsafePointer<UInt8>, _ bytes: Int, column: Int, row: Int) {
    if !firstPlace.at(column, row: row).store(start, bytes) {
      storeUnknown(start, bytes, column: column, row: row)
    }
  }

  /// The same for a text that is not among the known ones, or of a column that has too many.
  @inline(never)
  func storeUnknown(_ start: UnsafePointer<UInt8>, _ bytes: Int, column: Int, row: Int) {
    var length = bytes - 1
    // A line end's carriage return is none of the text.
    if length > 0, start[length] == newline, start[length - 1] == 13 { length -= 1 }
    if runs[column] == nil {
      storeFound(start, bytes, length: length, column: column, row: row)
    } else {
      storeRun(start, bytes, length: length, column: column, row: row)
    }
  }

  /// The same with the code that the column's dictionary knows or makes.
  @inline(never)
  private func storeFound(
    _ start: UnsafePointer<UInt8>, _ bytes: Int, length: Int, column: Int, row: Int
  ) {
    let code = dictionaries[column].code(padded: start, length: length)
    write(code, column, row)
    if runs[column] == nil, bytes <= KnownTexts.longest {
      known.set(
        ByteWord.load(start, length: bytes), UInt8(truncatingIfNeeded: code), column: column)
    }
  }

  /// The same in a column whose codes are kept by runs.
  @inline(never)
  private func storeRun(
    _ start: UnsafePointer<UInt8>, _ bytes: Int, length: Int, column: Int, row: Int
  ) {
    let key = length > 8 ? nil : length == 0 ? 0 : ByteWord.load(start, length: length)
    var code = lastTexts[column].code
    if key == nil || key != lastTexts[column].key {
      code = dictionaries[column].code(padded: start, length: length)
      if let key { lastTexts[column] = (key, code) }
    }
    write(code, column, row)
    if bytes <= KnownTexts.longest {
      knownKeys[column] = ByteWord.load(start, length: bytes)
      // What is written for a row that goes on with the run is not looked at.
      known.set(knownKeys[column], 0, column: column)
    }
  }

  /// Stores the code of a text behind which nothing is to be looked at.
  func store(_ text: UnsafePointer<UInt8>, length: Int, column: Int, row: Int) {
    write(dictionaries[column].code(text, length: length), column, row)
  }

  /// The codes of a column's first `count` rows.
  func packed(column: Int, count: Int) -> PackedCodes {
    let limit = dictionaries[column].count
    if let runs = runs[column] { return runs.packed(rows: count, limit: limit) }
    let codes = codes + column * stride
    (codes + count).update(repeating: 0, count: Self.padding)
    return PackedCodes(bytes: codes, count: count, limit: limit)
  }

  /// Writes the code of a row; those of the rows before are there.
  @inline(__always)
  private func write(_ code: UInt32, _ column: Int, _ row: Int) {
    if runs[column] != nil {
      forgetKnown(column)
      runs[column]?.add(code, row: row)
    } else if code <= UInt8.max {
      codes[column &* stride &+ row] = UInt8(truncatingIfNeeded: code)
    } else {
      widen(column, rows: row)
      runs[column]?.add(code, row: row)
    }
  }

  /// Forgets the text of the row before, in a column whose codes are kept by runs.
  @inline(__always)
  private func forgetKnown(_ column: Int) { known.unset(knownKeys[column], column: column) }

  /// Keeps the codes of a column by runs, those of so many rows so far among them.
  @inline(never)
  private func widen(_ column: Int, rows: Int) {
    var wide = CodeRuns(rows: capacity)
    for row in 0..<rows { wide.add(UInt32(codes[column * stride + row]), row: row) }
    runs[column] = wide
    known.forget(column: column)
  }
}
