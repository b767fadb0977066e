import CommandLineKit
import FurthestBehind
import TreeRendering
import SurveyModel

extension TreeRequest {
  /// Reads the options of a command that looks for an indicator's groups.
  ///
  /// Options that the command does not have keep their default.
  init(_ parsed: ParsedCommand) throws(CommandFailure) {
    let extract = parsed.argument(InputArguments.extract.name)
    let opportunity = parsed[IndicatorOptions.opportunity]
    self.init(
      input: extract == "-" ? .standardInput : .file(extract),
      indicator: opportunity ?? parsed[IndicatorOptions.barrier] ?? "",
      direction: opportunity == nil ? .barrier : .opportunity)
    population = parsed[IndicatorOptions.population]
    readCircumstances(parsed)
    readDesign(parsed)
    readRules(parsed)
    readStability(parsed)
    readWords(parsed)
    try readDialect(parsed)
    threads = parsed[RunOptions.threads]
  }

  private mutating func readCircumstances(_ parsed: ParsedCommand) {
    circumstances = parsed[CircumstanceOptions.circumstances]
    ordered = parsed[CircumstanceOptions.ordered].flatMap { list in
      // Without levels, the list itself names the circumstances.
      list.key.map { [Order(circumstance: $0, levels: list.items)] }
        ?? list.items.map { Order(circumstance: $0, levels: []) }
    }
    unordered = parsed[CircumstanceOptions.unordered] ?? []
    missingCodes = parsed[CircumstanceOptions.missingCodes].map {
      MissingCodes(column: $0.key, codes: $0.items)
    }
    missingCircumstances = parsed[CircumstanceOptions.missing] ?? missingCircumstances
  }

  private mutating func readDesign(_ parsed: ParsedCommand) {
    weight = parsed[DesignOptions.weight]
    psu = parsed[DesignOptions.psu]
    strata = parsed[DesignOptions.strata]
    fpc = parsed[DesignOptions.fpc]
    interval = parsed[DesignOptions.interval] ?? interval
    confidence = parsed[DesignOptions.confidence] ?? confidence
    lonePSU = parsed[DesignOptions.lonePSU] ?? lonePSU
  }

  private mutating func readRules(_ parsed: ParsedCommand) {
    profile = parsed[RuleOptions.profile] ?? profile
    rules.maxDepth = parsed[RuleOptions.maxDepth]
    rules.minCases = parsed[RuleOptions.minCases]
    rules.minSplit = parsed[RuleOptions.minSplit]
    rules.minShare = parsed[RuleOptions.minShare]
    rules.minPSUs = parsed[RuleOptions.minPSUs]
    rules.cp = parsed[RuleOptions.cp]
    criterion = parsed[RuleOptions.criterion] ?? criterion
    pruning = parsed[RuleOptions.pruning] ?? pruning
    folds = parsed[RuleOptions.folds]
  }

  private mutating func readStability(_ parsed: ParsedCommand) {
    bootstrap = parsed[StabilityOptions.bootstrap]
    crossfit = parsed[StabilityOptions.crossfit]
    seed = parsed[StabilityOptions.seed].map { UInt64($0) } ?? seed
    suppression = parsed[StabilityOptions.suppression] ?? suppression
  }

  private mutating func readWords(_ parsed: ParsedCommand) {
    title = parsed[WordOptions.title]
    survey.country = parsed[WordOptions.country]
    survey.year = parsed[WordOptions.year]
    survey.name = parsed[WordOptions.survey]
    labels = parsed[WordOptions.labels]
    language = parsed[OutputOptions.language]?.rawValue
  }

  private mutating func readDialect(_ parsed: ParsedCommand) throws(CommandFailure) {
    delimiter = parsed[ReadingOptions.delimiter]
    decimalMark = parsed[ReadingOptions.decimal]?.rawValue.first
    encoding = parsed[ReadingOptions.encoding]?.rawValue
    if let delimiter, delimiter == decimalMark {
      let options = [ReadingOptions.delimiter.spec.name, ReadingOptions.decimal.spec.name]
      throw .usage(
        UsageError(command: parsed.spec.name, .conflict(options.map { "\($0) '\(delimiter)'" })))
    }
  }
}
