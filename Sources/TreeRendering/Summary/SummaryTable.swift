public import FurthestBehind
import SurveyModel

/// A run as a CSV table: one line for each tree, those with the widest gap first, then those that
/// failed.
///
/// Rates, shares and gaps are shares (0-1) in full precision; a figure that is hidden or missing is
/// an empty field. The headings are the same in every language, for programs that read the table.
public struct SummaryTable: Sendable {
  private let dialect: CSVRenderer.Dialect
  private let language: Language

  /// Creates a renderer for a dialect and a language.
  public init(dialect: CSVRenderer.Dialect = .plain, language: Language = .english) {
    self.dialect = dialect
    self.language = language
  }

  private static let headings = [
    "survey_id", "country", "year", "survey", "extract", "indicator", "title", "sdg", "direction",
    "unit", "group_by", "group", "extended", "status", "average", "behind", "behind_rate",
    "behind_share", "behind_n", "ahead", "ahead_rate", "ahead_share", "ahead_n", "gap", "ratio",
    "n", "leaves", "verdict", "d", "d_corrected", "d_complement", "published_rate",
    "published_tolerance", "published_within", "file", "reason",
  ]

  /// The table with a line of headings.
  public func render(_ summary: CountrySummary) -> String {
    let lines =
      [Self.headings] + summary.rows.map(line)
      + summary.failures.map { entry in
        start(entry, sdg: nil, direction: "", unit: nil)
          + [String](repeating: "", count: Self.headings.count - 16)
          + [PlainText.line(entry.file ?? ""), PlainText.line(entry.reason ?? "")]
      }
    return dialect.table(lines)
  }

  private func start(
    _ entry: RunManifest.Entry, sdg: String?, direction: String, unit: String?
  ) -> [String] {
    [
      entry.surveyID ?? "", entry.survey.country ?? "", entry.survey.year ?? "",
      entry.survey.name ?? "", entry.extract, entry.name, entry.title, sdg ?? "", direction,
      unit ?? "", entry.group?.by ?? "", entry.group?.level ?? "", truth(entry.isExtended),
      entry.status.rawValue,
    ].map(PlainText.line)
  }

  private func line(_ row: CountrySummary.Row) -> [String] {
    let words = GroupWords(row.circumstances, in: language)
    let number = dialect.number
    func group(_ group: CountrySummary.Group?) -> [String] {
      guard let group else { return ["", "", "", ""] }
      return [
        words.words(for: group.conditions), number(group.rate), number(group.share),
        String(group.n),
      ]
    }
    return start(row.entry, sdg: row.sdg, direction: row.direction.rawValue, unit: row.unit)
      + [number(row.average)] + group(row.behind) + group(row.ahead)
      + [
        number(row.gap), number(row.ratio), String(row.n), String(row.leaves), row.verdict ?? "",
        number(row.d), number(row.correctedD), row.d == nil ? "" : truth(row.isComplement),
        number(row.published?.rate), number(row.published?.tolerance),
        row.published?.isWithin.map(truth) ?? "", PlainText.line(row.entry.file ?? ""),
        PlainText.line(row.entry.reason ?? ""),
      ]
  }

  private func truth(_ value: Bool) -> String { value ? "true" : "false" }
}
