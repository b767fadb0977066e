import FurthestBehind

/// The HTML-like labels of a finding's graph.
struct DOTLabels {
  private let finding: Finding
  private let words: GroupWords
  private let cells: CellText
  private let figureNotes: FigureNotes
  private let direction: FigureDirection
  private let language: Language

  private static let branchWidth = 20
  private static let forkWidth = 26
  private static let titleWidth = 60
  private static let noteWidth = 90

  init(_ finding: Finding, direction: FigureDirection, language: Language) {
    self.language = language
    self.finding = finding
    self.direction = direction
    words = GroupWords(finding, in: language)
    cells = CellText(finding, in: language)
    figureNotes = FigureNotes(finding, in: language)
  }

  /// The title over the figure.
  var title: String {
    let title = Self.lines(figureNotes.title, width: Self.titleWidth, align: "LEFT")
    let subtitle = Self.lines(figureNotes.subtitle, width: Self.noteWidth, align: "LEFT")
    return "<" + Self.font(18, "<B>" + title + "</B>") + Self.font(12, subtitle) + ">"
  }

  /// Legend, notes and source below the figure.
  var notes: String {
    "<" + figureNotes.all.map { Self.lines($0, width: Self.noteWidth, align: "LEFT") }.joined()
      + ">"
  }

  /// A node: the words of the branch that leads to it, its box, and the name of the circumstance
  /// that divides it, in the direction of growth.
  ///
  /// The words of a branch are part of the node at its end and not a label of the edge: Graphviz
  /// lets edges run through their labels.
  func node(_ node: FindingTree.Node, reachedBy branch: FindingTree.Branch?) -> String {
    var cells: [String] = []
    if let branch {
      let value = words.valueWords(for: branch.condition)
      cells.append(
        Self.cell("words", Self.font(11, Self.lines(value, width: Self.branchWidth))))
    }
    cells.append(box(node))
    if let branch = node.branches.first {
      let rivals = words.nearTies(at: node.figures.id).joined(separator: ", ")
      let name =
        Self.lines(words.label(branch.circumstance), width: Self.forkWidth)
        + (rivals.isEmpty ? "" : "<BR/>" + Self.lines("≈ " + rivals, width: Self.forkWidth))
      cells.append(Self.cell("fork", Self.font(12, "<I>" + name + "</I>")))
    }
    let rows = direction == .topDown ? cells.joined(separator: "</TR><TR>") : cells.joined()
    return "<<TABLE BORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"3\"><TR>" + rows
      + "</TR></TABLE>>"
  }

  /// The box: letter and mark, the rate large, share and n small.
  private func box(_ node: FindingTree.Node) -> String {
    let figures = node.figures
    let extreme = Extreme(of: figures.id, in: finding)
    let head = [
      figures.id == 1 ? language[.average] : figures.letter.map(PlainText.line),
      extreme?.title(in: language),
    ].compactMap { $0 }
    var lines: [String] = []
    if !head.isEmpty {
      lines.append(Self.font(11, "<B>" + Self.escaped(head.joined(separator: "  ")) + "</B>"))
    }
    lines.append(Self.font(20, "<B>" + Self.escaped(cells.rate(figures)) + "</B>"))
    if figures.estimate?.low != nil, !cells.isHidden(figures) {
      lines.append(Self.font(10, Self.escaped(cells.interval(figures))))
    }
    lines.append(Self.font(10, Self.escaped(cells.share(figures))))
    lines.append(Self.font(10, Self.escaped(cells.cases(figures))))
    let isFaint = cells.isHidden(figures) || cells.isSmall(figures)
    return "<TD PORT=\"box\" BORDER=\"\(extreme == nil ? 1 : 4)\" CELLPADDING=\"6\""
      + " COLOR=\"\(FigurePalette.border(extreme))\" BGCOLOR=\"\(FigurePalette.fill(extreme))\""
      + (isFaint ? " STYLE=\"DASHED\"" : "") + ">" + lines.joined(separator: "<BR/>") + "</TD>"
  }

  private static func cell(_ port: String, _ text: String) -> String {
    "<TD PORT=\"" + port + "\">" + text + "</TD>"
  }

  private static func font(_ size: Int, _ text: String) -> String {
    "<FONT POINT-SIZE=\"\(size)\">" + text + "</FONT>"
  }

  /// The text in lines; aligned ones all end in a break, which is what aligns them.
  private static func lines(_ text: String, width: Int, align: String? = nil) -> String {
    let lines = TextBlock.wrap(text, width: width).map {
      $0.isEmpty ? " " : escaped(BidirectionalText.line($0))
    }
    guard let align else { return lines.joined(separator: "<BR/>") }
    return lines.map { $0 + "<BR ALIGN=\"\(align)\"/>" }.joined()
  }

  /// Graphviz expands `\N`, `\G` and their like even in HTML-like labels, where only a second
  /// backslash keeps the first.
  private static func escaped(_ text: String) -> String {
    MarkupText.escaped(text).split(separator: "\\", omittingEmptySubsequences: false)
      .joined(separator: "\\\\")
  }
}
