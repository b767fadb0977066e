import CommandLineKit

/// The program as a whole: its commands, and the way from a command line to an exit code.
enum Program {
  static let name = "furthest-behind"
  static let version = "0.1.0"

  private static let commands: [any Command.Type] = [
    TreeCommand.self, BatchCommand.self, InspectCommand.self, CheckCommand.self, PlanCommand.self,
    ExplainCommand.self, InequalityCommand.self, RenderCommand.self, ReportCommand.self,
    CompletionsCommand.self,
  ]

  static let spec = ProgramSpec(
    name: name, version: version,
    overview: "Say who is furthest behind. Grows trees on extracts of household surveys (DHS, "
      + "MICS): which groups of people, by their circumstances, have the least access to an "
      + "opportunity, or meet a barrier most often.",
    commands: commands.map { $0.spec },
    examples: [
      Example(
        "Who is least likely to have electricity at home?",
        "furthest-behind tree households.csv --opportunity electricity --weight hv005")
    ])

  /// Runs one command line, given without the program's own name.
  ///
  /// Results go to standard output or to a file, everything else to standard error.
  static func run(_ arguments: [String], on terminal: Terminal) -> ExitCode {
    do {
      return try answer(to: arguments, on: terminal)
    } catch {
      Console(terminal: terminal, hidesProgress: true).error(error.message)
      return error.exitCode
    }
  }

  private static func answer(
    to arguments: [String], on terminal: Terminal
  ) throws(CommandFailure) -> ExitCode {
    switch try invocation(arguments) {
    case .help(let command):
      let page = HelpPage(of: spec, width: terminal.outputWidth ?? HelpPage.defaultWidth)
      try show(command.map { page.page(of: $0) } ?? page.page())
    case .version:
      try show(version + "\n")
    case .command(let parsed):
      guard let command = commands.first(where: { $0.spec.name == parsed.spec.name }) else {
        throw .fault("no work for the command \(quoted(parsed.spec.name))")
      }
      return try command.run(parsed, on: terminal)
    }
    return .done
  }

  private static func invocation(_ arguments: [String]) throws(CommandFailure) -> Invocation {
    do { return try Parser(spec).parse(arguments) } catch { throw .usage(error) }
  }

  private static func show(_ text: String) throws(CommandFailure) {
    do { try OutputDestination.standardOutput.write(text) } catch { throw .output(error) }
  }
}
