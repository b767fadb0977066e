public import FurthestBehind

/// The finding as Markdown: the sentences, the table of leaves and the notes.
public struct MarkdownRenderer: FindingRenderer {
  private let language: Language

  /// Creates a renderer for a language.
  public init(language: Language = .english) {
    self.language = language
  }

  /// The finding as a section under a heading of the second level.
  public func render(_ finding: Finding) -> String {
    let sentences = FindingSentences(finding, in: language)
    let sample = SampleWords(finding, in: language)
    let notes = FigureNotes(finding, in: language)
    let estimates = EstimateNotes(finding, in: language)
    let robustness = RobustnessWords(finding, in: language)
    let blocks = [
      "## " + escaped(notes.title),
      escaped(notes.subtitle),
      [sentences.behind, sentences.ahead].filter { !$0.isEmpty }.map(escaped)
        .joined(separator: "\n\n"),
      robustness.sentences.map(escaped).joined(separator: "\n\n"),
      table(finding),
      splits(finding),
      (estimates.notes + robustness.notes
        + [estimates.search, sample.designCheck].compactMap { $0 }
        + [sample.exclusions, sample.rules, notes.source])
        .map { "- " + escaped($0) }.joined(separator: "\n"),
    ]
    return BidirectionalText.marked(
      blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n")
  }

  private func table(_ finding: Finding) -> String {
    let columns = LeafColumn.columns(of: finding, in: language)
    let table = LeafTable(finding, in: language)
    let root = finding.everybody
    let isDivided = table.rows.count > 1
    func row(_ letter: String, _ group: String, _ cells: [String]) -> String {
      "| " + ([letter, group] + cells.map(escaped)).joined(separator: " | ") + " |"
    }
    var lines = [
      row(
        "", language[.group],
        columns.map { $0.name == language[.cases] ? $0.name : $0.name.firstUppercased }),
      "| :-- | :-- |" + columns.map { _ in " --: |" }.joined(),
    ]
    for leaf in table.rows where isDivided {
      let mark = leaf.extreme.map { " (**" + $0.words(in: language) + "**)" } ?? ""
      lines.append(
        row(
          escaped(PlainText.line(leaf.figures.letter ?? "")), escaped(leaf.group) + mark,
          columns.map { $0.leaf(leaf) }))
    }
    if let root { lines.append(row("", language[.everyone], columns.map { $0.average(root) })) }
    if isDivided { lines.append(row("", language[.gapHeading], columns.map(\.gap))) }
    return lines.joined(separator: "\n")
  }

  private func splits(_ finding: Finding) -> String {
    let table = SplitTable(finding, in: language)
    guard !table.rows.isEmpty else { return "" }
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let interval = EstimateNotes(finding, in: language).intervalHeading
    let headings = [language[.split], language[.differencePoints], interval, "F", "df", "p"]
    return
      ([row(headings), "| :-- | --: | --: | --: | --: | --: |"]
      + table.rows.map { split in
        row(
          [split.words, split.difference, split.interval, split.f, split.df, split.p].map(escaped))
      }).joined(separator: "\n")
  }

  private func escaped(_ text: String) -> String { MarkdownText.escaped(text) }
}
