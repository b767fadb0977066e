package import CommandLineKit

/// The options by which an analysis is asked for: declared once, for command lines and for plans.
package enum AnalysisOptions {
  /// The options that a plan takes as keys, in the order of the help page.
  ///
  /// The indicator itself and its direction are keys of their own there.
  package static let inPlans: [OptionSpec] =
    [IndicatorOptions.population.spec] + CircumstanceOptions.section.options
    + DesignOptions.section.options + RuleOptions.section.options
    + RuleOptions.pruningSection.options + DesignOptions.intervalSection.options
    + StabilityOptions.section.options + WordOptions.section.options + [WordOptions.language.spec]
    + ReadingOptions.section.options + [RunOptions.threads.spec]
}
