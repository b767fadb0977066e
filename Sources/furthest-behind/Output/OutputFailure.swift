import CommandLineKit

/// Why a result could not be written.
struct OutputFailure: Error, Equatable {
  /// What can be wrong with a destination.
  enum Reason: Equatable {
    case isFolder
    case isProtected
    case folderIsMissing(String)
    case folderIsFile(String)
    /// The folder of a run holds something.
    case isNotEmpty
    /// Nothing may be put into the folder.
    case isForbidden(String)
    /// A folder that cannot be made.
    case cannotCreate(OperatingSystem.Failure)
    case system(OperatingSystem.Failure)
  }

  /// The path; nil means standard output.
  let path: String?
  let reason: Reason

  init(_ path: String?, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// What happened, where, and how to mend it.
  var message: String {
    let target = path.map(quoted) ?? "standard output"
    switch reason {
    case .isFolder:
      return "cannot write \(target): it names a folder. Add the name of a file to it."
    case .isProtected:
      return "cannot write \(target): the file is protected against writing. Choose another "
        + "name, or change the file's permissions."
    case .folderIsMissing(let folder):
      return "cannot write \(target): there is no folder \(quoted(folder)). Create it first, or "
        + "choose another one."
    case .folderIsFile(let folder):
      return "cannot write \(target): \(quoted(folder)) is a file, not a folder. Choose another "
        + "folder."
    case .isNotEmpty:
      return "the folder \(target) is not empty. Choose another one, empty it, or go on with the "
        + "run that is in it by --resume."
    case .isForbidden(let folder):
      return "cannot create the folder \(target): nothing may be written in \(quoted(folder)). "
        + "Choose another one, or change its permissions."
    case .cannotCreate(let failure):
      return "cannot create the folder \(target): \(failure.description) (system error "
        + "\(failure.code)). Choose another one, or change its permissions."
    case .system(let failure):
      return "cannot write \(target): \(Self.wording(of: failure))"
    }
  }

  private static func wording(of failure: OperatingSystem.Failure) -> String {
    typealias Failure = OperatingSystem.Failure
    if Failure.noSpace.contains(failure.code) {
      return "there is no space left. Free some, or choose another disk."
    }
    if Failure.brokenPipe.contains(failure.code) {
      return "the program that reads it has ended before all was written."
    }
    if Failure.forbidden.contains(failure.code) {
      return "that is not permitted here. Choose another folder, or change its permissions."
    }
    return "\(failure.description) (system error \(failure.code))."
  }
}
