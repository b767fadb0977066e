import AnalysisOptions
import CommandLineKit
import FurthestBehind
import TreeRendering

/// `furthest-behind explain`: the split search at one node.
enum ExplainCommand: Command {
  static let node = Option<Int?>.whole(
    "--node", Bounds(from: 1, to: .max), placeholder: "id",
    help: "The group to explain, by its number. The whole population is 1; the parts of group k "
      + "are 2k and 2k + 1.")

  private static let formats: [OutputFormat] = [.text, .json]

  private static let format = Option<OutputFormat?>.choice(
    "--format", of: OutputFormat.self, among: formats, meanings: OutputFormat.meanings,
    placeholder: "format", help: "The form of the result.",
    default: "by the ending of --output, else text")

  private static let pruningSection = OptionSection(
    "Pruning",
    [RuleOptions.pruning.spec, RuleOptions.folds.spec, StabilityOptions.seed.spec])

  private static let outputSection = OptionSection(
    "Output",
    [
      format.spec, OutputOptions.output.spec, OutputOptions.width.spec, WordOptions.language.spec,
    ])

  static let spec = CommandSpec(
    name: "explain",
    overview: "Show why a group of the tree was divided as it was. For each circumstance: the "
      + "best division, what it would have explained, and why others did not count.",
    arguments: [InputArguments.extract],
    sections: [
      OptionSection("Group", [node.spec]), IndicatorOptions.section, CircumstanceOptions.section,
      DesignOptions.section, RuleOptions.section, StabilityOptions.disclosureSection,
      pruningSection, outputSection, ReadingOptions.section, RunOptions.section,
    ],
    exactlyOneOf: [IndicatorOptions.directions, [node.spec.name]],
    examples: [
      Example(
        "Why was group 5 divided by education?",
        "furthest-behind explain women.csv --opportunity anc4 --weight v005 --node 5")
    ])

  static func run(
    _ parsed: ParsedCommand, on terminal: Terminal
  ) throws(CommandFailure) -> ExitCode {
    let request = try TreeRequest(parsed)
    let output = try OutputRequest(
      parsed, input: InputSource(parsed.argument(InputArguments.extract.name)).path,
      terminal: terminal, among: formats)
    do { try output.destination.check() } catch { throw .output(error) }
    let console = console(parsed, on: terminal)
    let explanation: SplitExplanation
    do throws(AnalysisError) {
      explanation = try SplitExplanation(
        request, node: parsed[node] ?? 1, progress: ReadingProgress(console).report)
    } catch {
      console.endProgress()
      throw .analysis(error)
    }
    console.endProgress()
    for note in explanation.notes { console.note(note) }
    console.warn(of: explanation.finding.run.warnings, in: output.shape.language)
    let bytes = try bytes(of: explanation, output, on: terminal)
    do { try output.destination.write(bytes) } catch { throw .output(error) }
    return .done
  }

  private static func bytes(
    of explanation: SplitExplanation, _ output: OutputRequest, on terminal: Terminal
  ) throws(CommandFailure) -> [UInt8] {
    guard output.format == .json else {
      let isColoured = output.destination == .standardOutput && terminal.colorsOutput
      let renderer = ExplanationRenderer(
        width: output.shape.width, colour: isColoured, language: output.shape.language)
      return Array(renderer.render(explanation).utf8)
    }
    do { return [UInt8](try explanation.search.json()) } catch {
      throw .fault("the search cannot be written as JSON (\(error))")
    }
  }
}
