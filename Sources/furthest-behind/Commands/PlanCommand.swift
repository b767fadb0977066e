import AnalysisOptions
import CommandLineKit

/// `furthest-behind plan`: a starting plan from the variables present.
enum PlanCommand: LaterCommand {
  /// The survey programmes whose variable names are known.
  enum Programme: String, CaseIterable, Sendable {
    case dhs, mics
  }

  static let survey = Option<Programme?>.choice(
    "--survey", of: Programme.self, placeholder: "programme",
    help: "The survey programme whose variable names the extract has.")

  static let spec = CommandSpec(
    name: "plan",
    overview: "Write a plan to start from. It names the indicators and circumstances that can be "
      + "made from the variables in an extract.",
    arguments: [InputArguments.extract],
    sections: [
      OptionSection("Survey", [survey.spec]),
      OptionSection("Output", [OutputOptions.output.spec]), ReadingOptions.section,
      RunOptions.section,
    ],
    exactlyOneOf: [[survey.spec.name]],
    examples: [
      Example(
        "Start a plan for a DHS women's file:",
        "furthest-behind plan women.csv --survey dhs -o plan.json")
    ])
}
