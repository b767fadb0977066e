#if os(Windows)
  import Foundation
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Dispatch
import Threads

extension OperatingSystem {
  /// What another program left behind.
  struct ProgramEnd {
    /// Whether it ended by itself, and with 0.
    var isSuccess: Bool
    var output: [UInt8]
    var errors: [UInt8]
  }

  /// What another thread has read.
  private final class Collected: Sendable {
    private let held = Guarded<[UInt8]>([])

    var bytes: [UInt8] { held.withLock { $0 } }

    func put(_ bytes: [UInt8]) { held.withLock { $0 = bytes } }
  }
}

#if os(Windows)
  extension OperatingSystem {
    static func isExecutable(_ path: String) -> Bool {
      FileManager.default.isExecutableFile(atPath: path)
    }

    /// Runs a program with bytes on its standard input, up to its end; nil when it cannot be
    /// started.
    static func run(
      _ path: String, _ arguments: [String], input: [UInt8], environment: [String: String]
    ) -> ProgramEnd? {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: path)
      process.arguments = arguments
      process.environment = environment
      let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
      process.standardInput = stdin
      process.standardOutput = stdout
      process.standardError = stderr
      do { try process.run() } catch { return nil }
      // Writing and reading at once: a pipe holds little, and both programs would wait.
      let work = DispatchGroup()
      DispatchQueue.global().async(group: work) {
        try? stdin.fileHandleForWriting.write(contentsOf: Data(input))
        try? stdin.fileHandleForWriting.close()
      }
      let errors = Collected()
      DispatchQueue.global().async(group: work) {
        errors.put([UInt8](stderr.fileHandleForReading.readDataToEndOfFile()))
      }
      let output = [UInt8](stdout.fileHandleForReading.readDataToEndOfFile())
      work.wait()
      process.waitUntilExit()
      return ProgramEnd(
        isSuccess: process.terminationReason == .exit && process.terminationStatus == 0,
        output: output, errors: errors.bytes)
    }
  }
#else
  extension OperatingSystem {
    static func isExecutable(_ path: String) -> Bool {
      access(path, X_OK) == 0
    }

    /// Runs a program with bytes on its standard input, up to its end; nil when it cannot be
    /// started.
    ///
    /// Foundation's `Process` would do, were its library not loaded at every start of this program.
    static func run(
      _ path: String, _ arguments: [String], input: [UInt8], environment: [String: String]
    ) -> ProgramEnd? {
      guard let stdin = Pipe() else { return nil }
      guard let stdout = Pipe() else {
        stdin.close()
        return nil
      }
      guard let stderr = Pipe() else {
        stdin.close()
        stdout.close()
        return nil
      }
      let started = start(
        path, arguments, environment, streams: [stdin.reading, stdout.writing, stderr.writing])
      for end in [stdin.reading, stdout.writing, stderr.writing] { try? close(end) }
      guard let process = started else {
        for end in [stdin.writing, stdout.reading, stderr.reading] { try? close(end) }
        return nil
      }
      // Writing and reading at once: a pipe holds little, and both programs would wait.
      let work = DispatchGroup()
      DispatchQueue.global().async(group: work) {
        try? write(input, to: stdin.writing)
        try? close(stdin.writing)
      }
      let errors = Collected()
      DispatchQueue.global().async(group: work) {
        errors.put((try? readAll(stderr.reading)) ?? [])
      }
      let output = (try? readAll(stdout.reading)) ?? []
      work.wait()
      for end in [stdout.reading, stderr.reading] { try? close(end) }
      return ProgramEnd(isSuccess: wait(for: process) == 0, output: output, errors: errors.bytes)
    }

    /// The two ends of a pipe; neither is left open in programs that are started.
    private struct Pipe {
      let reading: Stream
      let writing: Stream

      init?() {
        var ends: [CInt] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        reading = Stream(descriptor: ends[0])
        writing = Stream(descriptor: ends[1])
      }

      func close() {
        for end in [reading, writing] { try? OperatingSystem.close(end) }
      }
    }

    /// Starts a program with three streams as its standard ones; nil when it cannot be started.
    private static func start(
      _ path: String, _ arguments: [String], _ environment: [String: String], streams: [Stream]
    ) -> pid_t? {
      #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        var attributes: posix_spawnattr_t?
      #else
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
      #endif
      posix_spawn_file_actions_init(&actions)
      defer { posix_spawn_file_actions_destroy(&actions) }
      for (place, stream) in streams.enumerated() {
        posix_spawn_file_actions_adddup2(&actions, stream.descriptor, CInt(place))
      }
      // What this program ignores is of no concern to the other.
      posix_spawnattr_init(&attributes)
      defer { posix_spawnattr_destroy(&attributes) }
      var signals = sigset_t()
      sigemptyset(&signals)
      sigaddset(&signals, SIGPIPE)
      sigaddset(&signals, SIGXFSZ)
      posix_spawnattr_setsigdefault(&attributes, &signals)
      posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

      var words = ([path] + arguments).map { strdup($0) } + [nil]
      var variables = environment.map { strdup($0.key + "=" + $0.value) } + [nil]
      defer { for text in words + variables { free(text) } }
      var process = pid_t()
      let result = posix_spawn(&process, path, &actions, &attributes, &words, &variables)
      return result == 0 ? process : nil
    }

    /// Waits for the end of a program: 0 when it ended by itself, and with 0.
    private static func wait(for process: pid_t) -> CInt {
      var status: CInt = 0
      while waitpid(process, &status, 0) < 0 {
        if errno != EINTR { return -1 }
      }
      return status
    }
  }
#endif
