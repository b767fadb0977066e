package import CommandLineKit

/// The indicator and the people it is about.
package enum IndicatorOptions {
  package static let opportunity = Option<String?>.text(
    "--opportunity", placeholder: "expr",
    help: "A 0/1 indicator of which 1 is good, such as having electricity. A column, or an "
      + "expression like \"m3a == 1 or m3b == 1\".")

  package static let barrier = Option<String?>.text(
    "--barrier", placeholder: "expr",
    help: "A 0/1 indicator of which 1 is bad, such as being stunted. A column, or an expression.")

  package static let population = Option<String?>.text(
    "--where", placeholder: "expr",
    help: "Keep to the people for whom this holds, such as \"v012 >= 15\". The others still tell "
      + "how the sample was drawn.", default: "everybody")

  package static let section = OptionSection(
    "Indicator", [opportunity.spec, barrier.spec, population.spec])

  /// The two options of which exactly one must be given.
  package static let directions = [opportunity.spec.name, barrier.spec.name]
}
