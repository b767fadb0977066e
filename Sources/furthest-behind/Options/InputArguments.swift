import CommandLineKit

/// The arguments that name an input.
enum InputArguments {
  static let extract = ArgumentSpec(
    "extract.csv", .file,
    help: "The extract: a CSV file with a row for each person or household, and names in the "
      + "first row. - reads standard input.")

  static let plan = ArgumentSpec(
    "plan.json", .file,
    help: "The plan: files, circumstances and indicators of a survey. - reads standard input; "
      + "paths in it then start from the folder you are in.")

  static let result = ArgumentSpec(
    "result.json", .file, help: "A result written with --format json. - reads standard input.")
}
