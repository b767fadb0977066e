import AnalysisOptions
import CommandLineKit

/// `furthest-behind batch`: every indicator of a plan.
enum BatchCommand: LaterCommand {
  static let jobs = Option<Int?>.whole(
    "--jobs", Bounds(from: 1, to: 1_024), help: "Indicators to work on at the same time.",
    default: "as many as there are cores")

  static let resume = Option<Bool>.flag(
    "--resume", help: "Go on with a run that was interrupted: what is done is kept.")

  static let spec = CommandSpec(
    name: "batch",
    overview: "Grow a tree for every indicator of a plan. The results, one JSON file for each "
      + "tree, go to a folder.",
    arguments: [InputArguments.plan],
    sections: [
      OptionSection("Output", [OutputOptions.folder.spec, resume.spec]),
      OptionSection("Options", [jobs.spec] + RunOptions.section.options),
    ],
    examples: [
      Example(
        "Run a plan, and put its results into the folder \"run\":",
        "furthest-behind batch plan.json --output run")
    ])
}
