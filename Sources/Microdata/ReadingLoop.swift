import Dispatch
import Synchronization

/// Reads all chunks of an extract with some workers and puts their results together in file order.
struct ReadingLoop: Sendable {
  /// Why a pass over the input ended early.
  enum Stop: Error {
    case failed(ReadingError)
    /// A quotation mark inside a plain field misled the cutting into chunks.
    case misledByQuotes
  }

  /// What a worker made of one chunk.
  private struct Piece: Sendable {
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
    var failure: Failure?
  }

  private enum Failure: Sendable {
    case reading(ReadingError)
    case shortRow(line: Int, fields: Int)
    case badNumber(row: Int, column: Int, text: String)
    case openQuote(line: Int)
    case rowTooLong(line: Int)
    case misled
  }

  private struct Progress {
    var pieces: [Piece] = []
    var dictionaries: [Int: ChunkScratch] = [:]
    var hasStopped = false
  }

  let feed: ChunkFeed
  let projection: Projection
  let dialect: Dialect
  let header: [String]
  let firstLine: Int
  let fingerprint: Fingerprint
  let size: Int?
  let countsFields: Bool
  let progress: (@Sendable (Int, Int?) -> Void)?

  /// Reads everything; the table is the same for any number of workers.
  func run(workers: Int) throws(Stop) -> CodedTable {
    let scratches = (0..<workers).map { _ in
      ChunkScratch(
        codedCount: projection.codedColumns.count, numberCount: projection.numberColumns.count,
        delimiter: dialect.delimiter, newline: dialect.newline)
    }
    let shared = Mutex(Progress())
    nonisolated(unsafe) let places = scratches
    if workers == 1 {
      work(0, scratches[0], shared)
    } else {
      DispatchQueue.concurrentPerform(iterations: workers) { work($0, places[$0], shared) }
    }
    let pieces = shared.withLock { $0.pieces }.sorted { $0.index < $1.index }
    try check(pieces)
    return try assemble(pieces, scratches)
  }

  private func work(_ worker: Int, _ scratch: ChunkScratch, _ shared: borrowing Mutex<Progress>) {
    let buffer = ChunkBuffer(capacity: 2 * feed.limits.blockSize)
    let parser = RowParser(
      delimiter: dialect.delimiter, newline: dialect.newline, quote: dialect.quote,
      numbers: dialect.numbers, projection: projection)
    while !shared.withLock({ $0.hasStopped }) {
      var piece = Piece(
        index: .max, worker: worker, rows: 0, lines: 0, codes: [], numbers: [],
        dictionaryCounts: [], blockHashes: [])
      do throws(Stop) {
        guard let chunk = try feed.next(into: buffer) else { return }
        piece.index = chunk.index
        parse(chunk, buffer, parser, scratch, &piece)
        progress?(chunk.progress, size)
      } catch {
        switch error {
        case .failed(let error): piece.failure = .reading(error)
        case .misledByQuotes: piece.failure = .misled
        }
      }
      shared.withLock {
        $0.hasStopped = $0.hasStopped || piece.failure != nil
        $0.pieces.append(piece)
      }
    }
  }

