// Every call to the operating system is in this file: a port to another system ends here.
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

    fileprivate static var last: Failure { Failure(code: errno) }

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

#if os(Windows)
  extension OperatingSystem {
    static var pathSeparators: [Character] { ["/", "\\"] }

    static var processIdentifier: Int { Int(GetCurrentProcessId()) }

    /// Windows has no signal for a closed pipe; streams are made binary instead, so that a line
    /// feed stays one byte.
    static func prepareStreams() {
      for descriptor: Int32 in 0...2 { _ = _setmode(descriptor, _O_BINARY) }
    }

    static func isTerminal(_ stream: Stream) -> Bool {
      _isatty(stream.descriptor) != 0
    }

    /// The width of standard output's terminal in characters.
    static func terminalWidth() -> Int? {
      var info = CONSOLE_SCREEN_BUFFER_INFO()
      guard GetConsoleScreenBufferInfo(GetStdHandle(STD_OUTPUT_HANDLE), &info) else { return nil }
      return Int(info.srWindow.Right) - Int(info.srWindow.Left) + 1
    }

    static func open(_ path: String, _ mode: OpenMode) throws(Failure) -> Stream {
      let flags =
        switch mode {
        case .reading: _O_RDONLY
        case .existing: _O_WRONLY
        case .new: _O_WRONLY | _O_CREAT | _O_EXCL
        }
      let descriptor = path.withCString(encodedAs: UTF16.self) {
        _wopen($0, flags | _O_BINARY, _S_IREAD | _S_IWRITE)
      }
      if descriptor < 0 { throw .last }
      return Stream(descriptor: descriptor)
    }

    static func close(_ stream: Stream) throws(Failure) {
      if _close(stream.descriptor) != 0 { throw .last }
    }

    static func kind(of path: String) -> FileKind? {
      let attributes = path.withCString(encodedAs: UTF16.self) { GetFileAttributesW($0) }
      if attributes == INVALID_FILE_ATTRIBUTES { return nil }
      if attributes & DWORD(FILE_ATTRIBUTE_DIRECTORY) != 0 { return .folder }
      if attributes & DWORD(FILE_ATTRIBUTE_DEVICE) != 0 { return .other }
      return .regular(permissions: 0)
    }

    /// The bytes of a file; nil for what is none.
    static func size(of path: String) -> Int? {
      var status = _stat64()
      let isFile = path.withCString(encodedAs: UTF16.self) { _wstat64($0, &status) } == 0
      return isFile ? Int(status.st_size) : nil
    }

    static func isWritable(_ path: String) -> Bool {
      path.withCString(encodedAs: UTF16.self) { _waccess($0, 2) } == 0
    }

    static func isSameFile(_ path: String, _ other: String) -> Bool {
      resolved(path).lowercased() == resolved(other).lowercased()
    }

    static func resolved(_ path: String) -> String {
      path.withCString(encodedAs: UTF16.self) { path in
        guard let full = _wfullpath(nil, path, 0) else { return "" }
        defer { free(full) }
        return String(decodingCString: full, as: UTF16.self)
      }
    }

    static func setPermissions(_ permissions: UInt32, of stream: Stream) {}

    static func rename(_ path: String, to other: String) throws(Failure) {
      let isDone = path.withCString(encodedAs: UTF16.self) { path in
        other.withCString(encodedAs: UTF16.self) { other in
          MoveFileExW(path, other, DWORD(MOVEFILE_REPLACE_EXISTING))
        }
      }
      if !isDone { throw Failure(code: EACCES) }
    }

    private static func makeFolder(_ path: String) throws(Failure) {
      if path.withCString(encodedAs: UTF16.self, { _wmkdir($0) }) != 0 { throw .last }
    }

    static func remove(_ path: String) {
      _ = path.withCString(encodedAs: UTF16.self) { _wunlink($0) }
    }

    private static func writeSome(
      _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int
    ) -> Int {
      Int(_write(descriptor, bytes, UInt32(count)))
    }

    private static func readSome(
      _ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int
    ) -> Int {
      Int(_read(descriptor, bytes, UInt32(count)))
    }
  }
