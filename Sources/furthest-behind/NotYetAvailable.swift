import CommandLineKit

/// What the command line already understands but the program does not do yet.
///
/// An entry is deleted when its work is done.
enum NotYetAvailable {
  /// Forms of output.
  private static let formats: [OutputFormat] = [.html]

  /// The forms of output that are there.
  static var available: [OutputFormat] { OutputFormat.allCases.filter { !formats.contains($0) } }

  /// What was asked for and is not available.
  enum Refusal: Error, Equatable {
    case command(String)
    case format(OutputFormat, available: [OutputFormat])

    /// What happened, where, and how to mend it.
    var message: String {
      switch self {
      case .command(let name):
        "'\(Program.name) \(name)' is not available yet in version \(Program.version)."
      case .format(let format, let available):
        "the format \(format.rawValue) is not available yet in version \(Program.version). "
          + "Available are \(available.map(\.rawValue).joined(separator: ", "))."
      }
    }
  }

  /// Refuses a form of output that is not there yet.
  static func check(_ format: OutputFormat) throws(CommandFailure) {
    if formats.contains(format) {
      throw .notYetAvailable(.format(format, available: available))
    }
  }
}
