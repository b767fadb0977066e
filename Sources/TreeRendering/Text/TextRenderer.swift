public import FurthestBehind

/// The finding as text for a terminal or a log: header, tree, table of leaves, two sentences.
public struct TextRenderer: FindingRenderer {
  private let width: Int
  private let style: TextStyle
  private let details: Bool
  private let language: Language

  /// The narrowest text, in columns.
  public static let minimumWidth = 40

  /// Creates a renderer.
  ///
  /// - Parameters:
  ///   - width: The most columns a line takes, at least 40; wide characters count as two.
  ///   - colour: Whether ANSI colour codes are written.
  ///   - ascii: Whether the renderer's own characters are ASCII only.
  ///   - details: Whether the tables on targeting and on other rules are shown.
  ///   - language: The language of the words.
  public init(
    width: Int = 80, colour: Bool = false, ascii: Bool = false, details: Bool = false,
    language: Language = .english
  ) {
    self.language = language
    self.width = max(width, TextRenderer.minimumWidth)
    style = TextStyle(ascii: ascii, colour: colour)
    self.details = details
  }

  /// The finding as lines of at most the given width.
  public func render(_ finding: Finding) -> String {
    let tree = FindingTree(finding)
    let isDivided = tree.root.map { !$0.isLeaf } ?? false
    var sections = [
      header(finding), TextTree(finding, style: style, width: width, language: language).lines,
    ]
    if isDivided { sections.append(TextTable(finding, width: width, language: language).lines) }
    let sentences = FindingSentences(finding, in: language)
    sections.append(TextSplits(finding, width: width, language: language).lines)
    sections.append(wrapped([sentences.behind, sentences.ahead]))
    sections.append(wrapped(RobustnessWords(finding, in: language).sentences))
    if details { sections += RobustnessTables(finding, in: language).sections(width: width) }
    sections.append(
      InequalitySection(finding, in: language)?.lines(style: style, width: width) ?? [])
    let search = TextSearch(finding, width: width, language: language)
    sections += [search.lines, search.cpTable, notes(finding, isDivided: isDivided)]
    return sections.filter { !$0.isEmpty }
      .map { $0.map(style.marked).joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private func header(_ finding: Finding) -> [String] {
    let indicator = IndicatorWords(finding, in: language)
    let sample = SampleWords(finding, in: language)
    let root = finding.everybody
    let title = TextBlock.wrap(indicator.heading, width: width)
    let underline = title.map { DisplayWidth.of($0) }.max() ?? 0
    let heading = title.map(style.heading) + [String(repeating: style.rule, count: underline)]
    let entries: [(Phrase, String?)] = [
      (.direction, indicator.direction),
      (.definitionHeading, sample.definition),
      (.survey, sample.survey),
      (.data, sample.file),
      (.sample, sample.sample),
      (.average, root.map { average($0, finding) }),
    ]
    let indent = 2 + (entries.map { DisplayWidth.of(language[$0.0]) }.max() ?? 0)
    return heading
      + TextBlock.entries(
        entries.map { (language[$0.0], $0.1) }, indent: indent, width: width)
  }

  private func average(_ root: Finding.Node, _ finding: Finding) -> String {
    let cells = CellText(finding, in: language)
    let notes = EstimateNotes(finding, in: language)
    let rate = cells.rate(root)
    guard root.estimate?.low != nil else { return rate }
    return rate + " ("
      + language.text(
        .intervalOf, ["interval": notes.intervalHeading, "range": cells.interval(root)])
      + ")"
  }

  private func notes(_ finding: Finding, isDivided: Bool) -> [String] {
    let sample = SampleWords(finding, in: language)
    let shares = isDivided ? [language[.shareNote]] : []
    let estimates = EstimateNotes(finding, in: language)
    let search = [estimates.search, sample.designCheck].compactMap { $0 }
    return wrapped(
      shares + estimates.notes + RobustnessWords(finding, in: language).notes + search
        + [sample.exclusions, sample.rules])
  }

  private func wrapped(_ paragraphs: [String]) -> [String] {
    paragraphs.filter { !$0.isEmpty }.flatMap { TextBlock.wrap($0, width: width) }
  }
}
