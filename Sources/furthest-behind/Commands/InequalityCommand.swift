import AnalysisOptions
import CommandLineKit
import FurthestBehind
import TreeRendering

/// `furthest-behind inequality`: the D-index family without a tree.
enum InequalityCommand: Command {
  static let rank = Option<String?>.text(
    "--rank", placeholder: "col",
    help: "The column by which people are ranked, for the concentration and slope indices. "
      + "Numbers ascend from the worst off; for text give the order with --ordered.",
    default: "the recognised wealth column")

  static let groups = Option<[KeyedList]>.keyedLists(
    "--group", placeholder: "[name=]a,b",
    help: "Circumstances that share one part of the D-index. May be repeated.",
    default: "each circumstance has its own")

  static let spec = CommandSpec(
    name: "inequality",
    overview: "Measure inequality between groups without growing a tree. Shown are the D-index "
      + "and the human opportunity index, what each circumstance adds, the concentration along "
      + "wealth, groups compared, and odds ratios.",
    arguments: [InputArguments.extract],
    sections: [
      IndicatorOptions.section, CircumstanceOptions.section,
      OptionSection("Measures", [rank.spec, groups.spec]), DesignOptions.section,
      OptionSection("Intervals", [DesignOptions.confidence.spec, DesignOptions.lonePSU.spec]),
      StabilityOptions.disclosureSection, OutputOptions.measureSection, WordOptions.section,
      ReadingOptions.section, RunOptions.section,
    ],
    exactlyOneOf: [IndicatorOptions.directions],
    examples: [
      Example(
        "How unequal is access to electricity?",
        "furthest-behind inequality households.csv --opportunity electricity \\",
        "  --circumstances wealth,residence,education --weight hv005"),
      Example(
        "With wealth and residence as one, ranked by quintile:",
        "furthest-behind inequality women.csv --opportunity anc4 \\",
        "  --circumstances wealth,residence,education,age \\",
        "  --group place=wealth,residence --rank v190 --weight v005 --psu v021"),
    ])

  static func run(
    _ parsed: ParsedCommand, on terminal: Terminal
  ) throws(CommandFailure) -> ExitCode {
    let request = try InequalityRequest(parsed)
    let output = try OutputRequest(
      parsed, input: InputSource(parsed.argument(InputArguments.extract.name)).path,
      terminal: terminal, among: OutputOptions.tableFormats)
    do { try output.destination.check() } catch { throw .output(error) }
    let console = console(parsed, on: terminal)
    let analysis: InequalityAnalysis
    do throws(AnalysisError) {
      analysis = try InequalityAnalysis(request, progress: ReadingProgress(console).report)
    } catch {
      console.endProgress()
      throw .analysis(error)
    }
    console.endProgress()
    for note in analysis.notes { console.note(note) }
    console.warn(of: analysis.finding.run.warnings, in: output.shape.language)
    return try output.write(analysis.finding, on: terminal)
  }
}

extension InequalityRequest {
  /// Reads the options of `inequality`.
  init(_ parsed: ParsedCommand) throws(CommandFailure) {
    self.init(sample: try TreeRequest(parsed))
    rank = parsed[InequalityCommand.rank]
    groups = parsed[InequalityCommand.groups].map {
      Group(name: $0.key, circumstances: $0.items)
    }
  }
}

extension OutputRequest {
  /// Renders a finding on inequality as asked and writes it where asked.
  fileprivate func write(
    _ finding: InequalityFinding, on terminal: Terminal
  ) throws(CommandFailure) -> ExitCode {
    let bytes = try bytes(of: finding, on: terminal)
    do throws(OutputFailure) {
      try destination.write(bytes)
    } catch {
      throw .output(error)
    }
    return .done
  }

  private func bytes(
    of finding: InequalityFinding, on terminal: Terminal
  ) throws(CommandFailure) -> [UInt8] {
    switch format {
    case .json:
      do {
        return [UInt8](try finding.json())
      } catch {
        throw .fault("the finding cannot be written as JSON (\(error))")
      }
    case .csv:
      return Array(InequalityCSVRenderer(dialect: shape.numberStyle.dialect).render(finding).utf8)
    case .markdown:
      return Array(InequalityMarkdownRenderer(language: shape.language).render(finding).utf8)
    default:
      let isColoured = destination == .standardOutput && terminal.colorsOutput
      let renderer = InequalityTextRenderer(
        width: shape.width, colour: isColoured, language: shape.language)
      return Array(renderer.render(finding).utf8)
    }
  }
}
