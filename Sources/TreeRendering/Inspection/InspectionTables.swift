public import FurthestBehind
import SurveyModel

/// The columns of an extract as a CSV table.
///
/// Numbers have full precision; what is not known is an empty field.
public struct InspectionCSVRenderer {
  /// Creates a renderer.
  public init() {}

  private static let headings = [
    "position", "column", "label", "known", "kind", "values", "missing", "missing_share",
    "minimum", "maximum", "mean", "role", "reason", "levels", "markers", "possible_missing",
    "weight_sum", "weight_mean", "weight_ratio", "weight_kish_deff", "weight_zero",
    "weight_negative",
  ]

  /// The table with a line of headings.
  public func render(_ inspection: Inspection) -> String {
    let lines = inspection.columns.map { Self.figures($0) + Self.words($0) + Self.weights($0) }
    return ([Self.headings] + lines).map { $0.map(field).joined(separator: ",") + "\n" }.joined()
  }

  private static func figures(_ column: Inspection.Column) -> [String] {
    [
      String(column.position), column.name, column.label ?? "", column.known ?? "",
      column.kind.rawValue, String(column.values), String(column.missing),
      number(column.missingShare), number(column.minimum), number(column.maximum),
      number(column.mean),
    ]
  }

  private static func words(_ column: Inspection.Column) -> [String] {
    let levels = (column.levels ?? []).map { "\($0.words): \($0.rows)" }
    return [
      column.role?.name.rawValue ?? "", column.role?.reason ?? "",
      levels.joined(separator: "; "), column.markers.joined(separator: "; "),
      column.possibleMissing.joined(separator: "; "),
    ]
  }

  private static func weights(_ column: Inspection.Column) -> [String] {
    let weight = column.weight
    return [
      number(weight?.sum), number(weight?.mean), number(weight?.ratio), number(weight?.kishDeff),
      weight.map { String($0.zero) } ?? "", weight.map { String($0.negative) } ?? "",
    ]
  }

  private static func number(_ value: Double?) -> String {
    value.map { Circumstance.text(of: $0) } ?? ""
  }

  private func field(_ text: String) -> String {
    let line = PlainText.line(text)
    guard line.contains(",") || line.contains("\"") else { return line }
    return "\"" + line.replacing("\"", with: "\"\"") + "\""
  }
}

/// The columns of an extract as a Markdown table.
public struct InspectionMarkdownRenderer {
  /// Values up to which each is named.
  private static let mostValues = 12

  /// Creates a renderer.
  public init() {}

  /// The table under a heading of the second level.
  public func render(_ inspection: Inspection) -> String {
    let words = InspectionWords(inspection: inspection)
    let rows = inspection.columns.map { column in
      row([
        Language.english.count(column.position), column.name, column.kind.rawValue,
        Language.english.count(column.values), Language.english.count(column.missing), column.part,
        ([column.meaning, column.valueWords(most: Self.mostValues).joined(separator: " ")]
          + column.remarks)
          .filter { !$0.isEmpty }.joined(separator: ". "),
      ])
    }
    let table =
      [
        row(["#", "Column", "Kind", "Values", "Missing", "Part", "What it is"]),
        "| --: | :-- | :-- | --: | --: | :-- | :-- |",
      ] + rows
    let blocks =
      [
        "## " + escaped(words.title),
        words.facts.map { "- " + escaped($0) }.joined(separator: "\n"),
      ]
      + [table.joined(separator: "\n")] + [words.excerpt.map(escaped)].compactMap(\.self)
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private func row(_ cells: [String]) -> String {
    "| " + cells.map { escaped(PlainText.line($0)) }.joined(separator: " | ") + " |"
  }

  /// The text with every character that Markdown could take for markup set off.
  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_[]|#~$<>&".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
