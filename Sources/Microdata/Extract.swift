import Dispatch
import Synchronization

/// An open CSV extract: its dialect and header are known, its rows are still to be read.
package final class Extract {
  package let source: ExtractSource
  /// Names of the columns, without blanks at either end.
  package let header: [String]
  package let dialect: Dialect
  /// How the dialect was found out.
  package let evidence: [DialectEvidence]

  private let overrides: DialectOverrides
  private var stream: ByteStream?
  private var transcoder: Transcoder?
  private var carry: [UInt8]
  private let isAtEnd: Bool
  private var fingerprint: Fingerprint
  /// Line on which the first row starts, from 1.
  private let firstLine: Int

  /// Opens an extract, finds out its dialect and reads its header.
  package init(
    opening source: ExtractSource, overrides: DialectOverrides = DialectOverrides()
  ) throws(ReadingError) {
    self.source = source
    self.overrides = overrides
    let stream = try ByteStream.open(source)
    var fingerprint = Fingerprint()
    var isAtEnd = false
    let raw = try Self.readBlock(stream, &fingerprint, &isAtEnd)
    if raw.isEmpty { throw .empty }
    if let format = DialectSniffer.foreignFormat(raw, name: source.name) { throw .foreign(format) }
    let (encoding, mark, words) = DialectSniffer.encoding(
      of: raw, isWhole: isAtEnd, declared: overrides.encoding)
    var transcoder = encoding == .utf8 ? nil : Transcoder(from: encoding)
    let body = mark == 0 ? raw : Array(raw[mark...])
    var head = transcoder == nil ? body : transcoder?.transcode(body, isLast: isAtEnd) ?? []
    if let zero = Platform.firstIndex(of: 0, in: head) {
      throw .nulByte(line: 1 + head[..<zero].count { $0 == 10 })
    }
    var sniffer = DialectSniffer()
    sniffer.sniff(head, isWhole: isAtEnd, overrides: overrides)
    var dialect = sniffer.dialect
    dialect.encoding = encoding
    // A header longer than a block: read on until it is complete.
    var first = HeadRecords(head, dialect: dialect, isWhole: isAtEnd).records(
      limit: 1 + sniffer.skippedLines)
    while first.count <= sniffer.skippedLines, !isAtEnd {
      if head.count > ChunkFeed.longestRow {
        throw .rowTooLong(line: 1, megabytes: ChunkFeed.longestRow >> 20)
      }
      let more = try Self.readBlock(stream, &fingerprint, &isAtEnd)
      head += transcoder == nil ? more : transcoder?.transcode(more, isLast: isAtEnd) ?? []
      first = HeadRecords(head, dialect: dialect, isWhole: isAtEnd).records(
        limit: 1 + sniffer.skippedLines)
    }
    guard let record = first.last, first.count > sniffer.skippedLines else { throw .empty }
    header = try Self.names(record, dialect: dialect)
    let end = dialect.hasHeader ? record.end : 0
    firstLine = 1 + head[..<end].count { $0 == dialect.newline }
    carry = Array(head[end...])
    self.dialect = dialect
    evidence =
      [
        DialectEvidence(
          property: .encoding, finding: words, line: 0,
          isUnusual: encoding != .utf8 && overrides.encoding == nil)
      ] + sniffer.evidence
    self.stream = consume stream
    self.transcoder = transcoder
    self.isAtEnd = isAtEnd
    self.fingerprint = fingerprint
  }

  private static func readBlock(
    _ stream: borrowing ByteStream, _ fingerprint: inout Fingerprint, _ isAtEnd: inout Bool
  ) throws(ReadingError) -> [UInt8] {
    var block = [UInt8](repeating: 0, count: Fingerprint.blockSize)
    var failure: ReadingError?
    let got = block.withUnsafeMutableBufferPointer { buffer -> Int in
      guard let base = buffer.baseAddress else { return 0 }
      do throws(ReadingError) {
        let got = try stream.read(into: base, count: buffer.count)
        if got > 0 { fingerprint.fold(Fingerprint.hash(base, count: got), length: got) }
        return got
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    isAtEnd = got < block.count
    block.removeLast(block.count - got)
    return block
  }

  private static func names(
    _ record: HeadRecords.Record, dialect: Dialect
  ) throws(ReadingError) -> [String] {
    guard dialect.hasHeader else { return record.fields.indices.map { "V\($0 + 1)" } }
    var names: [String] = []
    for field in record.fields {
      guard let name = String(validating: field.trimmed, as: UTF8.self) else {
        throw .undecodableHeader
      }
      names.append(name)
    }
    return names
  }

  /// Reads the wanted columns of every row; an extract can be read once.
  ///
  /// The result does not depend on `threads`. `progress` gets the bytes read so far and the size
  /// of the input (nil for a pipe), from any thread.
  package func read(
    _ requests: [ColumnRequest], threads: Int,
    progress: (@Sendable (Int, Int?) -> Void)? = nil
  ) throws(ReadingError) -> CodedTable {
    let size = stream?.size
    do throws(ReadingLoop.Stop) {
      return try readOnce(
        requests, threads: size == nil ? 1 : threads, isSequential: size == nil,
        progress: progress)
    } catch {
      switch error {
      case .failed(let failure): throw failure
      case .misledByQuotes:
        let again = try Extract(opening: source, overrides: overrides)
        do throws(ReadingLoop.Stop) {
          return try again.readOnce(
            requests, threads: 1, isSequential: true, progress: progress)
        } catch {
          if case .failed(let failure) = error { throw failure }
          throw .openQuote(line: 0)
        }
      }
    }
  }

  private func readOnce(
    _ requests: [ColumnRequest], threads: Int, isSequential: Bool,
    progress: (@Sendable (Int, Int?) -> Void)?
  ) throws(ReadingLoop.Stop) -> CodedTable {
    guard let stream = stream.take() else { throw .failed(.empty) }
    let size = stream.size
    let feed = ChunkFeed(
      stream: stream, transcoder: transcoder.take(), carry: carry, isAtEnd: isAtEnd,
      fingerprint: fingerprint, dialect: dialect, isSequential: isSequential)
    carry = []
    let loop = ReadingLoop(
      feed: feed, projection: Projection(requests, columnCount: header.count), dialect: dialect,
      header: header, firstLine: firstLine, fingerprint: fingerprint, size: size,
      progress: progress)
    let blocks = ((size ?? 0) + Fingerprint.blockSize - 1) / Fingerprint.blockSize
    return try loop.run(workers: max(1, min(threads, blocks)))
  }
}

extension Transcoder {
  mutating func transcode(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    bytes.withUnsafeBufferPointer { transcode($0, isLast: isLast) }
  }
}
