import CommandLineKit

/// `furthest-behind inspect`: what the reader sees.
enum InspectCommand: LaterCommand {
  static let spec = CommandSpec(
    name: "inspect",
    overview: "Show what is in an extract, column by column. For each: its kind, its levels, and "
      + "what is missing. Surplus fields in a row are reported.",
    arguments: [InputArguments.extract],
    sections: [
      OptionSection("Columns", [CircumstanceOptions.missingCodes.spec]),
      OutputOptions.tableSection, ReadingOptions.section, RunOptions.section,
    ],
    examples: [
      Example("Look at an extract:", "furthest-behind inspect women.csv")
    ])
}
