import AnalysisOptions
import CommandLineKit
import FurthestBehind
import SurveyPlans
import TreeRendering

/// `furthest-behind batch`: every indicator of a plan.
enum BatchCommand: Command {
  static let jobs = Option<Int?>.whole(
    "--jobs", Bounds(from: 1, to: 1_024),
    help: "Indicators to work on at the same time, 100 at most.",
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

  static func run(
    _ parsed: ParsedCommand, on terminal: Terminal
  ) throws(CommandFailure) -> ExitCode {
    let console = console(parsed, on: terminal)
    let plan = try SurveyPlan(parsed)
    for note in plan.notes { console.note(note) }
    let path = folder(parsed)
    let folder: RunFolder
    do throws(OutputFailure) {
      folder = try RunFolder(path, resumes: parsed[resume])
    } catch {
      throw .output(error)
    }
    let batch = BatchRun(
      run: plan.run, folder: folder, jobs: parsed[jobs], threads: parsed[RunOptions.threads],
      resumes: parsed[resume], shape: FindingOutput.Shape(plan), console: console)
    let outcome = try batch.execute()
    let entries = outcome.manifest.entries
    for entry in entries {
      guard let reason = entry.reason else { continue }
      // A failure tells its place in the plan; a tree outside its published figure stands in a file.
      let file = entry.status == .outsidePublished ? entry.file : nil
      console.error((file.map { "\($0): " } ?? "") + reason)
    }
    // What an extract lacks stops its own trees, which say so themselves; the rest is said here.
    let isWhole = entries.allSatisfy { $0.status == .done }
    if isWhole { for problem in plan.problems { console.error(problem.description) } }
    do throws(OutputFailure) {
      try OutputDestination.standardOutput.write(words(outcome, folder: path))
    } catch {
      throw .output(error)
    }
    return isWhole && plan.problems.isEmpty ? .done : .partFailed
  }

  /// The folder that is named, else one beside the plan with the plan's name.
  private static func folder(_ parsed: ParsedCommand) -> String {
    if let given = parsed[OutputOptions.folder] { return given }
    guard let plan = InputSource(parsed.argument(InputArguments.plan.name)).path else {
      return "run"
    }
    let separators = OperatingSystem.pathSeparators
    let start = plan.lastIndex(where: separators.contains).map(plan.index(after:))
    guard let dot = plan.lastIndex(of: "."), dot > start ?? plan.startIndex else {
      return plan + "-run"
    }
    return String(plan[..<dot])
  }

  /// What a run came to, in a line.
  private static func words(_ outcome: BatchRun.Outcome, folder: String) -> String {
    let entries = outcome.manifest.entries
    let done = entries.count { $0.status == .done }
    let outside = entries.count { $0.status == .outsidePublished }
    let failed = entries.count { $0.status == .failed }
    var parts = ["\(done) done"]
    if outside > 0 { parts.append("\(outside) outside the published figure") }
    if failed > 0 { parts.append(failed == entries.count ? "all failed" : "\(failed) failed") }
    if outcome.kept > 0 { parts.append("\(outcome.kept) kept from before") }
    return "\(entries.count) \(entries.count == 1 ? "tree" : "trees"): "
      + "\(parts.joined(separator: ", ")). Results are in \(folder).\n"
  }
}

extension FindingOutput.Shape {
  /// The shape that a plan's options ask for.
  init(_ plan: SurveyPlan) {
    self.init()
    func text(_ spec: OptionSpec) -> JSONValue? { plan.outputOptions[PlanOptionTable.key(spec)] }
    if let width = text(OutputOptions.width.spec)?.number { self.width = Int(width) }
    details = text(OutputOptions.details.spec)?.truth ?? false
    layout = text(OutputOptions.layout.spec)?.text.flatMap(OutputOptions.Layout.init)
    size = text(OutputOptions.size.spec)?.text.flatMap(FigureSize.init) ?? .full
    numberStyle =
      text(OutputOptions.csvLocale.spec)?.text.flatMap(OutputOptions.NumberStyle.init) ?? .point
    let request = plan.run.extracts.lazy.flatMap(\.trees).first?.request
    language = request?.language.flatMap(Language.init) ?? .english
  }
}
