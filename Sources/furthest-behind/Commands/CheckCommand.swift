import AnalysisOptions
import CommandLineKit
import FurthestBehind
import SurveyPlans
import TreeRendering

/// `furthest-behind check`: a plan and its data validated, nothing grown.
enum CheckCommand: Command {
  static let planOnly = Option<Bool>.flag(
    "--plan-only",
    help: "Check the plan alone: its text, and the columns of the extracts that are there. No row "
      + "is read.")

  static let spec = CommandSpec(
    name: "check",
    overview: "Check a plan and its data without growing a tree. Every mistake is named with the "
      + "place where it stands. Of the data are told, for each extract: weight, design, joins and "
      + "rows of another length; for each indicator: the rows used and left out, the average and "
      + "the published one; and what may make a tree wrong.",
    arguments: [InputArguments.plan],
    sections: [
      OptionSection("Check", [planOnly.spec]), OutputOptions.checkSection, RunOptions.section,
    ],
    examples: [
      Example("Check a plan and its data before a long run:", "furthest-behind check plan.json"),
      Example(
        "Check a plan where the data are not:", "furthest-behind check plan.json --plan-only"),
    ])

  static func run(
    _ parsed: ParsedCommand, on terminal: Terminal
  ) throws(CommandFailure) -> ExitCode {
    let output = try OutputRequest(
      parsed, input: InputSource(parsed.argument(InputArguments.plan.name)).path,
      terminal: terminal, among: OutputOptions.checkFormats)
    do { try output.destination.check() } catch { throw .output(error) }
    let console = console(parsed, on: terminal)
    let plan = try SurveyPlan(parsed)
    for note in plan.notes { console.note(note) }
    if parsed[planOnly] { return try checkPlan(plan, output, console) }
    let bar = RunProgressBar(console)
    let check = RunCheck(
      plan.run, threads: parsed[RunOptions.threads], progress: bar.report)
    console.endProgress()
    for problem in plan.problems { console.error(problem.description) }
    for indicator in check.indicators where plan.problems.isEmpty || indicator.cause == .data {
      if let reason = indicator.reason { console.error(reason) }
    }
    let bytes = try bytes(of: check, output)
    do { try output.destination.write(bytes) } catch { throw .output(error) }
    return exitCode(plan, check)
  }

  /// Says what the plan asks for; extracts that are not there are no mistake.
  private static func checkPlan(
    _ plan: SurveyPlan, _ output: OutputRequest, _ console: Console
  ) throws(CommandFailure) -> ExitCode {
    guard output.format == .text else {
      throw .unfitFormat(output.format, command: "check --plan-only", fitting: [.text])
    }
    for problem in plan.problems where problem.isAboutExtract {
      console.note(problem.description)
    }
    let problems = plan.problems.filter { !$0.isAboutExtract }
    for problem in problems { console.error(problem.description) }
    let trees = plan.run.extracts.flatMap(\.trees)
    let counts = [
      (plan.run.extracts.count, "extract"), (Set(trees.map(\.name)).count, "indicator"),
      (trees.count, "tree"),
    ].map { "\($0) \($1)\($0 == 1 ? "" : "s")" }
    let words = counts.joined(separator: ", ") + "; no row was read.\n"
    do { try output.destination.write(words) } catch { throw .output(error) }
    return problems.isEmpty ? .done : .data
  }

  private static func bytes(
    of check: RunCheck, _ output: OutputRequest
  ) throws(CommandFailure) -> [UInt8] {
    guard output.format == .json else {
      return Array(RunCheckTextRenderer(width: output.shape.width).render(check).utf8)
    }
    do {
      return [UInt8](try check.json())
    } catch {
      throw .fault("the check cannot be written as JSON (\(error))")
    }
  }

  /// Wrong data outweigh missing data, which outweigh an average beside the published one.
  private static func exitCode(_ plan: SurveyPlan, _ check: RunCheck) -> ExitCode {
    let causes = check.indicators.compactMap(\.cause)
    let isWrong = causes.contains { $0 != .input } || plan.problems.contains { !$0.isAboutExtract }
    if isWrong || causes.isEmpty && !plan.problems.isEmpty { return .data }
    if !causes.isEmpty { return .input }
    return check.indicators.contains { $0.status == .outsidePublished } ? .partFailed : .done
  }
}

extension SurveyPlan {
  /// Reads the plan that a command line names.
  init(_ parsed: ParsedCommand) throws(CommandFailure) {
    do throws(PlanFaults) {
      try self.init(
        reading: parsed.argument(InputArguments.plan.name),
        table: PlanOptionTable(output: OutputOptions.inPlans))
    } catch {
      throw .plan(error)
    }
  }
}
