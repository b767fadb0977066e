import FurthestBehind

/// The splits as lines of text: the words at the left, difference and test at the right.
struct TextSplits {
  private let rows: [SplitTable.Row]
  private let interval: String
  private let headings: (first: [String], second: [String])
  private let width: Int
  private let language: Language

  /// Words narrower than this wrap too often beside the figures.
  private static let narrowestWords = 24

  init(_ finding: Finding, width: Int, language: Language) {
    self.language = language
    self.width = width
    rows = SplitTable(finding, in: language).rows
    interval = EstimateNotes(finding, in: language).intervalHeading
    let columns = [
      language.heading(.differenceHeading), LeafColumn.twoLines(interval), ("", "F"), ("", "df"),
      ("", "p"),
    ]
    headings = (columns.map(\.0), columns.map(\.1))
  }

  /// The lines, the headings first; none for a finding without differences.
  var lines: [String] {
    guard !rows.isEmpty else { return [] }
    let figures = rows.map { [$0.difference, $0.interval, $0.f, $0.df, $0.p] }
    let widths = headings.second.indices.map { column in
      ([headings.first, headings.second] + figures).map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    let room = width - widths.reduce(0) { $0 + 2 + $1 }
    guard room >= TextSplits.narrowestWords else { return stacked(figures) }
    func line(_ words: String, _ cells: [String]) -> [String] {
      TextBlock.wrap(words, width: room).enumerated().map { index, text in
        guard index == 0 else { return text }
        let cells = zip(cells, widths).map { "  " + TextBlock.rightAligned($0, to: $1) }
        return TextBlock.trimmed(TextBlock.padded(text, to: room) + cells.joined())
      }
    }
    return line("", headings.first) + line(language[.split], headings.second)
      + zip(rows, figures).flatMap { line($0.words, $1) }
  }

  /// The same figures below the words, for a width that holds no columns.
  private func stacked(_ figures: [[String]]) -> [String] {
    let names = [language[.difference], interval, "F", "df", "p"]
    return zip(rows, figures).flatMap { row, cells in
      let text = zip(names, cells).map { $0 + " " + $1 }.joined(separator: ", ")
      return TextBlock.wrap(row.words, width: width)
        + TextBlock.wrap(text, width: width - 2).map { "  " + $0 }
    }
  }
}
