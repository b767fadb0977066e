/// The first part of an extract, read and decoded far enough to know its dialect and header.
struct FileHead: ~Copyable {
  /// The decoded bytes, without a byte order mark.
  private(set) var text: [UInt8]
  private(set) var transcoder: Transcoder?
  private(set) var fingerprint: Fingerprint
  /// Whether the whole input has been read.
  private(set) var isAtEnd: Bool
  let encoding: TextEncoding
  let evidence: DialectEvidence

  private(set) var stream: ByteStream
  private let limits: ReadingLimits

  /// Opens an input and reads its first block; what is no text is an error.
  static func open(
    _ source: ExtractSource, declared: TextEncoding?, limits: ReadingLimits
  ) throws(ReadingError) -> FileHead {
    var stream = try ByteStream.open(source)
    var fingerprint = Fingerprint()
    var isAtEnd = false
    // A format is told by its first bytes, however short the blocks are.
    var raw = try readBlock(&stream, limits.blockSize, &fingerprint, &isAtEnd)
    while !isAtEnd, raw.count < shortestHead {
      raw += try readBlock(&stream, limits.blockSize, &fingerprint, &isAtEnd)
    }
    if raw.isEmpty { throw .empty }
    if let format = ReadingError.ForeignFormat(head: raw, name: source.name) {
      throw .foreign(format)
    }
    let sniffer = EncodingSniffer(raw, isWhole: isAtEnd, declared: declared)
    var transcoder = sniffer.encoding == .utf8 ? nil : Transcoder(from: sniffer.encoding)
    raw.removeFirst(sniffer.markLength)
    let text = transcoder == nil ? raw : transcoder?.transcode(raw, isLast: isAtEnd) ?? []
    if text.isEmpty { throw .empty }
    try refuseZero(in: text)
    return FileHead(
      text: text, transcoder: transcoder, fingerprint: fingerprint, isAtEnd: isAtEnd,
      encoding: sniffer.encoding, evidence: sniffer.evidence, stream: stream, limits: limits)
  }

  /// Bytes that are enough to know a format and an encoding.
  private static let shortestHead = 16

  /// Reads on until a line has ended for certain.
  mutating func readLine() throws(ReadingError) {
    while !isAtEnd {
      // A carriage return at the end may be the first half of a line end.
      if let end = text.firstIndex(where: { $0 == 10 || $0 == 13 }), end < text.count - 1 { return }
      try readAsMuchAgain()
    }
  }

  /// The first record that is not a blank line, read to its end.
  mutating func record(
    _ dialect: Dialect, from start: Int, line: Int
  ) throws(ReadingError) -> HeadRecords.Record {
    while true {
      let records = HeadRecords(text, dialect: dialect, isWhole: isAtEnd)
        .records(limit: 1, from: start, line: line)
      if let record = records.first {
        if let line = record.openQuoteLine { throw .openQuote(line: line) }
        return record
      }
      if isAtEnd { throw .empty }
      try readAsMuchAgain()
    }
  }

  /// Hands over the stream, which goes on behind the head.
  consuming func takeStream() -> ByteStream { stream }

  /// Hands over the text from a place on.
  mutating func takeText(from start: Int) -> [UInt8] {
    text.removeFirst(start)
    return text
  }

  private mutating func readAsMuchAgain() throws(ReadingError) {
    if text.count > limits.longestRow { throw .rowTooLong(line: 1, bytes: limits.longestRow) }
    let goal = 2 * text.count
    while !isAtEnd, text.count < goal {
      let more = try Self.readBlock(&stream, limits.blockSize, &fingerprint, &isAtEnd)
      text += transcoder == nil ? more : transcoder?.transcode(more, isLast: isAtEnd) ?? []
    }
    try Self.refuseZero(in: text)
  }

  private static func refuseZero(in text: [UInt8]) throws(ReadingError) {
    guard let zero = Platform.firstIndex(of: 0, in: text) else { return }
    throw .nulByte(line: 1 + text[..<zero].count { $0 == 10 })
  }

  private static func readBlock(
    _ stream: inout ByteStream, _ size: Int, _ fingerprint: inout Fingerprint,
    _ isAtEnd: inout Bool
  ) throws(ReadingError) -> [UInt8] {
    var failure: ReadingError?
    let block = [UInt8](unsafeUninitializedCapacity: size) { buffer, got in
      guard let base = buffer.baseAddress else { return }
      do throws(ReadingError) {
        got = try stream.read(into: base, count: size)
        if got > 0 { fingerprint.fold(Fingerprint.hash(base, count: got), length: got) }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    isAtEnd = block.count < size
    return block
  }
}

extension Transcoder {
  fileprivate mutating func transcode(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    bytes.withUnsafeBufferPointer { transcode($0, isLast: isLast) }
  }
}
