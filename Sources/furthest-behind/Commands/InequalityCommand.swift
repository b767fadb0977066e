import CommandLineKit

/// `furthest-behind inequality`: the D-index family without a tree.
enum InequalityCommand: LaterCommand {
  static let spec = CommandSpec(
    name: "inequality",
    overview: "Measure inequality between groups without growing a tree. Shown are the D-index, "
      + "the human opportunity index, and what each circumstance adds.",
    arguments: [InputArguments.extract],
    sections: [
      IndicatorOptions.section, CircumstanceOptions.section, DesignOptions.section,
      StabilityOptions.disclosureSection, OutputOptions.tableSection, WordOptions.section,
      ReadingOptions.section, RunOptions.section,
    ],
    exactlyOneOf: [IndicatorOptions.directions],
    examples: [
      Example(
        "How unequal is access to electricity?",
        "furthest-behind inequality households.csv --opportunity electricity \\",
        "  --circumstances wealth,residence,education --weight hv005")
    ])
}
