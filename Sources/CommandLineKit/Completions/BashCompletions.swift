/// Completions for bash, 3.2 (macOS) and later.
struct BashCompletions {
  private let program: ProgramSpec

  init(_ program: ProgramSpec) {
    self.program = program
  }

  var script: String {
    let function = "_" + program.identifier
    let names = program.commands.map(\.name) + [BuiltInOptions.helpCommand]
    let builtIn = BuiltInOptions.all.flatMap(names(of:))
    return """
      # Completions of \(program.name) for bash.
      \(function)_words() {
        COMPREPLY=( $(compgen -W "$1" -- "$cur") )
      }
      \(function)_paths() {
        local path
        compopt -o filenames 2> /dev/null
        while IFS= read -r path; do
          COMPREPLY+=("$path")
        done < <(compgen "$1" -- "$cur")
      }
      \(function)() {
        local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}"
        COMPREPLY=()
        # bash hands over --option=value as three words.
        if [[ "$cur" == "=" ]]; then
          cur=""
        elif [[ "$prev" == "=" ]]; then
          prev="${COMP_WORDS[COMP_CWORD-2]}"
        fi
        if (( COMP_CWORD == 1 )); then
          \(function)_words "\((names + builtIn).joined(separator: " "))"
          return
        fi
        case "${COMP_WORDS[1]}" in
      \(program.commands.map(branch).joined(separator: "\n"))
          \(BuiltInOptions.helpCommand)) \(function)_words "\(names.joined(separator: " "))" ;;
        esac
      }
      complete -F \(function) \(program.name)

      """
  }

  private func branch(_ command: CommandSpec) -> String {
    let function = "_" + program.identifier
    let options = (command.options + BuiltInOptions.all).flatMap(names(of:))
    let argument = command.arguments.last.map { completion(of: $0.kind) } ?? ""
    return """
          \(command.name))
      \(values(of: command))
            if [[ "$cur" == -* ]]; then
              \(function)_words "\(options.joined(separator: " "))"
            else
              \(argument)return
            fi
            ;;
      """
  }

  /// The branches that offer values of options; options with the same values share one.
  private func values(of command: CommandSpec) -> String {
    var offers: [(completion: String, names: [String])] = []
    for option in command.options where option.kind != .flag {
      let offered = completion(of: option.kind)
      if let index = offers.firstIndex(where: { $0.completion == offered }) {
        offers[index].names += names(of: option)
      } else {
        offers.append((offered, names(of: option)))
      }
    }
    let branches = offers.map { offer in
      "        \(offer.names.joined(separator: "|"))) \(offer.completion)return ;;\n"
    }
    return "      case \"$prev\" in\n" + branches.joined() + "      esac"
  }

  /// The command that offers values, with a semicolon behind it; empty where there is none.
  private func completion(of kind: ValueKind) -> String {
    let function = "_" + program.identifier
    return switch kind {
    case .choice(let choices):
      "\(function)_words \"\(choices.map(\.name).joined(separator: " "))\"; "
    case .file: "\(function)_paths -f; "
    case .folder: "\(function)_paths -d; "
    default: ""
    }
  }

  private func names(of option: OptionSpec) -> [String] {
    [option.short, option.name].compactMap { $0 }
  }
}
