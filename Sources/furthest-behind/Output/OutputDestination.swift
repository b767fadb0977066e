import CommandLineKit

/// Where a result goes.
///
/// A regular file is written under a temporary name beside it and renamed, so that it is either
/// whole or not there. A target that exists and is no regular file (a device, a pipe) is written
/// directly.
enum OutputDestination: Equatable, Sendable {
  case standardOutput
  case file(String)

  /// The destination that `--output` names; nothing and `-` mean standard output.
  init(_ path: String?) {
    if let path, path != "-" { self = .file(path) } else { self = .standardOutput }
  }

  /// Finds out before the work starts whether its result could be written, as far as that can be
  /// told without writing.
  func check() throws(OutputFailure) {
    guard case .file(let path) = self else { return }
    switch OperatingSystem.kind(of: path) {
    case .folder: throw OutputFailure(path, .isFolder)
    case .other: return
    case .regular:
      if !OperatingSystem.isWritable(path) { throw OutputFailure(path, .isProtected) }
    case nil:
      let folder = Self.folder(of: path)
      if path.last.map(OperatingSystem.pathSeparators.contains) == true {
        throw OutputFailure(path, .isFolder)
      }
      switch OperatingSystem.kind(of: folder) {
      case .folder: return
      case nil: throw OutputFailure(path, .folderIsMissing(folder))
      default: throw OutputFailure(path, .folderIsFile(folder))
      }
    }
  }

  /// Writes the whole result.
  func write(_ text: String) throws(OutputFailure) {
    try write(Array(text.utf8))
  }

  /// Writes the whole result.
  func write(_ bytes: [UInt8]) throws(OutputFailure) {
    switch self {
    case .standardOutput:
      do { try OperatingSystem.write(bytes, to: .standardOutput) } catch {
        throw OutputFailure(nil, .system(error))
      }
    case .file(let path):
      try check()
      do {
        if OperatingSystem.kind(of: path) == .other {
          try Self.write(bytes, to: try OperatingSystem.open(path, .existing))
        } else {
          try Self.replace(OperatingSystem.resolved(path), by: bytes)
        }
      } catch {
        throw OutputFailure(path, .system(error))
      }
    }
  }

  private static let temporaryStart = ".\(Program.name)-"
  private static let temporaryEnd = ".tmp"

  /// Whether a file has such a name as those that are being written.
  static func isTemporary(_ name: String) -> Bool {
    name.hasPrefix(temporaryStart) && name.hasSuffix(temporaryEnd)
  }

  private static func replace(
    _ path: String, by bytes: [UInt8]
  ) throws(OperatingSystem.Failure) {
    // The name does not grow with the target's, which may be as long as the system allows.
    let random = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    let name = "\(temporaryStart)\(OperatingSystem.processIdentifier)-\(random)\(temporaryEnd)"
    let temporary = folder(of: path) + "/" + name
    let stream = try OperatingSystem.open(temporary, .new)
    do {
      if case .regular(let permissions) = OperatingSystem.kind(of: path) {
        OperatingSystem.setPermissions(permissions, of: stream)
      }
      try write(bytes, to: stream)
      try OperatingSystem.rename(temporary, to: path)
    } catch {
      OperatingSystem.remove(temporary)
      throw error
    }
  }

  /// Writes all bytes and closes the stream, whatever happens.
  private static func write(
    _ bytes: [UInt8], to stream: OperatingSystem.Stream
  ) throws(OperatingSystem.Failure) {
    do {
      try OperatingSystem.write(bytes, to: stream)
    } catch {
      try? OperatingSystem.close(stream)
      throw error
    }
    try OperatingSystem.close(stream)
  }

  /// The folder of a path: what stands before the last separator.
  private static func folder(of path: String) -> String {
    let separators = OperatingSystem.pathSeparators
    var end = path.endIndex
    while end > path.startIndex, separators.contains(path[path.index(before: end)]) {
      end = path.index(before: end)
    }
    guard let separator = path[..<end].lastIndex(where: separators.contains) else { return "." }
    return separator == path.startIndex ? "/" : String(path[..<separator])
  }
}
