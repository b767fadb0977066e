public import FurthestBehind

/// The finding as Markdown: the sentences, the table of leaves and the notes.
public struct MarkdownRenderer: FindingRenderer {
  /// Creates a renderer.
  public init() {}

  /// The finding as a section under a heading of the second level.
  public func render(_ finding: Finding) -> String {
    let sentences = FindingSentences(finding)
    let sample = SampleWords(finding)
    let notes = FigureNotes(finding)
    let estimates = EstimateNotes(finding)
    let blocks = [
      "## " + escaped(notes.title),
      escaped(notes.subtitle),
      [sentences.behind, sentences.ahead].filter { !$0.isEmpty }.map(escaped)
        .joined(separator: "\n\n"),
      table(finding),
      splits(finding),
      (estimates.notes + [estimates.search, sample.designCheck].compactMap { $0 }
        + [sample.exclusions, sample.rules, notes.source])
        .map { "- " + escaped($0) }.joined(separator: "\n"),
    ]
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func table(_ finding: Finding) -> String {
    let columns = LeafColumn.columns(of: finding)
    let table = LeafTable(finding)
    let root = FindingTree(finding).root?.figures
    let isDivided = table.rows.count > 1
    func row(_ letter: String, _ group: String, _ cells: [String]) -> String {
      "| " + ([letter, group] + cells.map(escaped)).joined(separator: " | ") + " |"
    }
    var lines = [
      row("", "Group", columns.map { $0.name == "n" ? $0.name : $0.name.firstUppercased }),
      "| :-- | :-- |" + columns.map { _ in " --: |" }.joined(),
    ]
    for leaf in table.rows where isDivided {
      let mark = leaf.extreme.map { " (**" + $0.words + "**)" } ?? ""
      lines.append(
        row(
          escaped(PlainText.line(leaf.figures.letter ?? "")), escaped(leaf.group) + mark,
          columns.map { $0.leaf(leaf) }))
    }
    if let root { lines.append(row("", GroupWords.everyone, columns.map { $0.average(root) })) }
    if isDivided { lines.append(row("", LeafColumn.gapWords, columns.map(\.gap))) }
    return lines.joined(separator: "\n")
  }

  private func splits(_ finding: Finding) -> String {
    let table = SplitTable(finding)
    guard !table.rows.isEmpty else { return "" }
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let interval = EstimateNotes(finding).intervalHeading
    let headings = ["Split", "Difference, percentage points", interval, "F", "df", "p"]
    return
      ([row(headings), "| :-- | --: | --: | --: | --: | --: |"]
      + table.rows.map { split in
        row(
          [split.words, split.difference, split.interval, split.f, split.df, split.p].map(escaped))
      }).joined(separator: "\n")
  }

  private func escaped(_ text: String) -> String { MarkdownText.escaped(text) }
}
