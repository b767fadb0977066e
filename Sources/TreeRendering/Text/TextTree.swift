import FurthestBehind

/// The tree as lines of text: branch words at the left, letter, rate, share and n at the right.
struct TextTree {
  private let words: GroupWords
  private let cells: CellText
  private let finding: Finding
  private let style: TextStyle
  private let width: Int
  private let columns: [Column]
  /// Columns left for strokes and words.
  private let labelWidth: Int
  /// Columns by which a child stands to the right of its parent; nil when the tree is too deep
  /// for strokes, and every node is led by its depth instead.
  private let indent: Int?
  /// Whether the figures stand below the words, for lack of width.
  private let isStacked: Bool
  private let tree: FindingTree
  private let language: Language

  /// A column of figures.
  private struct Column {
    let heading: String
    let cell: (Finding.Node) -> String
    var width: Int
  }

  /// Words narrower than this wrap too often beside a column of figures.
  private static let narrowestLabel = 24
  /// The least room for words right of the strokes.
  private static let narrowestWords = 16

  init(_ finding: Finding, style: TextStyle, width: Int, language: Language) {
    self.language = language
    self.finding = finding
    self.style = style
    self.width = width
    words = GroupWords(finding, in: language)
    let cells = CellText(finding, in: language)
    self.cells = cells
    let tree = FindingTree(finding)
    self.tree = tree
    var columns = [
      Column(heading: "", cell: { PlainText.line($0.letter ?? "") }, width: 0),
      Column(heading: language[.rate], cell: cells.rate, width: 0),
      Column(heading: language[.share], cell: { language.percent($0.share) }, width: 0),
      Column(heading: language[.cases], cell: { language.count($0.n) }, width: 0),
    ]
    let nodes = tree.nodes.map(\.figures)
    for index in columns.indices {
      let texts = nodes.map(columns[index].cell) + [columns[index].heading]
      columns[index].width = texts.map { DisplayWidth.of($0) }.max() ?? 0
    }
    if tree.depth == 0 { columns.removeFirst() }
    self.columns = columns
    let beside = width - columns.reduce(0) { $0 + 2 + $1.width }
    isStacked = beside < TextTree.narrowestLabel
    let labelWidth = isStacked ? width : beside
    self.labelWidth = labelWidth
    let depth = tree.depth
    indent = [3, 2, 1].first { $0 * depth + TextTree.narrowestWords <= labelWidth }
  }

  /// The lines of the tree, the column headings first.
  var lines: [String] {
    var lines: [String] = []
    if !isStacked {
      let headings = columns.map { TextBlock.rightAligned($0.heading, to: $0.width) }
      lines.append(TextBlock.padded("", to: labelWidth) + "  " + headings.joined(separator: "  "))
    }
    guard let root = tree.root else { return [language[.noNodes]] }
    append(root, label: language[.everyone], first: "", below: "", to: &lines)
    return lines
  }

  private func append(
    _ node: FindingTree.Node, label: String, first: String, below: String,
    to lines: inout [String]
  ) {
    append(node.figures, label: label, first: first, below: below, to: &lines)
    for (index, branch) in node.branches.enumerated() {
      let isLast = index == node.branches.count - 1
      let label = words.named(branch.circumstance, words.valueWords(for: branch.condition))
      if let indent {
        append(
          branch.child, label: label,
          first: below + style.branch(isLast: isLast, indent: indent),
          below: below + style.stem(isLast: isLast, indent: indent), to: &lines)
      } else {
        let depth = String(branch.child.figures.depth) + " "
        append(
          branch.child, label: label, first: depth,
          below: String(repeating: " ", count: depth.count), to: &lines)
      }
    }
  }

  private func append(
    _ node: Finding.Node, label: String, first: String, below: String, to lines: inout [String]
  ) {
    let extreme = Extreme(of: node.id, in: finding)
    let marker = extreme.map { style.marker($0, in: language) }
    let tokens = label.split(separator: " ").map(String.init) + (marker.map { [$0] } ?? [])
    var texts = TextBlock.wrap(words: tokens, width: labelWidth - DisplayWidth.of(first))
    if isStacked {
      let figures = stackedFigures(node)
      texts += TextBlock.wrap(figures, width: labelWidth - DisplayWidth.of(first))
    }
    for (index, text) in texts.enumerated() {
      let prefix = index == 0 ? first : below
      var line = prefix + text
      if index == 0, !isStacked {
        let figures = columns.map { TextBlock.rightAligned($0.cell(node), to: $0.width) }
        line = TextBlock.padded(line, to: labelWidth) + "  " + figures.joined(separator: "  ")
      }
      if let extreme, let marker { line = painting(marker, in: line, as: extreme) }
      lines.append(TextBlock.trimmed(line))
    }
  }

  private func stackedFigures(_ node: Finding.Node) -> String {
    let letter = tree.depth == 0 ? "" : node.letter.map { PlainText.line($0) + ": " } ?? ""
    return letter
      + language.text(
        .treeFigures,
        [
          "rate": cells.rate(node), "share": language.percent(node.share),
          "n": language.count(node.n),
        ])
  }

  private func painting(_ marker: String, in line: String, as extreme: Extreme) -> String {
    guard style.colour, line.contains(marker) else { return line }
    let marked = BidirectionalText.marked(line)
    guard let place = marked.ranges(of: marker).last else { return line }
    return marked.replacingCharacters(in: place, with: style.painted(marker, extreme))
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
