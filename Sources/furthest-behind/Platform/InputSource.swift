import CommandLineKit

/// Where a small input, such as a result or a plan, comes from.
enum InputSource: Equatable, Sendable {
  case standardInput
  case file(String)

  /// The source that an argument names; `-` means standard input.
  init(_ path: String) {
    self = path == "-" ? .standardInput : .file(path)
  }

  /// The path; nil for standard input.
  var path: String? {
    if case .file(let path) = self { path } else { nil }
  }

  /// All bytes.
  func read() throws(InputFailure) -> [UInt8] {
    do {
      switch self {
      case .standardInput: return try OperatingSystem.readAll(.standardInput)
      case .file(let path):
        let stream = try OperatingSystem.open(path, .reading)
        defer { try? OperatingSystem.close(stream) }
        return try OperatingSystem.readAll(stream)
      }
    } catch {
      throw InputFailure(path: path, cause: error)
    }
  }
}

/// Why an input could not be read.
struct InputFailure: Error, Equatable {
  /// The path; nil means standard input.
  let path: String?
  let cause: OperatingSystem.Failure

  /// What happened, where, and how to mend it.
  var message: String {
    typealias Failure = OperatingSystem.Failure
    let source = path.map(quoted) ?? "standard input"
    if Failure.missing.contains(cause.code) {
      return "there is no file \(source). Check the spelling and the folder."
    }
    if Failure.isFolder.contains(cause.code) {
      return "\(source) is a folder. Add the name of a file to it."
    }
    if Failure.forbidden.contains(cause.code) {
      return "\(source) may not be read. Change its permissions, or copy it."
    }
    return "cannot read \(source): \(cause.description) (system error \(cause.code))."
  }
}