  private func parse(
    _ chunk: ChunkFeed.Chunk, _ buffer: ChunkBuffer, _ parser: RowParser, _ scratch: ChunkScratch,
    _ piece: inout Piece
  ) {
    let bytes = UnsafePointer(buffer.bytes)
    piece.blockHashes = chunk.blocks.map {
      (Fingerprint.hash(bytes + $0.offset, count: $0.count), $0.count)
    }
    let zero = Platform.find(0, from: bytes, count: chunk.count).map { $0 - bytes }
    // What is wrong in the lines before a NUL byte is said first.
    let count = zero.map { endOfLine(bytes, before: $0) } ?? chunk.count
    scratch.reserve(rows: count / (projection.lastColumn + 1) + 2)
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
    if countsFields {
      piece.fieldCounts = FieldCounts(
        bytes, count: outcome.consumed, dialect: dialect, columns: header.count)
    }
    for column in 0..<scratch.codedCount {
      piece.codes.append(
        PackedCodes(
          scratch.codes + column, count: outcome.rows, stride: scratch.codedCount,
          limit: scratch.dictionaries[column].count))
      piece.dictionaryCounts.append(scratch.dictionaries[column].count)
    }
    for column in 0..<scratch.numberCount {
      piece.numbers.append(
        NumberChunk(
          mantissas: scratch.mantissas[column], decimals: scratch.decimals[column],
          rows: outcome.rows))
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

  /// Throws the failure that stands first in the file.
  private func check(_ pieces: [Piece]) throws(Stop) {
    // A file that is being written breaks off anywhere: that is the true fault then.
    if let change = feed.change {
      throw .failed(.changedWhileRead(expected: change.opened, found: change.now))
    }
    var line = firstLine
    for piece in pieces {
      guard let failure = piece.failure else {
        line += piece.lines
        continue
      }
      switch failure {
      case .misled: throw .misledByQuotes
      case .reading(.rowTooLong): throw .failed(rowTooLong(line: line))
      case .rowTooLong(let offset): throw .failed(rowTooLong(line: line + offset))
      case .reading(.nulByte(let offset)): throw .failed(.nulByte(line: line + offset))
      case .reading(let error): throw .failed(error)
      case .shortRow(let offset, let fields):
        throw .failed(
          .shortRow(
            line: line + offset, fields: fields, wanted: projection.lastColumn + 1,
            columns: header.count, column: header[projection.lastColumn]))
      case .openQuote(let offset): throw .failed(.openQuote(line: line + offset))
      case .badNumber(let row, let column, let text):
        let offset = piece.rowLines.map { row < $0.count ? Int($0[row]) : row } ?? row
        throw .failed(
          .notANumber(
            .init(
              line: line + offset, column: header[projection.numberColumns[column]], text: text)))
      }
    }
  }

  private func rowTooLong(line: Int) -> ReadingError {
    .rowTooLong(line: line, bytes: feed.limits.longestRow)
  }

  private func assemble(_ pieces: [Piece], _ scratches: [ChunkScratch]) throws(Stop) -> CodedTable {
    var hash = feed.fingerprint
    var chunks: [CodedTable.Chunk] = []
    var fieldCounts = countsFields ? FieldCounts() : nil
    var row = 0
    var line = firstLine
    for piece in pieces {
      for block in piece.blockHashes { hash.fold(block.hash, length: block.count) }
      chunks.append(
        CodedTable.Chunk(
          firstRow: row, firstLine: line, rows: piece.rows, worker: piece.worker,
          codes: piece.codes, rowLines: piece.rowLines))
      if let counts = piece.fieldCounts { fieldCounts?.add(counts, lines: line) }
      row += piece.rows
      line += piece.lines
    }
    var coded: [Int: CodedColumn] = [:]
    var places: [Int: Int] = [:]
    for (place, column) in projection.codedColumns.enumerated() {
      coded[column] = merge(place, column, pieces, scratches)
      places[column] = place
    }
    var numbers: [Int: NumberColumn] = [:]
    for (place, column) in projection.numberColumns.enumerated() {
      numbers[column] = NumberColumn(chunks: pieces.map { $0.numbers[place] })
    }
    let table = CodedTable(
      header: header, chunks: chunks, coded: coded, codedPlace: places, numbers: numbers,
      bytes: hash.bytes, fingerprint: hash.text, fieldCounts: fieldCounts)
    if let size, size != hash.bytes {
      throw .failed(.changedWhileRead(expected: size, found: hash.bytes))
    }
    try checkCharacters(table)
    return table
  }

  /// One dictionary from the workers' own, in order of first appearance in the file.
  private func merge(
    _ place: Int, _ column: Int, _ pieces: [Piece], _ scratches: [ChunkScratch]
  ) -> CodedColumn {
    var merged = FieldDictionary()
    var remaps = [[UInt32]](repeating: [], count: scratches.count)
    for piece in pieces {
      let known = remaps[piece.worker].count
      for local in known..<piece.dictionaryCounts[place] {
        let text = scratches[piece.worker].dictionaries[place].text(local)
        let needsTrim =
          text.first.map { $0.isBlank || $0 == 0xC2 } ?? false
          || text.last.map { $0.isBlank || $0 == 0xA0 } ?? false
        remaps[piece.worker].append(
          needsTrim ? merged.code(text.trimmed) : merged.code(text))
      }
    }
    let (bytes, starts) = merged.contents
    return CodedColumn(
      name: header[column], remaps: remaps, bytes: bytes, starts: starts, syntax: dialect.numbers)
  }

  /// Throws when a text is not in the file's encoding.
  private func checkCharacters(_ table: CodedTable) throws(Stop) {
    let isDecoded = dialect.encoding != .utf8
    if isDecoded, !feed.isMalformed { return }
    for column in projection.codedColumns {
      guard let dictionary = table.column(column) else { continue }
      for code in 0..<dictionary.count {
        let text = dictionary.utf8(code)
        guard text.contains(where: { $0 >= 0x80 }),
          isDecoded
            ? dictionary.text(code).contains("\u{FFFD}")
            : String(validating: text, as: UTF8.self) == nil
        else { continue }
        let row = table.firstRow(column: column) { $0 == UInt32(code) } ?? 0
        throw .failed(
          .undecodable(
            .init(
              line: table.line(ofRow: row), column: header[column], text: dictionary.text(code)),
            dialect.encoding))
      }
    }
  }
}
