/// Completions for zsh.
struct ZshCompletions {
  private let program: ProgramSpec

  init(_ program: ProgramSpec) {
    self.program = program
  }

  var script: String {
    let function = "_" + program.identifier
    let commands =
      program.commands.map { ($0.name, firstSentence(of: $0.overview)) }
      + [(BuiltInOptions.helpCommand, "Show help information")]
    let described = commands.map { name, help in
      "        " + shellQuoted(escaped(name) + ":" + escaped(help), quote: "'\\''")
    }
    return """
      #compdef \(program.name)
      # Completions of \(program.name) for zsh.
      \(function)_commands() {
        local -a commands
        commands=(
      \(described.joined(separator: "\n"))
        )
        _describe command commands
      }
      \(function)() {
        local context state line
        typeset -A opt_args
        _arguments -C \\
          \(BuiltInOptions.all.map(entry).joined(separator: " \\\n    ")) \\
          '1: :\(function)_commands' \\
          '*:: :->rest'
        [[ $state == rest ]] || return
        case $words[1] in
      \(program.commands.map(branch).joined(separator: "\n"))
          \(BuiltInOptions.helpCommand))
            _arguments '1: :\(function)_commands'
            ;;
        esac
      }
      if [[ $funcstack[1] == \(function) ]]; then
        \(function) "$@"
      elif (( $+functions[compdef] )); then
        compdef \(function) \(program.name)
      fi

      """
  }

  private func branch(_ command: CommandSpec) -> String {
    let options = (command.options + BuiltInOptions.all).map(entry)
    let arguments = command.arguments.enumerated().map { index, argument in
      let place = argument.count == .oneOrMore ? "*" : String(index + 1)
      return shellQuoted(
        place + ":" + escaped(argument.name) + ":" + action(of: argument.kind), quote: "'\\''")
    }
    return """
          \(command.name))
            _arguments \\
              \((options + arguments).joined(separator: " \\\n        "))
            ;;
      """
  }

  private func entry(_ option: OptionSpec) -> String {
    let help = "[" + escaped(firstSentence(of: option.help)) + "]"
    let value =
      option.kind == .flag ? "" : ":" + escaped(option.placeholder) + ":" + action(of: option.kind)
    let repeats = option.kind.isRepeatable ? "*" : ""
    let long = option.kind == .flag ? option.name : option.name + "="
    guard let short = option.short else {
      return shellQuoted(repeats + long + help + value, quote: "'\\''")
    }
    return "'(\(short) \(option.name))'{\(short),\(long)}"
      + shellQuoted(help + value, quote: "'\\''")
  }

  private func action(of kind: ValueKind) -> String {
    switch kind {
    case .choice(let choices): "(" + choices.map(\.name).joined(separator: " ") + ")"
    case .file: "_files"
    case .folder: "_files -/"
    default: " "
    }
  }

  /// A text inside an entry, where brackets and colons have a meaning.
  private func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if "\\[]:".contains(character) { result.append("\\") }
      result.append(character)
    }
  }
}
