import CommandLineKit
import Testing

@Suite struct CompletionsTests {
  @Test(arguments: Shell.allCases)
  func everyNameIsInTheScript(shell: Shell) {
    let script = shell.completions(of: SampleProgram.spec)
    for command in SampleProgram.spec.commands {
      #expect(script.contains(command.name))
      for option in command.options {
        // fish names options without their dashes.
        #expect(script.contains(option.name.dropFirst(2)), "\(option.name)")
        for choice in option.kind.choiceNames { #expect(script.contains(choice)) }
      }
    }
    #expect(script.hasSuffix("\n"))
  }

  @Test func quotesInHelpAreEscapedForEachShell() {
    let awkward = Option<Bool>.flag("--awkward", help: "It's [odd]: a\\b. More.")
    let spec = ProgramSpec(
      name: "odd-one", version: "1", overview: "Odd.",
      commands: [
        CommandSpec(
          name: "run", overview: "Run it. Now.",
          sections: [OptionSection("Options", [awkward.spec])])
      ])
    #expect(
      Shell.zsh.completions(of: spec).contains(
        #"'--awkward[It'\''s \[odd\]\: a\\b]'"#))
    #expect(
      Shell.fish.completions(of: spec).contains(#"-l awkward -d 'It\'s [odd]: a\\b'"#))
    #expect(Shell.bash.completions(of: spec).contains("complete -F _odd_one odd-one"))
    #expect(Shell.zsh.completions(of: spec).hasPrefix("#compdef odd-one\n"))
  }
}
