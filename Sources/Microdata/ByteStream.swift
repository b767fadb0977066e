/// Where an extract's bytes come from.
package enum ExtractSource: Sendable, Equatable {
  case file(String)
  case standardInput

  /// The file's name without its folder, "-" for standard input.
  package var name: String {
    switch self {
    case .file(let path):
      String(path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? Substring(path))
    case .standardInput: "-"
    }
  }
}

/// An open input: raw bytes in blocks of fixed length.
struct ByteStream: ~Copyable {
  private let descriptor: Int32
  private let ownsDescriptor: Bool
  /// Bytes of a regular file when it was opened; nil for a pipe or device.
  let size: Int?

  private init(descriptor: Int32, ownsDescriptor: Bool, size: Int?) {
    self.descriptor = descriptor
    self.ownsDescriptor = ownsDescriptor
    self.size = size
  }

  /// Opens an input for reading.
  static func open(_ source: ExtractSource) throws(ReadingError) -> ByteStream {
    var descriptor: Int32 = 0
    if case .file(let path) = source {
      switch Platform.openForReading(path) {
      case .success(let opened): descriptor = opened
      case .failure(let error): throw .cannotOpen(error)
      }
    }
    let isFile = source != .standardInput
    let (kind, bytes) = Platform.describe(descriptor)
    if kind == .folder {
      if isFile { Platform.closeFile(descriptor) }
      throw .folder
    }
    return ByteStream(
      descriptor: descriptor, ownsDescriptor: isFile, size: kind == .regular ? bytes : nil)
  }

  deinit {
    if ownsDescriptor { Platform.closeFile(descriptor) }
  }

  /// Bytes of a regular file now; nil for a pipe or device.
  var currentSize: Int? { size.map { _ in Platform.describe(descriptor).bytes } }

  /// Fills `buffer` with the next `count` bytes, fewer only at the end.
  func read(
    into buffer: UnsafeMutablePointer<UInt8>, count: Int
  ) throws(ReadingError) -> Int {
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
