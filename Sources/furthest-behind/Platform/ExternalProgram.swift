import Dispatch
import Foundation
import Synchronization

/// Another program that is installed on this computer.
struct ExternalProgram: Equatable {
  /// What a run left behind.
  struct Outcome {
    var isSuccess: Bool
    var output: [UInt8]
    var errors: String
  }

  let name: String
  private let path: String

  /// Looks the program up in the folders of `PATH`; nil when it is in none.
  init?(named name: String) {
    #if os(Windows)
      let (separator, file): (Character, String) = (";", name + ".exe")
    #else
      let (separator, file): (Character, String) = (":", name)
    #endif
    let folders = OperatingSystem.environmentVariable("PATH")?.split(separator: separator) ?? []
    let path = folders.lazy.map { $0 + "/" + file }.first { path in
      guard case .regular? = OperatingSystem.kind(of: path) else { return false }
      return FileManager.default.isExecutableFile(atPath: path)
    }
    guard let path else { return nil }
    self.name = name
    self.path = path
  }

  /// Runs the program with bytes on its standard input; nil when it cannot be started.
  func run(_ arguments: [String], input: [UInt8], environment: [String: String]) -> Outcome? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
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
    let collected = Collected()
    DispatchQueue.global().async(group: work) {
      collected.put(stderr.fileHandleForReading.readDataToEndOfFile())
    }
    let output = stdout.fileHandleForReading.readDataToEndOfFile()
    work.wait()
    process.waitUntilExit()
    return Outcome(
      isSuccess: process.terminationReason == .exit && process.terminationStatus == 0,
      output: [UInt8](output), errors: String(decoding: collected.data, as: UTF8.self))
  }

  /// What another thread has read.
  private final class Collected: Sendable {
    private let held = Mutex(Data())

    var data: Data { held.withLock { $0 } }

    func put(_ data: Data) { held.withLock { $0 = data } }
  }
}
