/// Completions for fish, 3.0 and later.
struct FishCompletions {
  private let program: ProgramSpec

  init(_ program: ProgramSpec) {
    self.program = program
  }

  var script: String {
    let function = "__" + program.identifier
    let lines = start(function) + program.commands.flatMap { self.lines(of: $0, function) }
    return """
      # Completions of \(program.name) for fish.
      function \(function)_start
          test (count (commandline -opc)) -lt 2
      end
      function \(function)_is
          set -l words (commandline -opc)
          test (count $words) -ge 2; and test "$words[2]" = "$argv[1]"
      end
      complete -c \(program.name) -f
      \(lines.map { "complete -c \(program.name) " + $0 }.joined(separator: "\n"))

      """
  }

  private func start(_ function: String) -> [String] {
    let commands =
      program.commands.map { ($0.name, firstSentence(of: $0.overview)) }
      + [(BuiltInOptions.helpCommand, "Show help information")]
    let names = commands.map(\.0).joined(separator: " ")
    return commands.map { name, help in
      "-n \(function)_start -a \(name) -d \(quoted(help))"
    } + BuiltInOptions.all.map { "-n \(function)_start " + entry($0) }
      + ["-n '\(function)_is \(BuiltInOptions.helpCommand)' -a '\(names)'"]
  }

  private func lines(of command: CommandSpec, _ function: String) -> [String] {
    let condition = "-n '\(function)_is \(command.name)' "
    let options = (command.options + BuiltInOptions.all).map { condition + entry($0) }
    let arguments = command.arguments.compactMap { argument in
      switch argument.kind {
      case .choice(let choices):
        condition + "-a \(quoted(choices.map(\.name).joined(separator: " ")))"
      case .file: condition + "-F"
      case .folder: condition + "-a '(__fish_complete_directories)'"
      default: nil
      }
    }
    return options + arguments
  }

  private func entry(_ option: OptionSpec) -> String {
    let short = option.short.map { "-s " + $0.dropFirst() + " " } ?? ""
    let value =
      switch option.kind {
      case .flag: ""
      case .choice(let choices): "-x -a \(quoted(choices.map(\.name).joined(separator: " "))) "
      case .file: "-r -F "
      case .folder: "-x -a '(__fish_complete_directories)' "
      default: "-x "
      }
    return short + "-l " + option.name.dropFirst(2) + " " + value + "-d "
      + quoted(firstSentence(of: option.help))
  }

  private func quoted(_ text: String) -> String {
    let escaped = text.split(separator: "\\", omittingEmptySubsequences: false)
      .joined(separator: "\\\\")
    return shellQuoted(escaped, quote: "\\'")
  }
}
