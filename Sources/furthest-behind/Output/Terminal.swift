import CommandLineKit

/// What is known about the terminal, if there is one.
struct Terminal: Sendable, Equatable {
  var outputIsTerminal: Bool
  var errorIsTerminal: Bool
  /// Characters in a line of standard output; nil when it is no terminal.
  var outputWidth: Int?
  /// Whether the environment asks for plain text.
  var isPlain: Bool

  /// The terminal of this process.
  static func current() -> Terminal {
    let outputIsTerminal = OperatingSystem.isTerminal(.standardOutput)
    let columns = OperatingSystem.environmentVariable("COLUMNS").flatMap { Int($0) }
    return Terminal(
      outputIsTerminal: outputIsTerminal,
      errorIsTerminal: OperatingSystem.isTerminal(.standardError),
      outputWidth: outputIsTerminal
        ? columns.flatMap { $0 > 0 ? $0 : nil } ?? OperatingSystem.terminalWidth() : nil,
      isPlain: OperatingSystem.environmentVariable("NO_COLOR") != nil
        || OperatingSystem.environmentVariable("TERM") == "dumb")
  }

  /// Whether a result on standard output may be coloured.
  var colorsOutput: Bool { outputIsTerminal && !isPlain }

  /// Whether messages may be coloured.
  var colorsMessages: Bool { errorIsTerminal && !isPlain }
}
