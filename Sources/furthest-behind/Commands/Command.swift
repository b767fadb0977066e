import AnalysisOptions
import CommandLineKit

/// A subcommand of the program.
protocol Command: Sendable {
  /// The command as people see it.
  static var spec: CommandSpec { get }

  /// Does what the command line asks for.
  static func run(_ parsed: ParsedCommand, on terminal: Terminal) throws(CommandFailure) -> ExitCode
}

extension Command {
  /// The console that the command's options ask for.
  static func console(_ parsed: ParsedCommand, on terminal: Terminal) -> Console {
    Console(
      terminal: terminal, isQuiet: parsed[RunOptions.quiet],
      hidesProgress: parsed[RunOptions.noProgress])
  }
}
