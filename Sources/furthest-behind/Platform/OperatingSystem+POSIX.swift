#if !os(Windows)
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #elseif canImport(Darwin)
    import Darwin
  #endif

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

    static func makeFolder(_ path: String) throws(Failure) {
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

    static func writeSome(
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

    static func readSome(
      _ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int
    ) -> Int {
      read(descriptor, bytes, count)
    }
  }
#endif
