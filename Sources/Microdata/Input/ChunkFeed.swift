import Threads

/// A buffer that a worker fills with a chunk: whole rows, and padding behind them.
final class ChunkBuffer {
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    bytes = .allocate(capacity: capacity + RowParser.padding)
  }

  deinit { bytes.deallocate() }

  /// Makes room for `count` bytes and keeps the first `used`.
  func reserve(_ count: Int, keeping used: Int) {
    guard count > capacity else { return }
    capacity = max(count, capacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + RowParser.padding)
    larger.update(from: bytes, count: used)
    bytes.deallocate()
    bytes = larger
  }
}

/// Deals an input out to workers in chunks of whole rows, in file order.
///
/// A chunk ends at the last line end of a block that stands outside quotation marks, judged by
/// counting marks. A mark in the midst of a plain field misleads that count; a worker notices (its
/// last row would not end with the chunk), and the file is read again in sequence, where each
/// chunk starts behind the last row that was really parsed.
final class ChunkFeed: Sendable {
  /// A piece of the input that starts at the start of a row.
  struct Chunk {
    /// Position in the file's order, from 0.
    var index: Int
    var count: Int
    var hasQuotes: Bool
    /// Whether the input ends with this chunk.
    var isLast: Bool
    /// Whether the input ends without a line end, which was appended.
    var lacksLineEnd = false
    /// Raw blocks read for this chunk: place in the buffer and length, in order.
    var blocks: [(offset: Int, count: Int)]
    /// Bytes of the input dealt out so far, for progress.
    var progress: Int
  }

  private struct State: ~Copyable {
    var stream: ByteStream
    var transcoder: Transcoder?
    /// Bytes that were read and belong to the next chunk.
    var carry: [UInt8]
    /// Raw bytes of the stream's first piece that the carry already holds.
    var isFirst = true
    var isAtEnd: Bool
    var nextIndex = 0
    var fingerprint: Fingerprint
    var progress: Int
    /// Whether bytes of a decoded input were no characters.
    var isMalformed = false
    /// Whether reading failed: there is no next chunk then.
    var hasFailed = false
  }

  /// Blocks after which a chunk without an end is taken to be misled by a quotation mark.
  private static let misledBlocks = 4

  private let state: Guarded<State>
  private let newline: UInt8
  private let quote: UInt8
  let limits: ReadingLimits
  /// Whether chunks wait for what the last one left over.
  let isSequential: Bool

  /// Starts a feed behind the header: `carry` holds the decoded bytes that were read already.
  init(
    stream: consuming ByteStream, transcoder: Transcoder?, carry: [UInt8], isAtEnd: Bool,
    fingerprint: Fingerprint, dialect: Dialect, isSequential: Bool, limits: ReadingLimits
  ) {
    self.limits = limits
    newline = dialect.newline
    quote = dialect.quote
    self.isSequential = isSequential
    let progress = fingerprint.bytes
    let isMalformed = transcoder?.hasMalformed ?? false
    state = Guarded(
      State(
        stream: stream, transcoder: transcoder, carry: carry, isAtEnd: isAtEnd,
        fingerprint: fingerprint, progress: progress, isMalformed: isMalformed))
  }

  /// The next chunk, or nil at the end.
  func next(into buffer: ChunkBuffer) throws(ReadingLoop.Stop) -> Chunk? {
    try state.withLock { state throws(ReadingLoop.Stop) in
      if state.hasFailed { return nil }
      do throws(ReadingLoop.Stop) {
        return try next(&state, buffer)
      } catch {
        state.hasFailed = true
        throw error
      }
    }
  }

  /// Gives back the bytes of an unfinished row, to start the next chunk with them.
  func giveBack(_ bytes: UnsafeBufferPointer<UInt8>) {
    state.withLock { $0.carry = Array(bytes) }
  }

  /// A file's size when it was opened and now, if it has changed since.
  var change: (opened: Int, now: Int)? {
    state.withLock { state in
      guard let opened = state.stream.version, let now = state.stream.currentVersion,
        opened != now
      else { return nil }
      return (opened.bytes, now.bytes)
    }
  }

  /// Whether bytes of a decoded input were no characters; U+FFFD stands in their place.
  var isMalformed: Bool { state.withLock { $0.isMalformed } }

