public import FurthestBehind
import SurveyModel

/// The leaves as a CSV table, worst first, with the row of everybody at its end.
///
/// Rates and shares are given as shares (0-1) in full precision; a hidden figure is an empty
/// field. The headings are the same in every language, for programs that read the table; words in
/// the fields are in the language chosen.
public struct CSVRenderer: FindingRenderer {
  /// How numbers and fields are written.
  public enum Dialect: String, Sendable, CaseIterable {
    /// Commas between fields and a decimal point, as RFC 4180 has it.
    case plain
    /// Semicolons, a decimal comma and a byte order mark, as Excel wants it in much of Europe.
    case semicolon
  }

  private let dialect: Dialect
  private let language: Language

  /// Creates a renderer for a dialect and a language.
  public init(dialect: Dialect = .plain, language: Language = .english) {
    self.language = language
    self.dialect = dialect
  }

  /// The table with a line of headings.
  public func render(_ finding: Finding) -> String {
    let title = IndicatorWords(finding, in: language).title
    let cells = CellText(finding, in: language)
    var lines = [CSVRenderer.headings]
    func append(
      _ node: Finding.Node, _ group: String, extreme: Extreme?, cumulative: Double?
    ) {
      let isHidden = cells.isHidden(node)
      let letter = node.id == 1 ? "" : PlainText.line(node.letter ?? "")
      func shown(_ value: Double?) -> String { isHidden ? "" : number(value) }
      lines.append([
        title, String(node.id), letter, group, extreme?.words(in: language) ?? "",
        shown(node.rate), shown(node.estimate?.low), shown(node.estimate?.high), String(node.n),
        isHidden ? "" : node.estimate?.psus.map(String.init) ?? "", number(node.weight),
        number(node.share),
        shown(node.deprivedShare), shown(cumulative), language[isHidden ? .yes : .no],
        shown(node.estimate?.se), shown(node.estimate?.deff),
        isHidden ? "" : node.estimate?.df.map(String.init) ?? "",
        isHidden ? "" : node.estimate.map { PlainText.line($0.method) } ?? "",
        shown(node.estimate?.confidence),
      ])
    }
    for row in LeafTable(finding, in: language).rows where row.figures.id != 1 {
      append(
        row.figures, row.group, extreme: row.extreme,
        cumulative: row.cumulativeDeprivedShare)
    }
    if let root = finding.everybody {
      append(root, language[.everyone], extreme: nil, cumulative: nil)
    }
    return dialect.table(lines)
  }

  private static let headings = [
    "indicator", "id", "letter", "group", "extreme", "rate", "low", "high", "n", "psus", "weight",
    "share", "deprived_share", "cumulative_deprived_share", "suppressed",
    "se", "deff", "df", "method", "confidence",
  ]

  private func number(_ value: Double?) -> String { dialect.number(value) }
}

extension CSVRenderer.Dialect {
  /// The lines of a table.
  func table(_ lines: [[String]]) -> String {
    (self == .plain ? "" : "\u{FEFF}")
      + lines.map { $0.map(field).joined(separator: separator) + "\n" }.joined()
  }

  /// A figure in full precision; an empty field where there is none.
  func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    let text = Circumstance.text(of: value)
    return self == .plain ? text : text.replacing(".", with: ",")
  }

  private var separator: String { self == .plain ? "," : ";" }

  private func field(_ text: String) -> String {
    guard text.contains(separator) || text.contains("\"") else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
