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
  /// The figures side by side below the lines, in a row of an outline.
  let row: [TextLine]
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
    let head = [
      figures.id == 1 ? language[.average] : figures.letter.map(PlainText.line),
      extreme?.title(in: language),
    ].compactMap { $0 }
    let isRow = type.cards == .rows
    // A group within an outline is one line.
    hasBar = !cells.isHidden(figures) && (!isRow || !head.isEmpty)

    if isRow {
      (lines, row) = Self.row(
        figures, head: head, isExtreme: extreme != nil, cells: cells, type: type)
    } else {
      lines = Self.lines(figures, head: head, cells: cells, type: type)
      row = []
    }
    let rowWidth = row.reduce(0) { $0 + $1.width + type.padding } - type.padding
    boxWidth = max(TextLine.width(of: lines), rowWidth) + 2 * type.padding
    boxHeight =
      TextLine.height(of: lines) + (row.map(\.height).max() ?? 0) + 2 * type.padding
      + (hasBar ? type.bar + type.padding / 2 : 0)
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
    case .flat, .rows: lines.append(small(cells.share(figures) + ", " + cells.rows(figures)))
    }
    return lines
  }

  /// The mark of an extreme above its figures, any other beside them: rate, interval, share, rows.
  private static func row(
    _ figures: Finding.Node, head: [String], isExtreme: Bool, cells: CellText, type: FigureType
  ) -> (lines: [TextLine], row: [TextLine]) {
    let mark = TextLine(
      text: head.joined(separator: " "), size: type.small, bold: true, anchor: .start)
    let rate = TextLine(
      text: cells.rate(figures), size: head.isEmpty ? type.body : type.rate, bold: true,
      anchor: .start)
    let hasInterval = figures.estimate?.low != nil && !cells.isHidden(figures)
    let others =
      (hasInterval ? [cells.interval(figures)] : []) + [cells.share(figures), cells.rows(figures)]
    let figures = [
      rate, TextLine(text: others.joined(separator: ", "), size: type.small, anchor: .start),
    ]
    if mark.text.isEmpty { return ([], figures) }
    return isExtreme ? ([mark], figures) : ([], [mark] + figures)
  }
}
