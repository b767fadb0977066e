import AnalysisOptions
import CommandLineKit
import FurthestBehind
import TreeRendering

/// `furthest-behind report`: one page for a whole run.
enum ReportCommand: Command {
  private static let inputs = ArgumentSpec(
    "run folder | result.json", .file,
    help: "The folder of a batch run, or results written with --format json.",
    count: .oneOrMore)

  static let spec = CommandSpec(
    name: "report",
    overview: "Put the results of a whole run on one page. A summary of all indicators comes "
      + "first, then each with its figure, tables and sentences. The page is one HTML file that "
      + "needs no network, and the results are enough to make it: not the microdata.",
    arguments: [inputs],
    sections: [
      OptionSection(
        "Output",
        [
          OutputOptions.output.spec, WordOptions.reportTitle.spec, WordOptions.language.spec,
          OutputOptions.csvLocale.spec,
        ]),
      RunOptions.quietSection,
    ],
    examples: [
      Example("Make the page of a run:", "furthest-behind report run -o report.html"),
      Example(
        "Put two trees on one page:",
        "furthest-behind report attendance.json electricity.json -o report.html"),
    ])

  static func run(
    _ parsed: ParsedCommand, on terminal: Terminal
  ) throws(CommandFailure) -> ExitCode {
    let paths = parsed.arguments(inputs.name)
    let destination = OutputDestination(parsed[OutputOptions.output])
    for path in paths {
      if case .file(let target) = destination, case .regular = OperatingSystem.kind(of: target),
        OperatingSystem.isSameFile(target, path)
      {
        throw .overwritesInput(file: target)
      }
    }
    do { try destination.check() } catch { throw .output(error) }
    var entries: [ReportEntry] = []
    for path in paths { entries += try ReportInput.entries(of: path) }
    let renderer = ReportRenderer(
      title: parsed[WordOptions.reportTitle],
      language: parsed[WordOptions.language] ?? .english,
      dialect: (parsed[OutputOptions.csvLocale] ?? .point).dialect)
    do { try destination.write(renderer.render(entries)) } catch { throw .output(error) }
    return .done
  }
}
