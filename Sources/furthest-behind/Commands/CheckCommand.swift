import AnalysisOptions
import CommandLineKit
import FurthestBehind
import SurveyPlans

/// `furthest-behind check`: a plan and its columns validated, nothing grown.
enum CheckCommand: Command {
  static let spec = CommandSpec(
    name: "check",
    overview: "Check a plan, and that the extracts have its columns, without growing a tree. Every "
      + "mistake is named with the place where it stands.",
    arguments: [InputArguments.plan], sections: [RunOptions.section],
    examples: [
      Example("Check a plan before a long run:", "furthest-behind check plan.json")
    ])

  static func run(
    _ parsed: ParsedCommand, on terminal: Terminal
  ) throws(CommandFailure) -> ExitCode {
    let console = console(parsed, on: terminal)
    let plan = try SurveyPlan(parsed)
    for note in plan.notes { console.note(note) }
    for problem in plan.problems { console.error(problem.description) }
    let trees = plan.run.extracts.flatMap(\.trees)
    do throws(OutputFailure) {
      try OutputDestination.standardOutput.write(
        "\(plan.run.extracts.count) extracts, \(Set(trees.map(\.name)).count) indicators, "
          + "\(trees.count) trees\n")
    } catch {
      throw .output(error)
    }
    return plan.problems.isEmpty ? .done : .data
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
