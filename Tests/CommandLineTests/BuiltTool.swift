import Foundation

@testable import furthest_behind

/// The program as it was built beside these tests.
enum BuiltTool {
  /// What a run of the program left behind.
  struct Outcome {
    var exitCode: Int32
    var output: String
    var errors: String
  }

  /// The built program: named by the environment variable `FURTHEST_BEHIND_TOOL`, or the one in
  /// the folder of the running test bundle.
  static let url: URL? = {
    let name = Program.name
    if let path = ProcessInfo.processInfo.environment["FURTHEST_BEHIND_TOOL"] {
      return URL(fileURLWithPath: path)
    }
    let running =
      CommandLine.arguments + [Bundle.main.bundlePath, Bundle.main.executablePath ?? ""]
      + Bundle.allBundles.map(\.bundlePath) + ["/proc/self/exe"]
    for path in running where path.contains("/") {
      // The bundle may be the test executable itself or a folder some levels above it.
      var folder = URL(fileURLWithPath: path).resolvingSymlinksInPath()
      for _ in 0..<4 {
        folder.deleteLastPathComponent()
        let tool = folder.appendingPathComponent(name)
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: tool.path, isDirectory: &isFolder),
          !isFolder.boolValue, FileManager.default.isExecutableFile(atPath: tool.path)
        {
          return tool
        }
      }
    }
    return nil
  }()

  struct NotFound: Error {}

  /// Runs the program at a width of 80 columns, without a terminal.
  static func run(
    _ arguments: [String], input: String = "", in folder: URL? = nil,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    guard let url else { throw NotFound() }
    return try run(url, arguments, input: input, in: folder, environment: environment)
  }

  /// Runs a line of the shell, in which `$tool` is the program.
  static func shell(_ line: String, in folder: URL? = nil) throws -> Outcome {
    guard let url else { throw NotFound() }
    return try run(
      URL(fileURLWithPath: "/bin/sh"), ["-c", line], in: folder, environment: ["tool": url.path])
  }

  /// Runs any program.
  static func run(
    _ program: URL, _ arguments: [String], input: String = "", in folder: URL? = nil,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    let files = try TemporaryFolder()
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment
      .filter { $0.key != "COLUMNS" && $0.key != "NO_COLOR" }
      .merging(environment) { $1 }
    // Files cannot fill up as pipes can.
    try Data(input.utf8).write(to: files.file("input"))
    try Data().write(to: files.file("output"))
    try Data().write(to: files.file("errors"))
    process.standardInput = try FileHandle(forReadingFrom: files.file("input"))
    process.standardOutput = try FileHandle(forWritingTo: files.file("output"))
    process.standardError = try FileHandle(forWritingTo: files.file("errors"))
    try process.run()
    process.waitUntilExit()
    return Outcome(
      exitCode: process.terminationReason == .exit ? process.terminationStatus : -1,
      output: try files.text("output"), errors: try files.text("errors"))
  }
}

/// A folder that is removed with its last use.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("furthest-behind-tests-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func file(_ name: String) -> URL {
    url.appendingPathComponent(name)
  }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: file(name)), as: UTF8.self)
  }

  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
  }
}
