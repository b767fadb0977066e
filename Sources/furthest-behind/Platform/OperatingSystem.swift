// Every call to the operating system is in this file and those beside it, one for each family of
// systems: a port to another system ends here.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#elseif os(Windows)
  import WinSDK
  import ucrt
#endif

/// The few services of the operating system that the program needs.
enum OperatingSystem {
  /// A call that failed, with the system's error number.
  struct Failure: Error, Equatable {
    let code: Int32

    static let noSpace = [ENOSPC, EFBIG, quotaExceeded]
    static let brokenPipe = [EPIPE]
    static let missing = [ENOENT, ENOTDIR]
    static let forbidden = [EACCES, EPERM, EROFS]
    static let isFolder = [EISDIR]

    /// The system's own words for the error.
    var description: String {
      String(cString: strerror(code))
    }

    static var last: Failure { Failure(code: errno) }

    #if os(Windows)
      private static let quotaExceeded = ENOSPC
    #else
      private static let quotaExceeded = EDQUOT
    #endif
  }

  /// An open stream of bytes.
  struct Stream: Equatable {
    let descriptor: Int32

    static let standardInput = Stream(descriptor: 0)
    static let standardOutput = Stream(descriptor: 1)
    static let standardError = Stream(descriptor: 2)
  }

  /// What a path leads to.
  enum FileKind: Equatable {
    case regular(permissions: UInt32)
    case folder
    case other
  }

  /// How a file is opened.
  enum OpenMode {
    /// For reading.
    case reading
    /// For writing into what is there already, such as a pipe.
    case existing
    /// For writing a file that must not be there yet.
    case new
  }

  static func environmentVariable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Where the memory of freed arrays goes.
  enum MemoryUse {
    /// Back to the system at once: glibc would keep the larger ones in hope of another use.
    case flat
    /// To the next arrays: getting these afresh from the system takes longer than filling them.
    case reused
  }

  static func setMemoryUse(_ use: MemoryUse) {
    #if canImport(Glibc)
      // Swift's Glibc leaves malloc.h out, so the function is looked up; the parameters are
      // M_MMAP_THRESHOLD, M_TRIM_THRESHOLD and M_ARENA_MAX.
      guard let symbol = dlsym(nil, "mallopt") else { return }
      typealias SetParameter = @convention(c) (CInt, CInt) -> CInt
      let set = unsafeBitCast(symbol, to: SetParameter.self)
      switch use {
      case .flat:
        _ = set(-3, 1 << 17)
      case .reused:
        _ = set(-3, 1 << 24)
        _ = set(-1, 1 << 27)
        _ = set(-8, 2)
      }
    #endif
  }

  static func exit(_ status: Int32) -> Never {
    #if os(Windows)
      ucrt.exit(status)
    #elseif canImport(Glibc)
      Glibc.exit(status)
    #elseif canImport(Musl)
      Musl.exit(status)
    #else
      Darwin.exit(status)
    #endif
  }

  /// Writes all bytes.
  static func write(_ bytes: some Sequence<UInt8>, to stream: Stream) throws(Failure) {
    var rest = ContiguousArray(bytes)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { buffer in
        // One call takes less than 2 GB on every system.
        writeSome(stream.descriptor, buffer.baseAddress, min(buffer.count, 1 << 24))
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw .last
      }
      rest = rest.dropFirst(written)
    }
  }

  /// Reads up to the end of the stream.
  static func readAll(_ stream: Stream) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { buffer in
        readSome(stream.descriptor, buffer.baseAddress, buffer.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw .last
      }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// Creates a folder, and those above it that are missing.
  static func createFolder(_ path: String) throws(Failure) {
    if kind(of: path) == .folder { return }
    if let end = path.lastIndex(where: pathSeparators.contains), end > path.startIndex {
      try createFolder(String(path[..<end]))
    }
    do throws(Failure) {
      try makeFolder(path)
    } catch {
      // Another thread may have made it in the meantime.
      if kind(of: path) != .folder { throw error }
    }
  }
}
