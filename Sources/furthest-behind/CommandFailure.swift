import CommandLineKit
import FurthestBehind
import SurveyPlans

/// Why a command ended without its result.
enum CommandFailure: Error {
  case usage(UsageError)
  case input(InputFailure)
  case output(OutputFailure)
  case analysis(AnalysisError)
  /// What is wrong with a plan.
  case plan(PlanFaults)
  /// No plan can be made for an extract.
  case noPlan(StartingPlan.Refusal, file: String)
  /// The file is no result JSON.
  case notAResult(file: String)
  /// The folder holds no run.
  case notARun(folder: String)
  /// The file is no manifest of a run.
  case notAManifest(file: String)
  /// The ending of the output file names no format.
  case unknownEnding(file: String)
  /// The command's result cannot take the form asked for.
  case unfitFormat(OutputFormat, command: String, fitting: [OutputFormat])
  /// The output file is the input file.
  case overwritesInput(file: String)
  /// An image would be written to the screen.
  case binaryOnTerminal(OutputFormat)
  /// A figure could not be turned into an image.
  case conversion(FigureConverter.Failure)
  /// Something that cannot happen has happened; the words say what.
  case fault(String)

  /// What the program's exit tells.
  var exitCode: ExitCode {
    switch self {
    case .usage, .unknownEnding, .unfitFormat, .overwritesInput, .binaryOnTerminal:
      .usage
    case .input: .input
    case .notAResult, .notARun, .notAManifest, .noPlan: .data
    case .plan(let faults): faults.isMissingInput ? .input : .data
    case .analysis(let error):
      switch error.kind {
      case .usage: .usage
      case .data: .data
      case .input: .input
      }
    case .output, .conversion: .output
    case .fault: .fault
    }
  }

  /// What happened, where, and how to mend it.
  var message: String {
    switch self {
    case .usage(let error): error.message(program: Program.name)
    case .input(let failure): failure.message
    case .output(let failure): failure.message
    case .analysis(let error):
      error.message + (error.advice.map { "\n  \($0)" } ?? "")
    case .plan(let faults): faults.description
    case .noPlan(let refusal, let file): refusal.message(file: file)
    case .notAResult(let file):
      "\(quoted(file)) is no result of this program. Give a JSON file that 'tree --format json' "
        + "has written."
    case .notARun(let folder):
      "the folder \(quoted(folder)) holds no run: there is no file 'run.json' in it. Give the "
        + "folder that '\(Program.name) batch' has written, or the results themselves."
    case .notAManifest(let file):
      "\(quoted(file)) is not what '\(Program.name) batch' of this version writes. Run the plan "
        + "again, or give the results themselves."
    case .unknownEnding(let file):
      "the ending of \(quoted(file)) names no format. Add --format, or end the name in one of "
        + "\(OutputFormat.endings.joined(separator: ", "))."
    case .unfitFormat(let format, let command, let fitting):
      "the result of '\(Program.name) \(command)' is no tree and cannot be written as "
        + "\(format.rawValue). Give --format \(fitting.map(\.rawValue).joined(separator: ", ")), "
        + "or end the name of --output accordingly."
    case .overwritesInput(let file):
      "--output names the input file, \(quoted(file)), which would be lost. Choose another name."
    case .binaryOnTerminal(let format):
      "\(format.rawValue) is no text and is not written to a terminal. Name a file with --output, "
        + "such as '-o tree.\(format.rawValue)', or pipe it to a program."
    case .conversion(let failure): failure.message
    case .fault(let words):
      "a fault of the program: \(words). Please report it, with the command line and the version, "
        + "\(Program.version)."
    }
  }
}
