import AnalysisOptions
import CommandLineKit

/// Which columns of an extract are shown.
enum InspectionOptions {
  static let search = Option<String?>.text(
    "--search", placeholder: "text",
    help: "Only columns whose name, label or known meaning holds this text, in any case.",
    default: "all columns")

  static let page = Option<Int?>.whole(
    "--page", Bounds(from: 1, to: 1_000_000), help: "Which page of columns to show.",
    default: "1")

  static let perPage = Option<Int?>.whole(
    "--per-page", Bounds(from: 1, to: 1_000_000), help: "Columns on a page.",
    default: "100 in text, else all")

  static let section = OptionSection(
    "Columns",
    [
      search.spec, page.spec, perPage.spec, CircumstanceOptions.missingCodes.spec,
      WordOptions.labels.spec,
    ])
}
