import AnalysisOptions
import CommandLineKit

/// `furthest-behind report`: one page for a whole run.
enum ReportCommand: LaterCommand {
  static let spec = CommandSpec(
    name: "report",
    overview: "Put the results of a whole run on one page. It needs the results only, not the "
      + "microdata.",
    arguments: [
      ArgumentSpec(
        "run folder | result.json", .file,
        help: "The folder of a batch run, or results written with --format json.",
        count: .oneOrMore)
    ],
    sections: [
      OptionSection(
        "Output",
        [OutputOptions.output.spec, WordOptions.reportTitle.spec, WordOptions.language.spec]),
      RunOptions.quietSection,
    ],
    examples: [
      Example("Make the page of a run:", "furthest-behind report run -o report.html")
    ])
}
