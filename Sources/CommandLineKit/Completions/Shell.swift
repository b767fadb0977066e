/// A shell for which completions can be written.
package enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  /// A script that teaches this shell the program's commands, options, choices and file names.
  package func completions(of program: ProgramSpec) -> String {
    switch self {
    case .bash: BashCompletions(program).script
    case .zsh: ZshCompletions(program).script
    case .fish: FishCompletions(program).script
    }
  }
}

extension ProgramSpec {
  /// The program's name as part of the name of a shell function.
  var identifier: String {
    String(name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }
}

/// A text as one word of a shell: in single quotes, with `escape` for a quote inside.
func shellQuoted(_ text: String, quote escape: String) -> String {
  "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: escape) + "'"
}
