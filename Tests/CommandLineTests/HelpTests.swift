import CommandLineKit
import Testing

@testable import furthest_behind

@Suite struct HelpTests {
  static let commands = [
    "tree", "batch", "inspect", "check", "plan", "explain", "inequality", "render", "report",
    "completions",
  ]

  @Test func theProgramsHelpIsAsKept() throws {
    for arguments in [[], ["--help"], ["-h"], ["help"]] {
      let outcome = try BuiltTool.run(arguments)
      #expect(outcome.exitCode == 0)
      #expect(outcome.errors.isEmpty)
      try Golden.expect(outcome.output, equals: "help.txt")
    }
  }

  @Test(arguments: commands)
  func aCommandsHelpIsAsKept(command: String) throws {
    for arguments in [[command, "--help"], ["help", command]] {
      let outcome = try BuiltTool.run(arguments)
      #expect(outcome.exitCode == 0)
      #expect(outcome.errors.isEmpty)
      try Golden.expect(outcome.output, equals: "help-\(command).txt")
    }
  }

  @Test(arguments: commands)
  func theOptionTableIsAsKept(command: String) throws {
    let spec = try #require(Program.spec.command(named: command))
    try Golden.expect(OptionTable.markdown(of: spec), equals: "options-\(command).md")
  }

  @Test func everyCommandHasHelp() {
    #expect(Program.spec.commands.map(\.name) == Self.commands)
  }

  @Test(arguments: [
    "--opportunity", "--barrier", "--circumstances", "--ordered", "--unordered", "--weight",
    "--psu", "--strata", "--where", "--na", "--missing", "--profile", "--max-depth",
    "--min-cases", "--min-split", "--min-share", "--min-psus", "--cp", "--criterion", "--prune",
    "--folds", "--interval", "--confidence", "--lone-psu", "--bootstrap", "--seed", "--crossfit",
    "--suppress", "--format", "--output", "--country", "--survey", "--year", "--title",
    "--labels", "--language", "--csv-locale", "--width", "--layout", "--delimiter", "--decimal",
    "--encoding", "--threads", "--quiet", "--no-progress",
  ])
  func treeHasTheOption(name: String) {
    #expect(TreeCommand.spec.options.contains { $0.name == name })
  }

  @Test func noCommandHasTwoOptionsOfOneName() {
    for command in Program.spec.commands {
      let names = command.options.flatMap { [$0.name, $0.short].compactMap { $0 } }
      #expect(Set(names).count == names.count, "\(command.name)")
      #expect(names.allSatisfy { !["--help", "-h", "--version"].contains($0) })
      for name in command.exactlyOneOf.joined() { #expect(names.contains(name)) }
    }
  }

  @Test func theVersionIsOneLine() throws {
    let outcome = try BuiltTool.run(["--version"])
    #expect(outcome.exitCode == 0)
    #expect(outcome.output == Program.version + "\n")
  }
}
