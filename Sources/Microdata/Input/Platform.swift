// The module's only file that talks to the operating system.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#elseif os(Windows)
  import ucrt
#endif

/// Calls of the C library, named for what they do here.
enum Platform {
  /// What a path leads to.
  enum FileKind {
    case regular, folder, other
  }

  /// What the system says of an open file.
  struct FileStatus {
    var kind: FileKind
    /// Its size, 0 where it has none.
    var bytes: Int
    /// When its content changed last, in nanoseconds since 1970.
    var modified: Int64
  }

  /// Opens a file for reading; the result is a file descriptor or the system's error number.
  static func openForReading(_ path: String) -> Result<Int32, SystemError> {
    while true {
      #if os(Windows)
        let descriptor = _open(path, O_RDONLY | O_BINARY)
      #else
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      #endif
      if descriptor >= 0 { return .success(descriptor) }
      if errno != EINTR { return .failure(SystemError(number: errno)) }
    }
  }

  /// Reads at most `count` bytes; 0 at the end of the file.
  static func read(
    _ descriptor: Int32, into buffer: UnsafeMutableRawPointer, count: Int
  ) -> Result<Int, SystemError> {
    while true {
      #if os(Windows)
        let got = Int(_read(descriptor, buffer, UInt32(min(count, 1 << 30))))
      #elseif canImport(Glibc)
        let got = Glibc.read(descriptor, buffer, count)
      #elseif canImport(Musl)
        let got = Musl.read(descriptor, buffer, count)
      #else
        let got = Darwin.read(descriptor, buffer, min(count, 1 << 30))
      #endif
      if got >= 0 { return .success(got) }
      if errno != EINTR { return .failure(SystemError(number: errno)) }
    }
  }

  /// Closes a file descriptor.
  static func closeFile(_ descriptor: Int32) {
    #if os(Windows)
      _ = _close(descriptor)
    #else
      _ = close(descriptor)
    #endif
  }

  /// Kind, size and age of an open file.
  static func describe(_ descriptor: Int32) -> FileStatus {
    #if os(Windows)
      var status = _stat64()
      guard _fstat64(descriptor, &status) == 0 else {
        return FileStatus(kind: .other, bytes: 0, modified: 0)
      }
      let mode = Int32(status.st_mode) & Int32(S_IFMT)
      let folder = Int32(S_IFDIR)
      let regular = Int32(S_IFREG)
      let modified = Int64(status.st_mtime) &* 1_000_000_000
    #else
      var status = stat()
      guard fstat(descriptor, &status) == 0 else {
        return FileStatus(kind: .other, bytes: 0, modified: 0)
      }
      let mode = status.st_mode & S_IFMT
      let folder = S_IFDIR
      let regular = S_IFREG
      #if canImport(Darwin)
        let time = status.st_mtimespec
      #else
        let time = status.st_mtim
      #endif
      let modified = Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    #endif
    let isRegular = mode == regular
    return FileStatus(
      kind: mode == folder ? .folder : isRegular ? .regular : .other,
      bytes: isRegular ? Int(status.st_size) : 0, modified: modified)
  }

  /// Gives the pages of freed memory back to the system; glibc keeps those among pages in use.
  static func giveBackFreedMemory() {
    #if canImport(Glibc)
      // Swift's Glibc leaves malloc.h out, so the function is looked up.
      guard let symbol = dlsym(nil, "malloc_trim") else { return }
      typealias Trim = @convention(c) (Int) -> CInt
      _ = unsafeBitCast(symbol, to: Trim.self)(0)
    #endif
  }

  /// Bytes of a large page.
  static let largePage = 2 << 20

  /// Asks that memory about to be filled come in large pages, where the system has them: thousands
  /// of small ones, each cleared on its first touch, take longer than what is written into them.
  static func preferLargePages(_ start: UnsafeMutableRawPointer, bytes: Int) {
    #if os(Linux)
      let size = largePage
      let first = UnsafeMutableRawPointer(
        bitPattern: (UInt(bitPattern: start) + UInt(size) - 1) & ~UInt(size - 1))
      guard let first else { return }
      let whole = (start + bytes - first) & ~(size - 1)
      if whole > 0 { _ = madvise(first, whole, MADV_HUGEPAGE) }
    #endif
  }

  /// The first place of a byte in `count` bytes from `start`.
  @inline(__always)
  static func find(
    _ byte: UInt8, from start: UnsafePointer<UInt8>, count: Int
  ) -> UnsafePointer<UInt8>? {
    memchr(start, Int32(byte), count).map {
      UnsafeRawPointer($0).assumingMemoryBound(to: UInt8.self)
    }
  }
}

extension Platform {
  /// The first place of a byte in an array.
  static func firstIndex(of byte: UInt8, in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return nil }
      return find(byte, from: base, count: bytes.count).map { $0 - base }
    }
  }

  /// Whether no byte is above 0x7F; eight bytes at a time.
  static func isASCII(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      let words = bytes.count / 8
      var high: UInt64 = 0
      for word in 0..<words {
        high |= bytes.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)
      }
      for byte in bytes[(words * 8)...] { high |= UInt64(byte) }
      return high & 0x8080_8080_8080_8080 == 0
    }
  }
}

/// An error number of the operating system.
package struct SystemError: Error, Equatable {
  package let number: Int32

  /// The system's words for the error ("No such file or directory").
  package var message: String { String(cString: strerror(number)) }

  /// Whether the file is not there.
  package var isNotFound: Bool { number == ENOENT }

  /// Whether the person may not read the file.
  package var isPermission: Bool { number == EACCES || number == EPERM }
}
