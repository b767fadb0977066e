import AnalysisOptions
import CommandLineKit
import FurthestBehind
import SurveyModel

extension TreeRequest {
  /// Reads the options of a command that looks for an indicator's groups.
  ///
  /// Options that the command does not have keep their default.
  init(_ parsed: ParsedCommand) throws(CommandFailure) {
    let extract = parsed.argument(InputArguments.extract.name)
    let opportunity = parsed[IndicatorOptions.opportunity]
    do throws(UsageError) {
      try self.init(
        input: extract == "-" ? .standardInput : .file(extract),
        indicator: opportunity ?? parsed[IndicatorOptions.barrier] ?? "",
        direction: opportunity == nil ? .barrier : .opportunity, options: parsed.options)
    } catch {
      throw .usage(UsageError(command: parsed.spec.name, error.reason))
    }
  }
}