#else
  extension OperatingSystem {
    static var pathSeparators: [Character] { ["/"] }

    static var processIdentifier: Int { Int(getpid()) }

    /// Makes a closed pipe and a file that grows too large errors of the write, not the end of the
    /// process.
    static func prepareStreams() {
      signal(SIGPIPE, SIG_IGN)
      signal(SIGXFSZ, SIG_IGN)
    }

    static func isTerminal(_ stream: Stream) -> Bool {
      isatty(stream.descriptor) == 1
    }

    /// The width of standard output's terminal in characters.
    static func terminalWidth() -> Int? {
      var size = winsize()
      guard ioctl(Stream.standardOutput.descriptor, UInt(TIOCGWINSZ), &size) == 0 else {
        return nil
      }
      return size.ws_col > 0 ? Int(size.ws_col) : nil
    }

    static func open(_ path: String, _ mode: OpenMode) throws(Failure) -> Stream {
      let flags =
        switch mode {
        case .reading: O_RDONLY
        case .existing: O_WRONLY
        case .new: O_WRONLY | O_CREAT | O_EXCL
        }
      // The process's mask takes away what new files are not to have.
      let everybody = S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH
      while true {
        #if canImport(Glibc)
          let descriptor = Glibc.open(path, flags | O_CLOEXEC, everybody)
        #elseif canImport(Musl)
          let descriptor = Musl.open(path, flags | O_CLOEXEC, everybody)
        #else
          let descriptor = Darwin.open(path, flags | O_CLOEXEC, everybody)
        #endif
        if descriptor >= 0 { return Stream(descriptor: descriptor) }
        if errno != EINTR { throw .last }
      }
    }

    static func close(_ stream: Stream) throws(Failure) {
      #if canImport(Glibc)
        let result = Glibc.close(stream.descriptor)
      #elseif canImport(Musl)
        let result = Musl.close(stream.descriptor)
      #else
        let result = Darwin.close(stream.descriptor)
      #endif
      // An interrupted close has closed the stream.
      if result != 0, errno != EINTR { throw .last }
    }

    static func kind(of path: String) -> FileKind? {
      guard let status = status(of: path) else { return nil }
      return switch status.st_mode & S_IFMT {
      case S_IFREG: .regular(permissions: UInt32(status.st_mode & ~S_IFMT))
      case S_IFDIR: .folder
      default: .other
      }
    }

    /// The bytes of a file; nil for what is none.
    static func size(of path: String) -> Int? {
      status(of: path).flatMap { $0.st_mode & S_IFMT == S_IFREG ? Int($0.st_size) : nil }
    }

    static func isWritable(_ path: String) -> Bool {
      access(path, W_OK) == 0
    }

    static func isSameFile(_ path: String, _ other: String) -> Bool {
      guard let one = status(of: path), let two = status(of: other) else { return false }
      return one.st_dev == two.st_dev && one.st_ino == two.st_ino
    }

    /// The path with every link followed; the path itself when that fails.
    static func resolved(_ path: String) -> String {
      guard let resolved = realpath(path, nil) else { return path }
      defer { free(resolved) }
      return String(cString: resolved)
    }

    static func setPermissions(_ permissions: UInt32, of stream: Stream) {
      _ = fchmod(stream.descriptor, mode_t(permissions))
    }

    static func rename(_ path: String, to other: String) throws(Failure) {
      #if canImport(Glibc)
        let result = Glibc.rename(path, other)
      #elseif canImport(Musl)
        let result = Musl.rename(path, other)
      #else
        let result = Darwin.rename(path, other)
      #endif
      if result != 0 { throw .last }
    }

    private static func makeFolder(_ path: String) throws(Failure) {
      // The process's mask takes away what new folders are not to have.
      if mkdir(path, S_IRWXU | S_IRWXG | S_IRWXO) != 0 { throw .last }
    }

    static func remove(_ path: String) {
      _ = unlink(path)
    }

    private static func status(of path: String) -> stat? {
      var status = stat()
      return stat(path, &status) == 0 ? status : nil
    }

    private static func writeSome(
      _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int
    ) -> Int {
      #if canImport(Glibc)
        Glibc.write(descriptor, bytes, count)
      #elseif canImport(Musl)
        Musl.write(descriptor, bytes, count)
      #else
        Darwin.write(descriptor, bytes, count)
      #endif
    }

    private static func readSome(
      _ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int
    ) -> Int {
      read(descriptor, bytes, count)
    }
  }
#endif
