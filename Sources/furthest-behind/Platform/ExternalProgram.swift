#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

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
      return OperatingSystem.isExecutable(path)
    }
    guard let path else { return nil }
    self.name = name
    self.path = path
  }

  /// Runs the program with bytes on its standard input; nil when it cannot be started.
  func run(_ arguments: [String], input: [UInt8], environment: [String: String]) -> Outcome? {
    let end = OperatingSystem.run(
      path, arguments, input: input,
      environment: ProcessInfo.processInfo.environment.merging(environment) { $1 })
    return end.map { end in
      Outcome(
        isSuccess: end.isSuccess, output: end.output,
        errors: String(decoding: end.errors, as: UTF8.self))
    }
  }
}
