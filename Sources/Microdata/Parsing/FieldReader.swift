/// Reads a chunk with quotation marks one field at a time, whatever stands where.
struct FieldReader {
  /// What closes a field.
  enum End {
    case delimiter, newline
    /// The chunk ended inside quotation marks.
    case openQuote
    /// The chunk ended outside them, before a line end.
    case chunkEnd
  }

  struct Field {
    var start: UnsafePointer<UInt8>
    var length = 0
    /// Whether the text stands in the reader's buffer because it is no plain run of bytes of the
    /// chunk.
    var isBuffered = false
    var end = End.delimiter
    /// The first byte behind the field's end.
    var next: UnsafePointer<UInt8>

    init(next: UnsafePointer<UInt8>) {
      start = next
      self.next = next
    }
  }

  private let delimiter: UInt8
  private let newline: UInt8
  private let quote: UInt8
  /// The end of the chunk.
  private let end: UnsafePointer<UInt8>
  /// The text of a field with doubled marks, or with text behind the closing mark.
  private(set) var buffer: [UInt8] = []
  /// Whether line ends within quotation marks were passed.
  private(set) var hasQuotedLines = false

  init(delimiter: UInt8, newline: UInt8, quote: UInt8, end: UnsafePointer<UInt8>) {
    self.delimiter = delimiter
    self.newline = newline
    self.quote = quote
    self.end = end
    // Who takes texts a word at a time may look at bytes behind them.
    buffer.reserveCapacity(RowParser.padding)
  }

  /// Runs over the field at `start` without keeping it.
  mutating func pass(_ start: UnsafePointer<UInt8>) -> Field {
    var field = Field(next: start)
    var p = start
    if p < end, p[0] == quote {
      repeat {
        guard let mark = quotationMark(p + 1) else {
          field.end = .openQuote
          return field
        }
        p = mark + 1
      } while p < end && p[0] == quote
    }
    finish(&field, p)
    return field
  }

  /// Reads the field at `start`; text that is no plain run of bytes goes to `buffer`.
  mutating func read(_ start: UnsafePointer<UInt8>) -> Field {
    var field = Field(next: start)
    guard start < end, start[0] == quote else {
      finish(&field, start)
      field.length = field.next - start - 1
      if field.end == .newline, field.length > 0, start[field.length - 1] == 13 {
        field.length -= 1
      }
      return field
    }
    var p = start + 1
    guard var mark = quotationMark(p) else {
      field.end = .openQuote
      return field
    }
    buffer.removeAll(keepingCapacity: true)
    var run = p
    while true {
      p = mark + 1
      guard p < end, p[0] == quote else { break }
      buffer += UnsafeBufferPointer(start: run, count: p - run)
      p += 1
      run = p
      guard let next = quotationMark(p) else {
        field.end = .openQuote
        return field
      }
      mark = next
    }
    finish(&field, p)
    guard field.end == .delimiter || field.end == .newline else { return field }
    var tail = field.next - p - 1
    if field.end == .newline, tail > 0, p[tail - 1] == 13 { tail -= 1 }
    if buffer.isEmpty, tail == 0 {
      field.start = start + 1
      field.length = mark - field.start
    } else {
      buffer += UnsafeBufferPointer(start: run, count: mark - run)
      buffer += UnsafeBufferPointer(start: p, count: tail)
      field.isBuffered = true
    }
    return field
  }

  /// Runs on to the delimiter or line end that closes the field.
  private func finish(_ field: inout Field, _ from: UnsafePointer<UInt8>) {
    let p = FieldEnds(delimiter: delimiter, newline: newline).next(from: from, before: end)
    guard let p else {
      field.end = .chunkEnd
      field.next = end
      return
    }
    field.end = p[0] == newline ? .newline : .delimiter
    field.next = p + 1
  }

  /// The next quotation mark; notes line ends on the way.
  private mutating func quotationMark(
    _ from: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8>? {
    let quotes = UInt64(quote) &* ByteWord.ones
    let newlines = UInt64(newline) &* ByteWord.ones
    var p = from
    while p < end {
      let word = ByteWord.load(p)
      let hits = ByteWord.lowestZero(word ^ quotes)
      let lines = ByteWord.lowestZero(word ^ newlines)
      if hits == 0 {
        if lines != 0 { hasQuotedLines = true }
        p += 8
        continue
      }
      if lines.trailingZeroBitCount < hits.trailingZeroBitCount { hasQuotedLines = true }
      p += hits.trailingZeroBitCount &>> 3
      return p < end ? p : nil
    }
    return nil
  }
}
