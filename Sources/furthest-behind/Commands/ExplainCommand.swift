import CommandLineKit

/// `furthest-behind explain`: the split search at one node.
enum ExplainCommand: LaterCommand {
  static let node = Option<Int?>.whole(
    "--node", Bounds(from: 1, to: .max), placeholder: "id",
    help: "The group to explain, by its number. The whole population is 1; the parts of group k "
      + "are 2k and 2k + 1.")

  static let spec = CommandSpec(
    name: "explain",
    overview: "Show why a group of the tree was divided as it was. For each circumstance: the "
      + "best division, what it would have explained, and why others did not count.",
    arguments: [InputArguments.extract],
    sections: [
      OptionSection("Group", [node.spec]), IndicatorOptions.section, CircumstanceOptions.section,
      DesignOptions.section, RuleOptions.section, StabilityOptions.disclosureSection,
      OutputOptions.tableSection,
      ReadingOptions.section, RunOptions.section,
    ],
    exactlyOneOf: [IndicatorOptions.directions, [node.spec.name]],
    examples: [
      Example(
        "Why was group 5 divided by education?",
        "furthest-behind explain women.csv --opportunity anc4 --weight v005 --node 5")
    ])
}
