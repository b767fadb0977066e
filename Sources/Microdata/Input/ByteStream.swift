/// Where an extract's bytes come from.
package enum ExtractSource: Sendable, Equatable {
  case file(String)
  case standardInput
  /// Bytes that are in memory already.
  case memory([UInt8])

  /// The file's name without its folder, "-" for what has none.
  package var name: String {
    switch self {
    case .file(let path):
      String(path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? Substring(path))
    case .standardInput, .memory: "-"
    }
  }
}

extension ExtractSource {
  /// The whole of a small input; one of more than `limit` bytes is an error.
  package func bytes(limit: Int) throws(ReadingError) -> [UInt8] {
    var stream = try ByteStream.open(self)
    var bytes: [UInt8] = []
    var failure: ReadingError?
    repeat {
      let used = bytes.count
      bytes += [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        guard let base = buffer.baseAddress else { return }
        do throws(ReadingError) {
          count = try stream.read(into: base, count: buffer.count)
        } catch {
          failure = error
        }
      }
      if let failure { throw failure }
      if bytes.count == used { return bytes }
    } while bytes.count <= limit
    throw .rowTooLong(line: 1, bytes: limit)
  }
}

/// How much of an input is handled in one go.
package struct ReadingLimits: Sendable, Equatable {
  /// Bytes read at a time; the fingerprint is defined for the default.
  package var blockSize: Int
  /// Longest row, in bytes: a quotation mark that is never closed must not swallow the memory.
  package var longestRow: Int

  package init(blockSize: Int = Fingerprint.blockSize, longestRow: Int = 64 << 20) {
    self.blockSize = blockSize
    self.longestRow = longestRow
  }
}

/// An open input: raw bytes in blocks of fixed length.
struct ByteStream: ~Copyable {
  /// A state of a regular file; another one means that the file has changed.
  struct Version: Equatable {
    var bytes: Int
    /// Nanoseconds since 1970.
    var modified: Int64
  }

  private let descriptor: Int32
  private let ownsDescriptor: Bool
  /// What stands in memory, and how much of it has been read.
  private let memory: [UInt8]
  private var position = 0
  private let isMemory: Bool
  /// A regular file as it was when it was opened; nil for a pipe or device.
  let version: Version?

  private init(
    descriptor: Int32, ownsDescriptor: Bool, memory: [UInt8]? = nil, version: Version?
  ) {
    self.descriptor = descriptor
    self.ownsDescriptor = ownsDescriptor
    self.memory = memory ?? []
    isMemory = memory != nil
    self.version = version
  }

  /// Opens an input for reading.
  static func open(_ source: ExtractSource) throws(ReadingError) -> ByteStream {
    var descriptor: Int32 = 0
    switch source {
    case .memory(let bytes):
      return ByteStream(
        descriptor: -1, ownsDescriptor: false, memory: bytes,
        version: Version(bytes: bytes.count, modified: 0))
    case .file(let path):
      switch Platform.openForReading(path) {
      case .success(let opened): descriptor = opened
      case .failure(let error): throw .cannotOpen(error)
      }
    case .standardInput: break
    }
    let isFile = source != .standardInput
    let status = Platform.describe(descriptor)
    if status.kind == .folder {
      if isFile { Platform.closeFile(descriptor) }
      throw .folder
    }
    // Files that the system makes up as they are read (`/proc`) say that they are empty.
    let hasSize = status.kind == .regular && status.bytes > 0
    return ByteStream(
      descriptor: descriptor, ownsDescriptor: isFile,
      version: hasSize ? Version(bytes: status.bytes, modified: status.modified) : nil)
  }

  deinit {
    if ownsDescriptor { Platform.closeFile(descriptor) }
  }

  /// A regular file as it is now; nil for a pipe or device.
  var currentVersion: Version? {
    guard version != nil, !isMemory else { return version }
    let status = Platform.describe(descriptor)
    return Version(bytes: status.bytes, modified: status.modified)
  }

  /// Fills `buffer` with the next `count` bytes, fewer only at the end.
  mutating func read(
    into buffer: UnsafeMutablePointer<UInt8>, count: Int
  ) throws(ReadingError) -> Int {
    if isMemory {
      let got = min(count, memory.count - position)
      memory.withUnsafeBufferPointer { memory in
        if got > 0, let base = memory.baseAddress {
          buffer.update(from: base + position, count: got)
        }
      }
      position += got
      return got
    }
    var filled = 0
    while filled < count {
      switch Platform.read(descriptor, into: buffer + filled, count: count - filled) {
      case .success(0): return filled
      case .success(let got): filled += got
      case .failure(let error): throw .cannotRead(error)
      }
    }
    return filled
  }
}
