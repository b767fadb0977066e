import CommandLineKit

/// What the command line already understands but the program does not do yet.
///
/// It goes when the last command is done.
enum NotYetAvailable {
  /// What was asked for and is not available.
  enum Refusal: Error, Equatable {
    case command(String)

    /// What happened, where, and how to mend it.
    var message: String {
      switch self {
      case .command(let name):
        "'\(Program.name) \(name)' is not available yet in version \(Program.version)."
      }
    }
  }
}
