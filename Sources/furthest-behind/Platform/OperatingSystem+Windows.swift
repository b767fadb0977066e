#if os(Windows)
  import WinSDK
  import ucrt

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

    static func makeFolder(_ path: String) throws(Failure) {
      if path.withCString(encodedAs: UTF16.self, { _wmkdir($0) }) != 0 { throw .last }
    }

    static func remove(_ path: String) {
      _ = path.withCString(encodedAs: UTF16.self) { _wunlink($0) }
    }

    static func writeSome(
      _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int
    ) -> Int {
      Int(_write(descriptor, bytes, UInt32(count)))
    }

    static func readSome(
      _ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int
    ) -> Int {
      Int(_read(descriptor, bytes, UInt32(count)))
    }
  }
#endif
