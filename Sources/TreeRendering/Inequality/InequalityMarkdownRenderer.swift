public import FurthestBehind
import SurveyModel

/// The measures of inequality as Markdown: a section with a list of indices and three tables.
public struct InequalityMarkdownRenderer {
  /// Creates a renderer.
  public init() {}

  /// The finding as a section under a heading of the second level.
  public func render(_ finding: InequalityFinding) -> String {
    let tables = InequalityTables(finding)
    let sample = SampleWords(finding, in: .english)
    let indices = tables.indices
    let rate = finding.rate.map { "Average " + Language.english.percent($0) + "; " } ?? ""
    let blocks: [String] =
      [
        "## "
          + MarkdownText.escaped(
            "Inequality: " + IndicatorWords(finding.indicator, in: .english).title),
        MarkdownText.escaped(rate + finding.indicator.direction.rawValue + ". " + sample.definition)
          + ".",
        indices.entries.map {
          "- " + MarkdownText.escaped($0.name) + ": " + MarkdownText.escaped($0.text)
        }.joined(separator: "\n"),
        indices.notes.map(MarkdownText.escaped).joined(separator: "\n\n"),
      ]
      + [tables.ranking, tables.comparisons, tables.regression].flatMap(blocks)
      + [MarkdownText.escaped(sample.exclusions)]
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
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
