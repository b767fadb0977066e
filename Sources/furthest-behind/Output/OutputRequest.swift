import CommandLineKit

/// What a person asked of the output: where, in which form, of which shape.
struct OutputRequest: Equatable, Sendable {
  var destination: OutputDestination
  var format: OutputFormat
  /// Characters in a line of text.
  var width: Int
  /// Whether text holds the tables on targeting and on other rules.
  var details: Bool
  var layout: OutputOptions.Layout
  var language: OutputOptions.Language
  var numberStyle: OutputOptions.NumberStyle

  /// Reads the options of `OutputOptions`.
  ///
  /// - Parameters:
  ///   - input: The file that is read, which must not be overwritten; nil for standard input.
  ///   - fitting: The forms that the command's result can take; nil for those of a tree.
  init(
    _ parsed: ParsedCommand, input: String?, terminal: Terminal,
    among fitting: [OutputFormat]? = nil
  ) throws(CommandFailure) {
    destination = OutputDestination(parsed[OutputOptions.output])
    if case .file(let path) = destination, let input,
      case .regular = OperatingSystem.kind(of: path), OperatingSystem.isSameFile(path, input)
    {
      throw .overwritesInput(file: path)
    }
    if let given = parsed[OutputOptions.format] {
      format = given
    } else {
      format = try OutputFormat(of: destination)
    }
    if let fitting {
      guard fitting.contains(format) else {
        throw .unfitFormat(format, command: parsed.spec.name, fitting: fitting)
      }
    } else {
      try NotYetAvailable.check(format)
    }
    let terminalWidth = destination == .standardOutput ? terminal.outputWidth : nil
    width = parsed[OutputOptions.width] ?? terminalWidth ?? HelpPage.defaultWidth
    details = parsed[OutputOptions.details]
    layout = parsed[OutputOptions.layout] ?? .down
    language = parsed[OutputOptions.language] ?? .english
    numberStyle = parsed[OutputOptions.csvLocale] ?? .point
  }
}
