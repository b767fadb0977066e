import Dispatch
import Threads

/// Reads all chunks of an extract with some workers and puts their results together in file order.
struct ReadingLoop: Sendable {
  /// Why a pass over the input ended early.
  enum Stop: Error {
    case failed(ReadingError)
    /// A quotation mark inside a plain field misled the cutting into chunks.
    case misledByQuotes
  }

  private struct Progress {
    var pieces: [ReadingPiece] = []
    var hasStopped = false
  }

  let feed: ChunkFeed
  let projection: Projection
  let dialect: Dialect
  let header: [String]
  let firstLine: Int
  let size: Int?
  let countsFields: Bool
  let progress: (@Sendable (Int, Int?) -> Void)?

  /// Reads everything; the table is the same for any number of workers.
  func run(workers: Int) throws(Stop) -> CodedTable {
    let scratches = (0..<workers).map { _ in
      ChunkScratch(projection, newline: dialect.newline)
    }
    let shared = Guarded(Progress())
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

  private func work(_ worker: Int, _ scratch: ChunkScratch, _ shared: Guarded<Progress>) {
    let buffer = ChunkBuffer(capacity: 2 * feed.limits.blockSize)
    let parser = RowParser(
      delimiter: dialect.delimiter, newline: dialect.newline, quote: dialect.quote,
      numbers: dialect.numbers, projection: projection)
    while !shared.withLock({ $0.hasStopped }) {
      var piece = ReadingPiece(
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

  /// Throws the failure that stands first in the file.
  private func check(_ pieces: [ReadingPiece]) throws(Stop) {
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
}
