extension ReadingLoop {
  /// Makes of a chunk what is kept of it.
  func parse(
    _ chunk: ChunkFeed.Chunk, _ buffer: ChunkBuffer, _ parser: RowParser, _ scratch: ChunkScratch,
    _ piece: inout ReadingPiece
  ) {
    let bytes = UnsafePointer(buffer.bytes)
    piece.blockHashes = chunk.blocks.map {
      (Fingerprint.hash(bytes + $0.offset, count: $0.count), $0.count)
    }
    let zero = Platform.find(0, from: bytes, count: chunk.count).map { $0 - bytes }
    // What is wrong in the lines before a NUL byte is said first.
    let count = zero.map { endOfLine(bytes, before: $0) } ?? chunk.count
    scratch.restart(rows: count / (projection.lastColumn + 1) + 2)
    let outcome =
      chunk.hasQuotes
      ? parser.parseQuoted(bytes, count: count, into: scratch)
      : parser.parsePlain(bytes, count: count, into: scratch)
    piece.rows = outcome.rows
    piece.lines = outcome.hasOddLines ? lines(bytes, outcome.consumed) : outcome.rows
    if outcome.hasOddLines {
      piece.rowLines = RowLines(dialect: dialect, skipsBlankLines: projection.columnCount > 1)
        .lines(bytes, count: outcome.consumed)
    }
    if let bad = outcome.badNumber, bad.row < outcome.rows {
      piece.failure = .badNumber(
        row: bad.row, column: bad.column, text: String(decoding: bad.text, as: UTF8.self))
      return
    }
    switch outcome.failure {
    case nil, .openQuote:
      if let zero { piece.failure = .reading(.nulByte(line: lines(bytes, zero))) }
    case .shortRow: break
    }
    if piece.failure != nil { return }
    switch outcome.failure {
    case nil: break
    case .shortRow(let place, let fields):
      piece.failure = .shortRow(line: lines(bytes, place), fields: fields)
    case .openQuote(let row, let mark):
      if !feed.isSequential {
        piece.failure = .misled
      } else if chunk.isLast {
        piece.failure = .openQuote(line: lines(bytes, max(row, mark)))
      } else if chunk.count - row > feed.limits.longestRow {
        piece.failure = .rowTooLong(line: lines(bytes, row))
      } else {
        feed.giveBack(UnsafeBufferPointer(start: bytes + row, count: chunk.count - row))
      }
    }
    guard piece.failure == nil else { return }
    if chunk.lacksLineEnd {
      piece.cutRow = CutRow(
        bytes, count: outcome.consumed, dialect: dialect, columns: header.count)
    }
    if countsFields {
      piece.fieldCounts = FieldCounts(
        bytes, count: outcome.consumed, dialect: dialect, columns: header.count)
    }
    for column in 0..<scratch.codedCount {
      piece.codes.append(scratch.packed(column: column, count: outcome.rows))
      piece.dictionaryCounts.append(scratch.dictionaries[column].count)
    }
    for column in 0..<scratch.numberCount {
      piece.numbers.append(NumberChunk(scratch.numbers[column], rows: outcome.rows))
    }
  }

  /// The place behind the last line end before `place`.
  private func endOfLine(_ bytes: UnsafePointer<UInt8>, before place: Int) -> Int {
    var end = place
    while end > 0, bytes[end - 1] != dialect.newline { end -= 1 }
    return end
  }

  /// Line ends before `count`.
  private func lines(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    var lines = 0
    var place = 0
    while let found = Platform.find(dialect.newline, from: bytes + place, count: count - place) {
      lines += 1
      place = found - bytes + 1
    }
    return lines
  }
}
