import FurthestBehind

/// The leaves as a table, worst first, with the average and the gap below them.
struct TextTable {
  private let finding: Finding
  private let table: LeafTable
  private let root: Finding.Node?
  private let width: Int
  private let columns: [Column]

  /// A column of figures; the heading has two lines.
  private struct Column {
    let heading: (String, String)
    /// What the figure is called where it stands in a line of words.
    let name: String
    let leaf: (LeafTable.Row) -> String
    let average: (Finding.Node) -> String
    let gap: String

    init(
      _ heading: (String, String), name: String, leaf: @escaping (LeafTable.Row) -> String,
      average: @escaping (Finding.Node) -> String, gap: String = ""
    ) {
      self.heading = heading
      self.name = name
      self.leaf = leaf
      self.average = average
      self.gap = gap
    }

    func width(_ table: LeafTable, _ root: Finding.Node?) -> Int {
      let texts = table.rows.map(leaf) + [heading.0, heading.1, gap] + [root.map(average) ?? ""]
      return texts.map { DisplayWidth.of($0) }.max() ?? 0
    }
  }

  /// The least room for the words of a group beside the figures.
  private static let narrowestGroup = 16
  /// From this room for the words on, columns stand two spaces apart.
  private static let roomyGroup = 28

  init(_ finding: Finding, width: Int) {
    self.finding = finding
    self.width = width
    table = LeafTable(finding)
    root = FindingTree(finding).root?.figures
    columns = TextTable.columns(finding)
  }

  private static func columns(_ finding: Finding) -> [Column] {
    let cells = CellText(finding)
    let notes = EstimateNotes(finding)
    var columns = [
      Column(
        ("", "Rate"), name: "rate", leaf: { cells.rate($0.figures) }, average: cells.rate,
        gap: finding.gap.map(FigureText.percentNumber) ?? CellText.none)
    ]
    if notes.hasIntervals {
      let words = notes.intervalHeading.split(separator: " ", maxSplits: 1).map(String.init)
      columns.append(
        Column(
          (words.first ?? "", words.last ?? ""), name: notes.intervalHeading,
          leaf: { cells.interval($0.figures) }, average: cells.interval))
    }
    columns.append(
      Column(
        ("", "n"), name: "n", leaf: { FigureText.count($0.figures.n) },
        average: { FigureText.count($0.n) }))
    if notes.hasPSUs {
      func psus(_ node: Finding.Node) -> String {
        node.estimate?.psus.map(FigureText.count) ?? CellText.none
      }
      columns.append(
        Column(("", "PSUs"), name: "PSUs", leaf: { psus($0.figures) }, average: psus))
    }
    columns += [
      Column(
        ("Share", "of all"), name: "share of all",
        leaf: { FigureText.percent($0.figures.share) },
        average: { FigureText.percent($0.share) }),
      Column(
        ("Share of", "deprived"), name: "share of the deprived",
        leaf: { cells.deprivedShare($0.figures) }, average: cells.deprivedShare),
      Column(
        ("Cumu-", "lative"), name: "cumulative", leaf: cells.cumulativeDeprivedShare,
        average: { _ in "" }),
    ]
    return columns
  }

  /// The lines of the table, the headings first.
  var lines: [String] {
    let letters = table.rows.map { PlainText.line($0.figures.letter ?? "") }
    let letterWidth = letters.map { DisplayWidth.of($0) }.max() ?? 0
    let widths = columns.map { $0.width(table, root) }
    let figures = widths.reduce(0, +)
    let room = width - letterWidth - figures
    let single = room - 2 - columns.count
    let double = room - 2 - 2 * columns.count
    guard single >= TextTable.narrowestGroup else { return stacked(letters) }
    let space = double >= TextTable.roomyGroup ? 2 : 1
    let groupWidth = space == 2 ? double : single

    func rows(_ letter: String, _ words: String, _ cells: [String]) -> [String] {
      let figures = zip(cells, widths).map {
        String(repeating: " ", count: space) + TextBlock.rightAligned($0, to: $1)
      }
      return TextBlock.wrap(words, width: groupWidth).enumerated().map { index, text in
        let lead = TextBlock.padded(index == 0 ? letter : "", to: letterWidth + 2) + text
        guard index == 0 else { return TextBlock.trimmed(lead) }
        return TextBlock.trimmed(
          TextBlock.padded(lead, to: letterWidth + 2 + groupWidth) + figures.joined())
      }
    }

    var lines = rows("", "", columns.map(\.heading.0))
    lines += rows("", "Group", columns.map(\.heading.1))
    for (row, letter) in zip(table.rows, letters) {
      lines += rows(letter, row.group, columns.map { $0.leaf(row) })
    }
    if let root {
      lines += rows("", GroupWords.everyone, columns.map { $0.average(root) })
    }
    return lines + rows("", TextTable.gapWords, columns.map(\.gap))
  }

  private static let gapWords = "Gap, percentage points"

  /// The same figures in running lines, for a width that holds no columns.
  private func stacked(_ letters: [String]) -> [String] {
    let indent = 2 + (letters.map { DisplayWidth.of($0) }.max() ?? 0)
    func block(
      _ letter: String, _ title: String, _ cells: [(name: String, text: String)]
    ) -> [String] {
      let figures = cells.filter { !$0.text.isEmpty }.map { $0.name + " " + $0.text }
      let lines =
        TextBlock.wrap(title, width: width - indent)
        + (figures.isEmpty
          ? [] : TextBlock.wrap(figures.joined(separator: ", "), width: width - indent))
      return lines.enumerated().map { index, line in
        TextBlock.trimmed(TextBlock.padded(index == 0 ? letter : "", to: indent) + line)
      }
    }
    var lines: [String] = []
    for (row, letter) in zip(table.rows, letters) {
      lines += block(letter, row.group, columns.map { ($0.name, $0.leaf(row)) })
    }
    if let root {
      lines += block("", GroupWords.everyone, columns.map { ($0.name, $0.average(root)) })
    }
    let gap = columns.first?.gap ?? CellText.none
    return lines + block("", TextTable.gapWords + " " + gap, [])
  }
}
