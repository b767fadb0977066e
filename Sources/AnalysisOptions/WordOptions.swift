package import CommandLineKit
package import TreeRendering

/// Names for headings and source lines.
package enum WordOptions {
  package static let country = Option<String?>.text(
    "--country", .words, placeholder: "text", help: "The country's name, for headings.")

  package static let survey = Option<String?>.text(
    "--survey", .words, placeholder: "text", help: "The survey's name, for the source line.")

  package static let year = Option<String?>.text(
    "--year", .words, placeholder: "text", help: "The survey's year or years.")

  package static let title = Option<String?>.text(
    "--title", .words, placeholder: "text", help: "The indicator's name in headings.",
    default: "the indicator as given")

  package static let reportTitle = Option<String?>.text(
    "--title", .words, placeholder: "text", help: "The heading of the page.",
    default: "the survey's name")

  package static let labels = Option<String?>.text(
    "--labels", .file, placeholder: "file",
    help: "A file with names for columns and for their codes.")

  package static let language = Option<Language?>.choice(
    "--language", of: Language.self, placeholder: "language",
    help: "The language of figures and tables. Headings of CSV tables are the same in all.",
    default: "en")

  package static let section = OptionSection(
    "Words", [title.spec, country.spec, survey.spec, year.spec, labels.spec])
}
