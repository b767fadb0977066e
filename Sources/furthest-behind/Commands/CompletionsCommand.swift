import CommandLineKit

/// `furthest-behind completions`: a script that teaches a shell the program's options.
enum CompletionsCommand: Command {
  private static let shell = ArgumentSpec(
    "shell", .choice(Shell.allCases.map { .init($0.rawValue) }), help: "The shell.")

  static let spec = CommandSpec(
    name: "completions",
    overview: "Write a script that completes commands, options and file names in a shell.",
    arguments: [shell],
    sections: [OptionSection("Output", [OutputOptions.output.spec])],
    examples: [
      Example(
        "bash, for every new session:",
        "furthest-behind completions bash \\",
        "  -o ~/.local/share/bash-completion/completions/furthest-behind"),
      Example(
        "zsh, where the folder is one of $fpath:",
        "furthest-behind completions zsh -o ~/.zfunc/_furthest-behind"),
      Example(
        "fish:",
        "furthest-behind completions fish \\",
        "  -o ~/.config/fish/completions/furthest-behind.fish"),
    ])

  static func run(
    _ parsed: ParsedCommand, on terminal: Terminal
  ) throws(CommandFailure) -> ExitCode {
    let name = parsed.argument(shell.name)
    guard let shell = Shell(rawValue: name) else {
      throw .fault("no completions for the shell \(quoted(name))")
    }
    let script = shell.completions(of: Program.spec)
    do { try OutputDestination(parsed[OutputOptions.output]).write(script) } catch {
      throw .output(error)
    }
    return .done
  }
}
