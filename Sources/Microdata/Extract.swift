import Dispatch

/// An open CSV extract: its dialect and header are known, its rows are still to be read.
package final class Extract {
  package let source: ExtractSource
  /// Names of the columns, without blanks at either end.
  package let header: [String]
  package let dialect: Dialect
  /// How the dialect was found out.
  package let evidence: [DialectEvidence]

  private let overrides: DialectOverrides
  private let limits: ReadingLimits
  private let version: ByteStream.Version?
  private var stream: ByteStream?
  private var transcoder: Transcoder?
  private var carry: [UInt8]
  private let isAtEnd: Bool
  private var fingerprint: Fingerprint
  /// Line on which the first row starts, from 1.
  private let firstLine: Int

  /// Opens an extract, finds out its dialect and reads its header.
  package init(
    opening source: ExtractSource, overrides: DialectOverrides = DialectOverrides(),
    limits: ReadingLimits = ReadingLimits()
  ) throws(ReadingError) {
    self.source = source
    self.overrides = overrides
    self.limits = limits
    var head = try FileHead.open(source, declared: overrides.encoding, limits: limits)
    try head.readLine()
    let sniffer = DialectSniffer(head.text, isWhole: head.isAtEnd, overrides: overrides)
    var dialect = sniffer.dialect
    dialect.encoding = head.encoding
    let record = try head.record(dialect, from: sniffer.start, line: sniffer.startLine)
    header = try Self.names(record, dialect: dialect)
    let end = dialect.hasHeader ? record.end : sniffer.start
    firstLine = 1 + head.text[..<end].count { $0 == dialect.newline }
    self.dialect = dialect
    evidence = [head.evidence] + sniffer.evidence
    carry = head.takeText(from: end)
    transcoder = head.transcoder
    isAtEnd = head.isAtEnd
    fingerprint = head.fingerprint
    version = head.stream.version
    stream = head.takeStream()
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
  /// The result does not depend on `threads`. `countsFields` says whether the fields of every row
  /// are counted, which takes longer. `progress` gets the bytes read so far and the size
  /// of the input (nil for a pipe), from any thread.
  package func read(
    _ requests: [ColumnRequest], threads: Int, countsFields: Bool = false,
    progress: (@Sendable (Int, Int?) -> Void)? = nil
  ) throws(ReadingError) -> CodedTable {
    let size = version?.bytes
    do throws(ReadingLoop.Stop) {
      return try readOnce(
        requests, threads: size == nil ? 1 : threads, isSequential: size == nil,
        countsFields: countsFields, progress: progress)
    } catch {
      switch error {
      case .failed(let failure): throw failure
      case .misledByQuotes:
        let again = try Extract(opening: source, overrides: overrides, limits: limits)
        guard again.version == version, again.header == header else {
          throw .changedWhileRead(expected: size ?? 0, found: again.version?.bytes ?? 0)
        }
        do throws(ReadingLoop.Stop) {
          return try again.readOnce(
            requests, threads: 1, isSequential: true, countsFields: countsFields,
            progress: progress)
        } catch {
          if case .failed(let failure) = error { throw failure }
          throw .openQuote(line: 0)
        }
      }
    }
  }

  private func readOnce(
    _ requests: [ColumnRequest], threads: Int, isSequential: Bool, countsFields: Bool,
    progress: (@Sendable (Int, Int?) -> Void)?
  ) throws(ReadingLoop.Stop) -> CodedTable {
    guard let stream = stream.take() else { throw .failed(.empty) }
    let size = version?.bytes
    let feed = ChunkFeed(
      stream: stream, transcoder: transcoder.take(), carry: carry, isAtEnd: isAtEnd,
      fingerprint: fingerprint, dialect: dialect, isSequential: isSequential,
      limits: limits)
    carry = []
    let loop = ReadingLoop(
      feed: feed, projection: Projection(requests, columnCount: header.count), dialect: dialect,
      header: header, firstLine: firstLine, size: size, countsFields: countsFields,
      progress: progress)
    let blocks = ((size ?? 0) + limits.blockSize - 1) / limits.blockSize
    return try loop.run(workers: max(1, min(threads, blocks)))
  }
}
