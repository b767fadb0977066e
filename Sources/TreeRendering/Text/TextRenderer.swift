public import FurthestBehind

/// The finding as text for a terminal or a log: header, tree, table of leaves, two sentences.
public struct TextRenderer: FindingRenderer {
  private let width: Int
  private let style: TextStyle
  private let details: Bool

  /// The narrowest text, in columns.
  public static let minimumWidth = 40

  /// Creates a renderer.
  ///
  /// - Parameters:
  ///   - width: The most columns a line takes, at least 40; wide characters count as two.
  ///   - colour: Whether ANSI colour codes are written.
  ///   - ascii: Whether the renderer's own characters are ASCII only.
  ///   - details: Whether the tables on targeting and on other rules are shown.
  public init(
    width: Int = 80, colour: Bool = false, ascii: Bool = false, details: Bool = false
  ) {
    self.width = max(width, TextRenderer.minimumWidth)
    style = TextStyle(ascii: ascii, colour: colour)
    self.details = details
  }

  /// The finding as lines of at most the given width.
  public func render(_ finding: Finding) -> String {
    let tree = FindingTree(finding)
    let isDivided = tree.root.map { !$0.isLeaf } ?? false
    var sections = [header(finding), TextTree(finding, style: style, width: width).lines]
    if isDivided { sections.append(TextTable(finding, width: width).lines) }
    let sentences = FindingSentences(finding)
    sections.append(TextSplits(finding, width: width).lines)
    sections.append(wrapped([sentences.behind, sentences.ahead]))
    sections.append(wrapped(RobustnessWords(finding).sentences))
    if details { sections += RobustnessTables(finding).sections(width: width) }
    sections.append(InequalitySection(finding)?.lines(style: style, width: width) ?? [])
    let search = TextSearch(finding, width: width)
    sections += [search.lines, search.cpTable, notes(finding, isDivided: isDivided)]
    return sections.filter { !$0.isEmpty }
      .map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private func header(_ finding: Finding) -> [String] {
    let indicator = IndicatorWords(finding)
    let sample = SampleWords(finding)
    let root = FindingTree(finding).root?.figures
    let title = TextBlock.wrap(indicator.title, width: width)
    let underline = title.map { DisplayWidth.of($0) }.max() ?? 0
    let heading = title.map(style.heading) + [String(repeating: style.rule, count: underline)]
    let entries: [(String, String?)] = [
      ("Direction", indicator.direction),
      ("Definition", sample.definition),
      ("Survey", sample.survey),
      ("Data", sample.file),
      ("Sample", sample.sample),
      ("Average", root.map { average($0, finding) }),
    ]
    return heading + TextBlock.entries(entries, indent: 12, width: width)
  }

  private func average(_ root: Finding.Node, _ finding: Finding) -> String {
    let cells = CellText(finding)
    let notes = EstimateNotes(finding)
    let rate = cells.rate(root)
    guard root.estimate?.low != nil else { return rate }
    return rate + " (" + notes.intervalHeading + " " + cells.interval(root) + ")"
  }

  private func notes(_ finding: Finding, isDivided: Bool) -> [String] {
    let sample = SampleWords(finding)
    let shares = isDivided ? ["Share: weighted part of the population."] : []
    let estimates = EstimateNotes(finding)
    let search = [estimates.search, sample.designCheck].compactMap { $0 }
    return wrapped(
      shares + estimates.notes + RobustnessWords(finding).notes + search
        + [sample.exclusions, sample.rules])
  }

  private func wrapped(_ paragraphs: [String]) -> [String] {
    paragraphs.filter { !$0.isEmpty }.flatMap { TextBlock.wrap($0, width: width) }
  }
}
