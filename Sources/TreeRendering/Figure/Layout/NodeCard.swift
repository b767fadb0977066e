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

    lines = Self.lines(
      figures,
      head: [
        figures.id == 1 ? language[.average] : figures.letter.map(PlainText.line),
        extreme?.title(in: language),
      ].compactMap { $0 }, cells: cells, type: type)
    boxWidth = TextLine.width(of: lines) + 2 * type.padding
    boxHeight =
      TextLine.height(of: lines) + 2 * type.padding + (hasBar ? type.bar + type.padding / 2 : 0)
  }

  /// The mark of the group, its rate, the interval where there is one, share and rows.
  private static func lines(
    _ figures: Finding.Node, head: [String], cells: CellText, type: FigureType
  ) -> [TextLine] {
    func small(_ text: String, bold: Bool = false) -> TextLine {
      TextLine(text: text, size: type.small, bold: bold)
    }
    let heading = type.cards == .narrow ? head : [head.joined(separator: " ")]
    var lines = heading.filter { !$0.isEmpty }.map { small($0, bold: true) }
    lines.append(TextLine(text: cells.rate(figures), size: type.rate, bold: true))
    if figures.estimate?.low != nil, !cells.isHidden(figures) {
      lines.append(small(cells.interval(figures)))
    }
    switch type.cards {
    case .regular: lines += [small(cells.share(figures)), small(cells.cases(figures))]
    case .narrow: lines += [small(cells.share(figures)), small(cells.rows(figures))]
    case .flat: lines.append(small(cells.share(figures) + ", " + cells.rows(figures)))
    }
    return lines
  }
}
