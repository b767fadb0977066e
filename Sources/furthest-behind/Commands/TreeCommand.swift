import AnalysisOptions
import CommandLineKit
import FurthestBehind

/// `furthest-behind tree`: one indicator, one tree.
enum TreeCommand: Command {
  static let spec = CommandSpec(
    name: "tree",
    overview: "Grow the tree of one indicator. It divides people by their circumstances into "
      + "groups that differ most in access, and says which group is furthest behind.",
    arguments: [InputArguments.extract],
    sections: [
      IndicatorOptions.section, CircumstanceOptions.section, DesignOptions.section,
      RuleOptions.section, RuleOptions.pruningSection, DesignOptions.intervalSection,
      StabilityOptions.section, OutputOptions.section, WordOptions.section,
      ReadingOptions.section, RunOptions.section,
    ],
    exactlyOneOf: [IndicatorOptions.directions],
    examples: [
      Example(
        "Who is least likely to have electricity at home?",
        "furthest-behind tree households.csv --opportunity electricity \\",
        "  --circumstances wealth,residence,education --weight hv005 \\",
        "  --psu hv021 --strata hv022"),
      Example(
        "Skilled attendance at birth, from codes, with the tree kept as JSON:",
        "furthest-behind tree births.csv --opportunity \"m3a == 1 or m3b == 1\" \\",
        "  --circumstances v190,v025,v106 --na m3a=8,9 --na m3b=8,9 --weight v005 \\",
        "  --psu v021 --strata v022 -o attendance.json"),
    ])

  static func run(
    _ parsed: ParsedCommand, on terminal: Terminal
  ) throws(CommandFailure) -> ExitCode {
    let request = try TreeRequest(parsed)
    let input = InputSource(parsed.argument(InputArguments.extract.name)).path
    let output = try OutputRequest(parsed, input: input, terminal: terminal)
    try output.check()
    let console = console(parsed, on: terminal)
    // A design makes many arrays of one length, one after the other; those of a small extract are
    // small, and getting memory for them takes longer than filling it.
    let isSmall = input.flatMap(OperatingSystem.size).map { $0 < 1 << 24 } ?? false
    if request.psu != nil || isSmall { OperatingSystem.setMemoryUse(.reused) }
    let analysis: TreeAnalysis
    do throws(AnalysisError) {
      analysis = try TreeAnalysis(
        request, progress: ReadingProgress(console).report,
        stages: StageProgressBar(console).report)
    } catch {
      console.endProgress()
      throw .analysis(error)
    }
    console.endProgress()
    for note in analysis.notes { console.note(note) }
    console.warn(of: analysis.finding.run.warnings, in: output.shape.language)
    return try output.write(analysis.finding)
  }
}