  /// The hash of what a transcoded input held; workers hash plain input themselves.
  var fingerprint: Fingerprint { state.withLock { $0.fingerprint } }

  private func next(
    _ state: inout State, _ buffer: ChunkBuffer
  ) throws(ReadingLoop.Stop) -> Chunk? {
    if state.isAtEnd, state.carry.isEmpty { return nil }
    var used = state.carry.count
    // A row that has not ended yet is looked at again when there is twice as much of it.
    var goal = 2 * used
    buffer.reserve(used + limits.blockSize, keeping: 0)
    state.carry.withUnsafeBufferPointer { carry in
      if let base = carry.baseAddress { buffer.bytes.update(from: base, count: carry.count) }
    }
    state.carry.removeAll(keepingCapacity: true)
    var chunk = Chunk(
      index: state.nextIndex, count: 0, hasQuotes: false, isLast: false, blocks: [], progress: 0)
    state.nextIndex += 1
    // The carry of the first chunk is a whole block behind the header: no need to wait for more.
    var mayRead = !(state.isFirst && used > limits.blockSize / 2)
    state.isFirst = false
    while true {
      while mayRead, !state.isAtEnd {
        do throws(ReadingError) {
          used = try readBlock(&state, buffer, used, &chunk)
        } catch {
          throw .failed(error)
        }
        if used >= goal { break }
      }
      goal = 2 * used
      mayRead = true
      chunk.progress = state.progress
      chunk.hasQuotes = Platform.find(quote, from: buffer.bytes, count: used) != nil
      if state.isAtEnd {
        if used == 0 { return nil }
        if buffer.bytes[used - 1] != newline {
          buffer.reserve(used + 1, keeping: used)
          buffer.bytes[used] = newline
          used += 1
          chunk.lacksLineEnd = true
        }
        chunk.count = used
        chunk.isLast = true
        return chunk
      }
      if isSequential, chunk.hasQuotes {
        chunk.count = used
        return chunk
      }
      let cut = lastLineEnd(buffer.bytes, used, hasQuotes: chunk.hasQuotes)
      if cut > 0 {
        state.carry.append(
          contentsOf: UnsafeBufferPointer(start: buffer.bytes + cut, count: used - cut))
        chunk.count = cut
        return chunk
      }
      if !isSequential, chunk.hasQuotes, used > Self.misledBlocks * limits.blockSize {
        throw .misledByQuotes
      }
      if used > limits.longestRow { throw .failed(.rowTooLong(line: 0, bytes: limits.longestRow)) }
    }
  }

  /// Appends one raw block, decoded if need be; returns the bytes now used.
  private func readBlock(
    _ state: inout State, _ buffer: ChunkBuffer, _ used: Int, _ chunk: inout Chunk
  ) throws(ReadingError) -> Int {
    let size = limits.blockSize
    buffer.reserve(used + size, keeping: used)
    let place = buffer.bytes + used
    let got = try state.stream.read(into: place, count: size)
    state.progress += got
    state.isAtEnd = got < size
    if state.transcoder == nil {
      if got > 0 { chunk.blocks.append((used, got)) }
      return used + got
    }
    if got > 0 { state.fingerprint.fold(Fingerprint.hash(place, count: got), length: got) }
    let decoded =
      state.transcoder?.transcode(
        UnsafeBufferPointer(start: place, count: got), isLast: state.isAtEnd) ?? []
    state.isMalformed = state.transcoder?.hasMalformed ?? false
    buffer.reserve(used + decoded.count, keeping: used)
    decoded.withUnsafeBufferPointer { decoded in
      if let base = decoded.baseAddress {
        (buffer.bytes + used).update(from: base, count: decoded.count)
      }
    }
    return used + decoded.count
  }

  /// The place behind the last line end outside quotation marks, 0 when there is none.
  private func lastLineEnd(_ bytes: UnsafePointer<UInt8>, _ count: Int, hasQuotes: Bool) -> Int {
    let (quote, newline) = (quote, newline)
    var isInside = hasQuotes && ByteMask(quote).isOdd(in: bytes, count: count)
    var index = count
    while index > 0 {
      index &-= 1
      let byte = bytes[index]
      if byte == newline, !isInside { return index + 1 }
      if hasQuotes, byte == quote { isInside.toggle() }
    }
    return 0
  }
}
