import AnalysisOptions
import CommandLineKit
import TreeRendering

/// Where a result goes, and what it looks like.
enum OutputOptions {
  /// Where the root of a figure's tree stands.
  enum Layout: String, CaseIterable, Sendable {
    /// At the top: the tree grows down.
    case down
    /// At the left: the tree grows to the right.
    case right
    /// A row for each group, parts indented below their whole.
    case outline
  }

  /// How a CSV table writes its numbers.
  enum NumberStyle: String, CaseIterable, Sendable {
    /// Decimal points, with commas between fields.
    case point
    /// Decimal commas, with semicolons between fields.
    case comma
  }

  static let output = Option<String?>.text(
    "--output", short: "-o", .file, placeholder: "file",
    help: "Write to this file instead of standard output.", default: "standard output")

  static let folder = Option<String?>.text(
    "--output", short: "-o", .folder, placeholder: "folder",
    help: "The folder of the run's results. It must be new or empty, unless --resume is given.",
    default: "a folder beside the plan")

  static let format = Option<OutputFormat?>.choice(
    "--format", of: OutputFormat.self, meanings: OutputFormat.meanings, placeholder: "format",
    help: "The form of the result.", default: "by the ending of --output, else text")

  /// The forms of a result without a tree.
  static let tableFormats: [OutputFormat] = [.text, .json, .csv, .markdown]

  static let tableFormat = Option<OutputFormat?>.choice(
    "--format", of: OutputFormat.self, among: tableFormats,
    meanings: OutputFormat.meanings, placeholder: "format", help: "The form of the result.",
    default: "by the ending of --output, else text")

  /// The forms of a check of a plan.
  static let checkFormats: [OutputFormat] = [.text, .json]

  static let checkFormat = Option<OutputFormat?>.choice(
    "--format", of: OutputFormat.self, among: checkFormats,
    meanings: OutputFormat.meanings, placeholder: "format", help: "The form of the result.",
    default: "by the ending of --output, else text")

  static let width = Option<Int?>.whole(
    "--width", Bounds(from: 40, to: 1_000),
    help: "Characters in a line of text.", default: "the terminal's, else 80")

  static let details = Option<Bool>.flag(
    "--details",
    help: "Add two tables to text: what reaching each group would mean, and the finding under "
      + "other leaf sizes and depths. JSON always holds them.")

  static let layout = Option<Layout?>.choice(
    "--layout", of: Layout.self, placeholder: "direction",
    help: "The direction in which a figure's tree grows. outline: a row for each group, for "
      + "narrow columns and large trees.",
    default: "the first that keeps the type at 6 points or more; down in dot")

  static let size = Option<FigureSize?>.choice(
    "--size", of: FigureSize.self, placeholder: "place",
    help: "The place that a figure is made for. full: the text of an A4 page, 170 mm. half: a "
      + "column of it, 82 mm. slide: 16 to 9.", default: "full")

  static let csvLocale = Option<NumberStyle?>.choice(
    "--csv-locale", of: NumberStyle.self, placeholder: "mark",
    help: "The decimal mark of a CSV table. With a comma, fields are parted by semicolons, as "
      + "Excel expects where numbers are written so.", default: "point")

  /// The options by which any result is written.
  static let specs = [
    format.spec, output.spec, width.spec, details.spec, layout.spec, size.spec,
    WordOptions.language.spec, csvLocale.spec,
  ]

  static let section = OptionSection("Output", specs)

  /// The options that shape what is written, as keys of a plan; the language is known to it.
  static let inPlans =
    specs.filter { $0 != WordOptions.language.spec }
    + [RunOptions.quiet.spec, RunOptions.noProgress.spec]

  static let checkSection = OptionSection("Output", [checkFormat.spec, output.spec, width.spec])

  static let tableSection = OptionSection("Output", [tableFormat.spec, output.spec, width.spec])

  /// The options by which measures without a tree are written.
  static let measureSection = OptionSection(
    "Output",
    [tableFormat.spec, output.spec, width.spec, WordOptions.language.spec, csvLocale.spec])
}
