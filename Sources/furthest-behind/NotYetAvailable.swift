import CommandLineKit

/// What the command line already understands but the program does not do yet.
///
/// An option accepts the values listed here, which ask for nothing. An entry is deleted when its
/// work is done.
enum NotYetAvailable {
  /// An option and the values that it accepts meanwhile.
  private static let options: KeyValuePairs<String, [String]> = [
    OutputOptions.language.spec.name: ["en"]
  ]

  /// Forms of output.
  private static let formats: [OutputFormat] = [.html]

  /// The forms of output that are there.
  static var available: [OutputFormat] { OutputFormat.allCases.filter { !formats.contains($0) } }

  /// What was asked for and is not available.
  enum Refusal: Error, Equatable {
    case command(String)
    case option(String, value: String, accepted: [String])
    case format(OutputFormat, available: [OutputFormat])

    /// What happened, where, and how to mend it.
    var message: String {
      switch self {
      case .command(let name):
        "'\(Program.name) \(name)' is not available yet in version \(Program.version)."
      case .option(let name, let value, let accepted):
        "\(name) \(quoted(value)) is not available yet in version \(Program.version). Leave "
          + "\(name) out" + (accepted.first.map { ", or write '\(name) \($0)'." } ?? ".")
      case .format(let format, let available):
        "the format \(format.rawValue) is not available yet in version \(Program.version). "
          + "Available are \(available.map(\.rawValue).joined(separator: ", "))."
      }
    }
  }

  /// Refuses the first option whose value asks for work that is not done yet.
  static func check(_ parsed: ParsedCommand) throws(CommandFailure) {
    for given in parsed.given {
      guard let accepted = options.first(where: { $0.key == given.option })?.value else {
        continue
      }
      if !accepted.contains(where: { isSame(given.text, $0) }) {
        throw .notYetAvailable(.option(given.option, value: given.text, accepted: accepted))
      }
    }
  }

  /// Refuses a form of output that is not there yet.
  static func check(_ format: OutputFormat) throws(CommandFailure) {
    if formats.contains(format) {
      throw .notYetAvailable(.format(format, available: available))
    }
  }

  /// Whether two texts mean the same value; numbers may be written in several ways.
  private static func isSame(_ text: String, _ accepted: String) -> Bool {
    if let number = Double(text), let other = Double(accepted) { return number == other }
    return text.lowercased() == accepted
  }
}
