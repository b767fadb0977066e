import CommandLineKit

/// Names for headings and source lines.
enum WordOptions {
  static let country = Option<String?>.text(
    "--country", .words, placeholder: "text", help: "The country's name, for headings.")

  static let survey = Option<String?>.text(
    "--survey", .words, placeholder: "text", help: "The survey's name, for the source line.")

  static let year = Option<String?>.text(
    "--year", .words, placeholder: "text", help: "The survey's year or years.")

  static let title = Option<String?>.text(
    "--title", .words, placeholder: "text", help: "The indicator's name in headings.",
    default: "the indicator as given")

  static let reportTitle = Option<String?>.text(
    "--title", .words, placeholder: "text", help: "The heading of the page.",
    default: "the survey's name")

  static let labels = Option<String?>.text(
    "--labels", .file, placeholder: "file",
    help: "A file with names for columns and for their codes.")

  static let section = OptionSection(
    "Words", [title.spec, country.spec, survey.spec, year.spec, labels.spec])
}
