/// Turns the bytes of a chunk into codes and numbers: the reader's hot loop.
///
/// The module's unsafe code lives here and in the two types it writes to. It reads whole words,
/// so a chunk must be followed by at least `RowParser.padding` readable bytes. A simple twin in
/// the tests, written from the rules alone, must agree with it on every input.
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

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let lows: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// Parses a chunk without quotation marks that ends with a line end.
  func parsePlain(
    _ base: UnsafePointer<UInt8>, count: Int, into scratch: ChunkScratch
  ) -> Outcome {
    var outcome = Outcome()
    let end = base + count
    let (delimiter, newline) = (delimiter, newline)
    let marks = Marks(delimiter: delimiter, newline: newline)
    let skipsBlank = projection.columnCount > 1
    let width = scratch.codedCount
    let singles = scratch.singles
    let dictionaries = scratch.dictionaries
    projection.segments.withUnsafeBufferPointer { segments in
      guard let firstSegment = segments.baseAddress else { return }
      let endSegment = firstSegment + segments.count
      var p = base
      var row = 0
      // Where the codes of the row at hand go.
      var codes = scratch.codes
      rows: while p < end {
        if skipsBlank, p[0] == newline || (p[0] == 13 && p[1] == newline) {
          p += p[0] == newline ? 1 : 2
          outcome.hasOddLines = true
          continue
        }
        let rowStart = p
        var terminator = delimiter
        var segment = firstSegment
        while segment < endSegment {
          if segment.pointee.skip > 0 {
            let (next, left) = marks.skip(segment.pointee.skip, from: p)
            if left > 0 {
              outcome.failure = .shortRow(
                at: rowStart - base, fields: segment.pointee.column - left + 1)
              break rows
            }
            p = next
          }
          let fields = segment.pointee.fields
          let firstCode = segment.pointee.code
          let number = segment.pointee.number
          var field = 0
          if number < 0, firstCode >= 0 {
            // One or two bytes and a delimiter: nearly every item of a survey.
            var known = singles + firstCode &* 256
            var code = codes + firstCode
            while field < fields {
              let first = p[0]
              let second = p[1]
              if second == delimiter {
                let single = known[Int(first)]
                if single == FieldDictionary.unknown { break }
                code.pointee = single
                p += 2
              } else if p[2] == delimiter, first &- 48 < 10, second &- 48 < 10 {
                code.pointee = dictionaries[firstCode &+ field].code(digits: first, second)
                p += 3
              } else {
                break
              }
              known += 256
              code += 1
              field &+= 1
            }
            if field == fields {
              segment += 1
              continue
            }
          }
          while field < fields {
            let mark = marks.next(from: p)
            terminator = mark[0]
            var length = mark - p
            if terminator == newline {
              if length > 0, mark[-1] == 13 { length &-= 1 }
              if field &+ 1 < fields || segment + 1 < endSegment {
                outcome.failure = .shortRow(
                  at: rowStart - base, fields: segment.pointee.column &+ field &+ 1)
                break rows
              }
            }
            if firstCode >= 0 {
              let code = firstCode &+ field
              codes[code] = dictionaries[code].code(p, length: length)
            }
            if number >= 0 { storeNumber(p, length, number, row, scratch, &outcome) }
            p = mark + 1
            field &+= 1
          }
          segment += 1
        }
        if terminator != newline {
          guard let found = Platform.find(newline, from: p, count: end - p) else { break }
          p = found + 1
        }
        row &+= 1
        codes += width
      }
      outcome.rows = row
      outcome.consumed = p - base
    }
    return outcome
  }

  /// Parses a chunk that may hold quotation marks; an unfinished row at its end is left over
  /// unless the chunk is the last.
  func parseQuoted(
    _ base: UnsafePointer<UInt8>, count: Int, into scratch: ChunkScratch
  ) -> Outcome {
    var outcome = Outcome()
    let end = base + count
    var buffer: [UInt8] = []
    var p = base
    let skipsBlank = projection.columnCount > 1
    let last = projection.steps.count - 1
    rows: while p < end {
      let rowStart = p
      if p[0] == newline || (p[0] == 13 && p + 1 < end && p[1] == newline), skipsBlank {
        p += p[0] == newline ? 1 : 2
        outcome.hasOddLines = true
        outcome.consumed = p - base
        continue
      }
      var field = Field(next: p)
      for k in 0...last {
        let step = projection.steps[k]
        for passed in 0..<step.skip {
          field = pass(field.next, end, &outcome)
          if let failure = failure(
            field, rowStart, base, projection.column(of: k), step.skip - passed)
          {
            outcome.failure = failure
            break rows
          }
        }
        field = read(field.next, end, &buffer, &outcome)
        if field.end == .openQuote {
          outcome.failure = .openQuote(row: rowStart - base, mark: field.start - base)
          break rows
        }
        if field.end == .chunkEnd {
          outcome.failure = .openQuote(row: rowStart - base, mark: -1)
          break rows
        }
        if field.end == .newline, k < last {
          outcome.failure = .shortRow(at: rowStart - base, fields: projection.column(of: k) + 1)
          break rows
        }
        store(field, buffer, step, outcome.rows, scratch, &outcome)
      }
      while field.end == .delimiter {
        field = pass(field.next, end, &outcome)
        if field.end == .openQuote || field.end == .chunkEnd {
          outcome.failure = .openQuote(
            row: rowStart - base, mark: field.end == .openQuote ? field.start - base : -1)
          break rows
        }
      }
      p = field.next
      outcome.rows += 1
      outcome.consumed = p - base
    }
    return outcome
  }

  // MARK: Fields of the quoted path

  private enum FieldEnd {
    case delimiter, newline
    /// The chunk ended inside quotation marks.
    case openQuote
    /// The chunk ended outside them, before a line end.
    case chunkEnd
  }

  private struct Field {
    var start: UnsafePointer<UInt8>
    var length = 0
    /// Whether the text stands in the buffer because it is no plain run of bytes of the chunk.
    var isBuffered = false
    var end = FieldEnd.delimiter
    /// The first byte behind the field's end.
    var next: UnsafePointer<UInt8>

    init(next: UnsafePointer<UInt8>) {
      start = next
      self.next = next
    }
  }

  private func failure(
    _ field: Field, _ rowStart: UnsafePointer<UInt8>, _ base: UnsafePointer<UInt8>, _ column: Int,
    _ missing: Int
  ) -> Failure? {
    switch field.end {
    case .delimiter: nil
    case .newline: .shortRow(at: rowStart - base, fields: column - missing + 1)
    case .openQuote: .openQuote(row: rowStart - base, mark: field.start - base)
    case .chunkEnd: .openQuote(row: rowStart - base, mark: -1)
    }
  }

  /// Runs over one field without keeping it.
  @inline(__always)
  private func pass(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ outcome: inout Outcome
  ) -> Field {
    var field = Field(next: start)
    var p = start
    if p < end, p[0] == quote {
      p += 1
      while true {
        guard let mark = quotationMark(p, end, &outcome) else {
          field.end = .openQuote
          return field
        }
        p = mark + 1
        if p < end, p[0] == quote {
          p += 1
        } else {
          break
        }
      }
    }
    finish(&field, p, end)
    return field
  }

  /// Reads one field; text that is no plain run of bytes goes to `buffer`.
  @inline(__always)
  private func read(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ buffer: inout [UInt8],
    _ outcome: inout Outcome
  ) -> Field {
    var field = Field(next: start)
    guard start < end, start[0] == quote else {
      finish(&field, start, end)
      field.length = field.next - start - 1
      if field.end == .newline, field.length > 0, start[field.length - 1] == 13 {
        field.length -= 1
      }
      return field
    }
    var p = start + 1
    guard var mark = quotationMark(p, end, &outcome) else {
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
      guard let next = quotationMark(p, end, &outcome) else {
        field.end = .openQuote
        return field
      }
      mark = next
    }
    finish(&field, p, end)
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
  @inline(__always)
  private func finish(
    _ field: inout Field, _ from: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) {
    let delimiterWord = UInt64(delimiter) &* Self.ones
    let newlineWord = UInt64(newline) &* Self.ones
    var p = from
    while p < end {
      let word = Self.load(p)
      let hits = Self.lowestZero(word ^ delimiterWord) | Self.lowestZero(word ^ newlineWord)
      if hits == 0 {
        p += 8
        continue
      }
      p += hits.trailingZeroBitCount &>> 3
      break
    }
    guard p < end else {
      field.end = .chunkEnd
      field.next = end
      return
    }
    field.end = p[0] == newline ? .newline : .delimiter
    field.next = p + 1
  }

  /// The next quotation mark; notes line ends on the way.
  @inline(__always)
  private func quotationMark(
    _ from: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ outcome: inout Outcome
  ) -> UnsafePointer<UInt8>? {
    let quoteWord = UInt64(quote) &* Self.ones
    let newlineWord = UInt64(newline) &* Self.ones
    var p = from
    while p < end {
      let word = Self.load(p)
      let hits = Self.lowestZero(word ^ quoteWord)
      let newlines = Self.lowestZero(word ^ newlineWord)
      if hits == 0 {
        if newlines != 0 { outcome.hasOddLines = true }
        p += 8
        continue
      }
      if newlines.trailingZeroBitCount < hits.trailingZeroBitCount { outcome.hasOddLines = true }
      p += hits.trailingZeroBitCount &>> 3
      return p < end ? p : nil
    }
    return nil
  }

  // MARK: Storing

  @inline(__always)
  private func store(
    _ field: Field, _ buffer: [UInt8], _ step: Projection.Step, _ row: Int,
    _ scratch: ChunkScratch, _ outcome: inout Outcome
  ) {
    if field.isBuffered {
      buffer.withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress else {
          store(field.start, 0, step, row, scratch, &outcome)
          return
        }
        store(start, bytes.count, step, row, scratch, &outcome)
      }
    } else {
      store(field.start, field.length, step, row, scratch, &outcome)
    }
  }

  @inline(__always)
  private func store(
    _ start: UnsafePointer<UInt8>, _ length: Int, _ step: Projection.Step, _ row: Int,
    _ scratch: ChunkScratch, _ outcome: inout Outcome
  ) {
    if step.code >= 0 {
      scratch.codes[row &* scratch.codedCount &+ step.code] =
        scratch.dictionaries[step.code].code(start, length: length)
    }
    if step.number >= 0 { storeNumber(start, length, step.number, row, scratch, &outcome) }
  }

  /// Stores a number as a whole mantissa and its count of decimals.
  @inline(__always)
  private func storeNumber(
    _ start: UnsafePointer<UInt8>, _ length: Int, _ target: Int, _ row: Int,
    _ scratch: ChunkScratch, _ outcome: inout Outcome
  ) {
    if length > 0, length <= 8 {
      let unused = UInt64(truncatingIfNeeded: 64 &- length &* 8)
      if let whole = Self.wholeNumber(Self.load(start) & UInt64.max &>> unused, unused: unused) {
        scratch.mantissas[target][row] = whole
        scratch.decimals[target][row] = 0
        return
      }
    }
    var mantissa: Int64 = 0
    var decimals = 0
    var digits = 0
    var index = 0
    while index < length {
      let digit = start[index] &- UInt8(ascii: "0")
      if digit > 9 { break }
      mantissa = mantissa &* 10 &+ Int64(digit)
      index &+= 1
    }
    digits = index
    if index < length, start[index] == numbers.decimalMark {
      index &+= 1
      while index < length {
        let digit = start[index] &- UInt8(ascii: "0")
        if digit > 9 { break }
        mantissa = mantissa &* 10 &+ Int64(digit)
        decimals &+= 1
        index &+= 1
      }
      digits &+= decimals
    }
    if index == length, digits > 0, digits <= 18, mantissa <= NumberSyntax.largestExact {
      scratch.mantissas[target][row] = mantissa
      scratch.decimals[target][row] = UInt8(truncatingIfNeeded: decimals)
    } else {
      storeUnusualNumber(start, length, target, row, scratch, &outcome)
    }
  }

  /// Stores a number that is blank, signed, long, grouped, with an exponent, or no number at all.
  @inline(never)
  private func storeUnusualNumber(
    _ start: UnsafePointer<UInt8>, _ length: Int, _ target: Int, _ row: Int,
    _ scratch: ChunkScratch, _ outcome: inout Outcome
  ) {
    let text = UnsafeBufferPointer(start: start, count: length).trimmed
    scratch.decimals[target][row] = ChunkScratch.missing
    if text.isEmpty || MissingMarkers.contains(text) { return }
    if let (mantissa, decimals) = numbers.fixed(text) {
      scratch.mantissas[target][row] = mantissa
      scratch.decimals[target][row] = UInt8(truncatingIfNeeded: decimals)
    } else if let value = numbers.number(text) {
      scratch.mantissas[target][row] = Int64(bitPattern: value.bitPattern)
      scratch.decimals[target][row] = ChunkScratch.floating
    } else if outcome.badNumber == nil {
      outcome.badNumber = BadNumber(column: target, row: row, text: text)
    }
  }

  // MARK: Words of eight bytes

  /// Finds delimiters and line ends, eight bytes at a time.
  private struct Marks {
    private let delimiters: UInt64
    private let newlines: UInt64

    init(delimiter: UInt8, newline: UInt8) {
      delimiters = UInt64(delimiter) &* RowParser.ones
      newlines = UInt64(newline) &* RowParser.ones
    }

    /// The first delimiter or line end from `start` on.
    @inline(__always)
    func next(from start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
      var p = start
      while true {
        let word = RowParser.load(p)
        let hits =
          RowParser.lowestZero(word ^ delimiters) | RowParser.lowestZero(word ^ newlines)
        if hits != 0 { return p + hits.trailingZeroBitCount &>> 3 }
        p += 8
      }
    }

    /// The start of the field behind `count` fields; where a line end comes first, the number of
    /// fields left over.
    @inline(__always)
    func skip(
      _ count: Int, from start: UnsafePointer<UInt8>
    ) -> (next: UnsafePointer<UInt8>, left: Int) {
      var left = count
      var p = start
      while true {
        let word = RowParser.load(p)
        let delimiters = RowParser.zeroBytes(word ^ delimiters)
        let newlines = RowParser.lowestZero(word ^ newlines)
        let found = Int(truncatingIfNeeded: ((delimiters &>> 7) &* RowParser.ones) &>> 56)
        if newlines == 0, found < left {
          left &-= found
          p += 8
          continue
        }
        // Marks before the word's first line end, if it has one.
        var hits = delimiters & (newlines &- 1 & ~newlines)
        while hits != 0 {
          left &-= 1
          if left == 0 { return (p + hits.trailingZeroBitCount &>> 3 + 1, 0) }
          hits &= hits &- 1
        }
        if newlines != 0 { return (p, left) }
        p += 8
      }
    }
  }

  /// The number that up to eight digits spell, given as a little-endian word whose `unused` high
  /// bits are zero; nil when another character is among them.
  ///
  /// Digits are added up in pairs, fours and eights by multiplication.
  @inline(__always)
  private static func wholeNumber(_ word: UInt64, unused: UInt64) -> Int64? {
    let zeros: UInt64 = 0x3030_3030_3030_3030
    let filled = word &<< unused | ~(UInt64.max &<< unused) & zeros
    let digits = filled ^ zeros
    guard (digits | (digits &+ 0x0606_0606_0606_0606)) & 0xF0F0_F0F0_F0F0_F0F0 == 0 else {
      return nil
    }
    let pairs = digits &* 10 &+ digits &>> 8
    let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let high = (pairs &>> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return Int64(truncatingIfNeeded: (low &+ high) &>> 32)
  }

  @inline(__always)
  private static func load(_ p: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(p).loadUnaligned(as: UInt64.self))
  }

  /// The high bit of every byte that is zero.
  @inline(__always)
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    ~(((word & lows) &+ lows) | word | lows)
  }

  /// Like `zeroBytes`, exact for the lowest one only, and cheaper.
  @inline(__always)
  private static func lowestZero(_ word: UInt64) -> UInt64 {
    (word &- ones) & ~word & highs
  }
}
