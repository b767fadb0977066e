import CommandLineKit

/// `furthest-behind check`: plan and data validated, nothing grown.
enum CheckCommand: LaterCommand {
  static let spec = CommandSpec(
    name: "check",
    overview: "Check a plan and its data without growing a tree. Every mistake is named with the "
      + "place where it stands.",
    arguments: [InputArguments.plan], sections: [RunOptions.section],
    examples: [
      Example("Check a plan before a long run:", "furthest-behind check plan.json")
    ])
}
