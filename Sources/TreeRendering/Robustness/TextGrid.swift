/// A small table for text: words that wrap at the left, figures at the right.
struct TextGrid {
  /// The heading of a column of figures, in two lines.
  struct Column {
    let first: String
    let second: String

    /// The heading in one line.
    var name: String { Language.oneLine((first, second)) }
  }

  /// A row: its words and a figure for each column.
  struct Row {
    let words: String
    let figures: [String]
  }

  let lead: String
  let columns: [Column]
  let rows: [Row]

  /// The least room for words beside the figures.
  private static let narrowestWords = 12

  /// The lines of the table, none wider than `width`; figures run on in a text that is too narrow.
  func lines(width: Int) -> [String] {
    let widths = columns.indices.map { column in
      let texts = [columns[column].first, columns[column].second] + rows.map { $0.figures[column] }
      return texts.map { DisplayWidth.of($0) }.max() ?? 0
    }
    let figures = widths.reduce(0) { $0 + $1 + 2 }
    let longest = ([lead] + rows.map(\.words)).map { DisplayWidth.of($0) }.max() ?? 0
    let room = min(longest, width - figures)
    guard room >= min(longest, Self.narrowestWords), room > 0 else { return running(width) }
    func line(_ words: String, _ cells: [String]) -> [String] {
      TextBlock.wrap(words.isEmpty ? " " : words, width: room).enumerated().map { index, text in
        guard index == 0 else { return TextBlock.trimmed(text) }
        let figures = zip(cells, widths).map { "  " + TextBlock.rightAligned($0, to: $1) }
        return TextBlock.trimmed(TextBlock.padded(text, to: room) + figures.joined())
      }
    }
    func heading(_ words: String, _ cells: [String]) -> [String] {
      let figures = zip(cells, widths).map { "  " + TextBlock.rightAligned($0, to: $1) }
      return [TextBlock.trimmed(TextBlock.padded(words, to: room) + figures.joined())]
    }
    return heading("", columns.map(\.first)) + heading(lead, columns.map(\.second))
      + rows.flatMap { line($0.words, $0.figures) }
  }

  private func running(_ width: Int) -> [String] {
    rows.flatMap { row in
      TextBlock.wrap(row.words, width: width)
        + TextBlock.wrap(
          zip(columns, row.figures).map { $0.name + " " + $1 }.joined(separator: ", "),
          width: width - 2
        ).map { "  " + $0 }
    }
  }
}
