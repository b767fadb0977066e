package import CommandLineKit
package import FurthestBehind
import Microdata
package import SurveyModel
import TreeRendering

extension TreeRequest {
  /// Asks for the tree of an indicator with the options given; all others keep their default.
  ///
  /// - Throws: the names of two options that exclude each other.
  package init(
    input: Input, indicator: String, direction: Direction, options: OptionValues
  ) throws(UsageError) {
    self.init(input: input, indicator: indicator, direction: direction)
    population = options[IndicatorOptions.population]
    readCircumstances(options)
    readDesign(options)
    readRules(options)
    readStability(options)
    readWords(options)
    try readDialect(options)
    threads = options[RunOptions.threads]
  }

  private mutating func readCircumstances(_ options: OptionValues) {
    circumstances = options[CircumstanceOptions.circumstances]
    ordered = options[CircumstanceOptions.ordered].flatMap { list in
      // Without levels, the list itself names the circumstances.
      list.key.map { [Order(circumstance: $0, levels: list.items)] }
        ?? list.items.map { Order(circumstance: $0, levels: []) }
    }
    unordered = options[CircumstanceOptions.unordered] ?? []
    missingCodes = options[CircumstanceOptions.missingCodes].map {
      MissingCodes(column: $0.key, codes: $0.items)
    }
    missingCircumstances = options[CircumstanceOptions.missing] ?? missingCircumstances
  }

  private mutating func readDesign(_ options: OptionValues) {
    weight = options[DesignOptions.weight]
    psu = options[DesignOptions.psu]
    strata = options[DesignOptions.strata]
    fpc = options[DesignOptions.fpc]
    interval = options[DesignOptions.interval] ?? interval
    confidence = options[DesignOptions.confidence] ?? confidence
    lonePSU = options[DesignOptions.lonePSU] ?? lonePSU
  }

  private mutating func readRules(_ options: OptionValues) {
    profile = options[RuleOptions.profile] ?? profile
    rules.maxDepth = options[RuleOptions.maxDepth]
    rules.minCases = options[RuleOptions.minCases]
    rules.minSplit = options[RuleOptions.minSplit]
    rules.minShare = options[RuleOptions.minShare]
    rules.minPSUs = options[RuleOptions.minPSUs]
    rules.cp = options[RuleOptions.cp]
    criterion = options[RuleOptions.criterion] ?? criterion
    pruning = options[RuleOptions.pruning] ?? pruning
    folds = options[RuleOptions.folds]
  }

  private mutating func readStability(_ options: OptionValues) {
    bootstrap = options[StabilityOptions.bootstrap]
    crossfit = options[StabilityOptions.crossfit]
    seed = options[StabilityOptions.seed].map { UInt64($0) } ?? seed
    suppression = options[StabilityOptions.suppression] ?? suppression
  }

  private mutating func readWords(_ options: OptionValues) {
    title = options[WordOptions.title]
    survey.country = options[WordOptions.country]
    survey.year = options[WordOptions.year]
    survey.name = options[WordOptions.survey]
    labels = options[WordOptions.labels]
    language = options[WordOptions.language]?.rawValue
  }

  private mutating func readDialect(_ options: OptionValues) throws(UsageError) {
    delimiter = options[ReadingOptions.delimiter]
    decimalMark = options[ReadingOptions.decimal]?.rawValue.first
    encoding = options[ReadingOptions.encoding]?.rawValue
    if let delimiter, delimiter == decimalMark {
      let names = [ReadingOptions.delimiter.spec.name, ReadingOptions.decimal.spec.name]
      throw UsageError(command: nil, .conflict(names.map { "\($0) '\(delimiter)'" }))
    }
  }
}
