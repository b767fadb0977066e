import AnalysisOptions
import CommandLineKit
import FurthestBehind
import SurveyPlans

/// `furthest-behind plan`: a starting plan from the variables present.
enum PlanCommand: Command {
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

  static func run(
    _ parsed: ParsedCommand, on terminal: Terminal
  ) throws(CommandFailure) -> ExitCode {
    let extract = parsed.argument(InputArguments.extract.name)
    let output = parsed[OutputOptions.output]
    let destination = OutputDestination(output)
    do { try destination.check() } catch { throw .output(error) }
    if case .file(let target) = destination, let input = InputSource(extract).path,
      OperatingSystem.isSameFile(input, target)
    {
      throw .overwritesInput(file: target)
    }
    let console = console(parsed, on: terminal)
    // The options of reading mean the same here as for a tree.
    let reading = try TreeRequest(parsed)
    let columns: (header: [String], blank: Set<String>)
    do throws(AnalysisError) {
      columns = try ColumnsWithValues.find(
        reading, among: { KnownVariable(column: $0) != nil },
        progress: ReadingProgress(console).report)
    } catch {
      console.endProgress()
      throw .analysis(error)
    }
    console.endProgress()
    let plan: StartingPlan
    do throws(StartingPlan.Refusal) {
      plan = try StartingPlan(
        header: columns.header, blank: columns.blank,
        path: StartingPlan.path(
          of: extract, from: output, absolute: OperatingSystem.resolved(extract)),
        programme: parsed[survey] == .mics ? .mics : .dhs, presets: Preset.all)
    } catch {
      throw .noPlan(error, file: extract)
    }
    do { try destination.write(plan.text) } catch { throw .output(error) }
    for note in plan.notes { console.note(note) }
    return .done
  }
}
