import FurthestBehind

/// What a figure shows of one node, measured but not yet placed.
struct NodeCard {
  let figures: Finding.Node
  let extreme: Extreme?
  /// Whether the rate is hidden or rests on few rows.
  let isFaint: Bool
  /// Whether a bar of the rate is drawn.
  let hasBar: Bool
  /// The lines inside the box.
  let lines: [TextLine]
  /// The words of the branch that leads to the node.
  let words: [TextLine]
  /// The name of the circumstance that divides the node.
  let fork: [TextLine]
  let boxWidth: Double
  let boxHeight: Double

  init(
    _ node: FindingTree.Node, finding: Finding, words: [TextLine], fork: [TextLine],
    type: FigureType, language: Language
  ) {
    let figures = node.figures
    let cells = CellText(finding, in: language)
    self.figures = figures
    self.words = words
    self.fork = fork
    let extreme = Extreme(of: figures.id, in: finding)
    self.extreme = extreme
    isFaint = cells.isHidden(figures) || cells.isSmall(figures)
    hasBar = !cells.isHidden(figures)

    let head = [
      figures.id == 1 ? language[.average] : figures.letter.map(PlainText.line),
      extreme?.title(in: language),
    ].compactMap { $0 }
    var lines: [TextLine] = []
    if !head.isEmpty {
      lines.append(
        TextLine(text: head.joined(separator: " "), size: type.small, bold: true))
    }
    lines.append(TextLine(text: cells.rate(figures), size: type.rate, bold: true))
    if figures.estimate?.low != nil, hasBar {
      lines.append(TextLine(text: cells.interval(figures), size: type.small))
    }
    lines.append(TextLine(text: cells.share(figures), size: type.small))
    lines.append(TextLine(text: cells.cases(figures), size: type.small))
    self.lines = lines
    boxWidth = TextLine.width(of: lines) + 2 * type.padding
    boxHeight =
      TextLine.height(of: lines) + 2 * type.padding + (hasBar ? type.bar + type.padding / 2 : 0)
  }
}
