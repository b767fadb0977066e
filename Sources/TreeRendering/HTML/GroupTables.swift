import FurthestBehind

/// The tables of a finding's groups and of its divisions.
struct GroupTables {
  private let finding: Finding
  private let language: Language

  init(_ finding: Finding, in language: Language) {
    self.finding = finding
    self.language = language
  }

  /// The leaves, worst first, then everybody, then the gap.
  var leaves: HTML {
    let columns = LeafColumn.columns(of: finding, in: language)
    let table = LeafTable(finding, in: language)
    let isDivided = table.rows.count > 1
    var rows: [HTMLTable.Row] = []
    for leaf in table.rows where isDivided {
      let letter = leaf.figures.letter.map { PlainText.line($0) + "  " } ?? ""
      let mark = leaf.extreme.map { " (" + $0.words(in: language) + ")" } ?? ""
      rows.append(
        HTMLTable.Row(
          letter + leaf.group + mark, columns.map { $0.leaf(leaf) },
          mark: leaf.extreme.map { $0 == .behind ? "behind" : "ahead" }))
    }
    if let root = finding.everybody {
      rows.append(
        HTMLTable.Row(language[.everyone], columns.map { $0.average(root) }, mark: "total"))
    }
    if isDivided {
      rows.append(HTMLTable.Row(language[.gapHeading], columns.map(\.gap)))
    }
    return HTMLTable(
      caption: language[.groupsCaption],
      columns: [language[.group]]
        + columns.map { $0.name == language[.cases] ? $0.name : $0.name.firstUppercased },
      rows: rows
    ).html
  }

  /// Every group of the tree, parents before their parts; nothing where none is divided.
  var tree: HTML {
    let cells = CellText(finding, in: language)
    let words = GroupWords(finding, in: language)
    var rows: [HTMLTable.Row] = []
    func append(_ node: FindingTree.Node, _ name: String, depth: Int) {
      let figures = node.figures
      rows.append(
        HTMLTable.Row(
          head: .inline("span", ["class": "step step-\(min(depth, 6))"], name),
          cells: [
            cells.rate(figures), cells.interval(figures), language.count(figures.n),
            language.percent(figures.share),
          ]))
      for branch in node.branches {
        let value = words.valueWords(for: branch.condition)
        append(branch.child, words.named(branch.circumstance, value), depth: depth + 1)
      }
    }
    guard let root = FindingTree(finding).root, !root.isLeaf else { return .nothing }
    append(root, language[.everyone], depth: 0)
    return HTMLTable(
      caption: language[.treeCaption],
      columns: [
        language[.group], language[.rate],
        EstimateNotes(finding, in: language).intervalHeading.firstUppercased,
        language[.cases], language[.shareOfAllName].firstUppercased,
      ], rows: rows
    ).html
  }

  /// The divisions with the tests of their differences; nothing without estimates.
  var splits: HTML {
    HTMLTable(
      caption: language[.splitsCaption],
      columns: [
        language[.split], language[.differencePoints],
        EstimateNotes(finding, in: language).intervalHeading.firstUppercased,
        "F", "df", "p",
      ],
      rows: SplitTable(finding, in: language).rows.map {
        HTMLTable.Row($0.words, [$0.difference, $0.interval, $0.f, $0.df, $0.p])
      }
    ).html
  }
}
