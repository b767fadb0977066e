/// A table of figures, apart from the format in which it is written.
struct FigureTable {
  /// A line of the table.
  struct Row {
    /// The words at the left.
    let label: String
    /// Whether the line belongs to the one above without an indent.
    var isIndented = false
    /// The figures, one for each column; empty for a line that only names what follows.
    var cells: [String] = []
  }

  /// The heading of the table.
  let title: String
  /// The headings of the figures, each in up to two lines.
  let columns: [(first: String, second: String)]
  /// The heading of the words.
  let labelHeading: String
  /// The lines.
  let rows: [Row]
  /// Whole sentences below the table.
  let notes: [String]

  /// The headings of the figures in one line.
  var headings: [String] {
    columns.map(Language.oneLine)
  }
}

extension FigureTable {
  /// The least room for words beside the figures.
  private static let narrowestLabel = 20

  /// The table as lines of text with its heading; figures stand below their words where the
  /// width does not hold both.
  func lines(style: TextStyle, width: Int) -> [String] {
    var lines = TextBlock.wrap(title, width: width).map(style.heading)
    if !rows.isEmpty {
      let widths = columns.indices.map { column in
        ([columns[column].first, columns[column].second]
          + rows.filter { !$0.cells.isEmpty }.map { $0.cells[column] })
          .map { DisplayWidth.of($0) }.max() ?? 0
      }
      let room = width - widths.reduce(0) { $0 + 2 + $1 }
      if room < Self.narrowestLabel {
        lines += stacked(width: width)
      } else {
        let natural = rows.map { DisplayWidth.of($0.label) + ($0.isIndented ? 2 : 0) }.max() ?? 0
        let label = min(room, max(natural, DisplayWidth.of(labelHeading)))
        lines += aligned(widths, label: label)
      }
    }
    return lines + notes.flatMap { TextBlock.wrap($0, width: width) }
  }

  private func aligned(_ widths: [Int], label: Int) -> [String] {
    func line(_ words: String, _ cells: [String]) -> String {
      let figures = zip(cells, widths).map { "  " + TextBlock.rightAligned($0, to: $1) }
      return TextBlock.trimmed(TextBlock.padded(words, to: label) + figures.joined())
    }
    // Headings stand at the bottom of as many lines as they need.
    let headings = TextBlock.wrap(labelHeading, width: label)
    let figures = [columns.map(\.first), columns.map(\.second)]
    var lines = (-max(2, headings.count)..<0).map { place in
      line(
        headings.count + place >= 0 ? headings[headings.count + place] : "",
        place >= -2 ? figures[2 + place] : [])
    }
    lines.removeAll(where: \.isEmpty)
    for row in rows {
      let indent = row.isIndented ? "  " : ""
      let words = TextBlock.wrap(row.label, width: label - indent.count)
      // Figures stand beside the last line of their words.
      for (index, text) in words.enumerated() {
        lines.append(line(indent + text, index == words.count - 1 ? row.cells : []))
      }
    }
    return lines
  }

  private func stacked(width: Int) -> [String] {
    rows.flatMap { row in
      let indent = row.isIndented ? "  " : ""
      let figures = zip(headings, row.cells).filter { !$1.isEmpty }
        .map { $0 + " " + $1 }.joined(separator: ", ")
      return TextBlock.wrap(row.label, width: width - indent.count).map { indent + $0 }
        + (figures.isEmpty
          ? []
          : TextBlock.wrap(figures, width: width - indent.count - 2).map { indent + "  " + $0 })
    }
  }
}
