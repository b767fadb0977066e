import FurthestBehind

/// The leaves as a table, worst first, with the average and the gap below them.
struct TextTable {
  private let table: LeafTable
  private let root: Finding.Node?
  private let width: Int
  private let columns: [LeafColumn]
  private let language: Language

  /// The least room for the words of a group beside the figures.
  private static let narrowestGroup = 16
  /// From this room for the words on, columns stand two spaces apart.
  private static let roomyGroup = 28

  init(_ finding: Finding, width: Int, language: Language) {
    self.language = language
    self.width = width
    table = LeafTable(finding, in: language)
    root = finding.everybody
    columns = LeafColumn.columns(of: finding, in: language)
  }

  /// The lines of the table, the headings first.
  var lines: [String] {
    let letters = table.rows.map { PlainText.line($0.figures.letter ?? "") }
    let letterWidth = letters.map { DisplayWidth.of($0) }.max() ?? 0
    let widths = columns.map { width(of: $0) }
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

    var lines = rows("", "", columns.map(\.heading.first))
    lines += rows("", language[.group], columns.map(\.heading.second))
    for (row, letter) in zip(table.rows, letters) {
      lines += rows(letter, row.group, columns.map { $0.leaf(row) })
    }
    if let root {
      lines += rows("", language[.everyone], columns.map { $0.average(root) })
    }
    return lines + rows("", language[.gapHeading], columns.map(\.gap))
  }

  private func width(of column: LeafColumn) -> Int {
    let headings = [column.heading.first, column.heading.second]
    let figures = table.rows.map(column.leaf) + [root.map(column.average) ?? "", column.gap]
    return (headings + figures).map { DisplayWidth.of($0) }.max() ?? 0
  }

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
      lines += block("", language[.everyone], columns.map { ($0.name, $0.average(root)) })
    }
    let gap = columns.first?.gap ?? CellText.none
    return lines + block("", language[.gapHeading] + " " + gap, [])
  }
}
