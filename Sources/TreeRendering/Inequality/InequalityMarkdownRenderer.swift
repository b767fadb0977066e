public import FurthestBehind
import SurveyModel

/// The measures of inequality as Markdown: a section with a list of indices and three tables.
public struct InequalityMarkdownRenderer {
  private let language: Language

  /// Creates a renderer for a language.
  public init(language: Language = .english) {
    self.language = language
  }

  /// The finding as a section under a heading of the second level.
  public func render(_ finding: InequalityFinding) -> String {
    let tables = InequalityTables(finding, in: language)
    let sample = SampleWords(finding, in: language)
    let indices = tables.indices
    let indicator = IndicatorWords(finding.indicator, in: language)
    let summary = finding.rate.map {
      language.text(
        .averageAndDirection,
        [
          "rate": language.percent($0), "direction": indicator.directionWord,
          "definition": sample.definition,
        ])
    }
    let blocks: [String] =
      [
        "## "
          + MarkdownText.escaped(language.text(.inequalityOf, ["title": indicator.title])),
        MarkdownText.escaped(
          summary
            ?? language.text(
              .directionOnly,
              ["direction": indicator.directionWord, "definition": sample.definition])),
        indices.entries.map {
          "- "
            + MarkdownText.escaped(
              language.text(.named, ["name": $0.name, "value": $0.text]))
        }.joined(separator: "\n"),
        indices.notes.map(MarkdownText.escaped).joined(separator: "\n\n"),
      ]
      + [tables.ranking, tables.comparisons, tables.regression].flatMap(blocks)
      + [MarkdownText.escaped(sample.exclusions)]
    return BidirectionalText.marked(
      blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n")
  }

  private func blocks(of table: FigureTable) -> [String] {
    func row(_ label: String, _ cells: [String]) -> String {
      "| " + ([label] + cells.map(MarkdownText.escaped)).joined(separator: " | ") + " |"
    }
    let lines =
      [row(MarkdownText.escaped(table.labelHeading), table.headings)]
      + ["| :-- |" + table.columns.map { _ in " --: |" }.joined()]
      + table.rows.map { line in
        row(
          (line.isIndented ? "&nbsp;&nbsp;" : "") + MarkdownText.escaped(line.label),
          line.cells.isEmpty ? table.columns.map { _ in "" } : line.cells)
      }
    return ["### " + MarkdownText.escaped(table.title)]
      + (table.rows.isEmpty ? [] : [lines.joined(separator: "\n")])
      + table.notes.map(MarkdownText.escaped)
  }
}
