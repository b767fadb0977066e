/// A table of a page, which pastes into a document or a sheet as a table.
struct HTMLTable {
  /// A row.
  struct Row {
    /// The heading of the row.
    let head: HTML
    /// The cells, one for each further column.
    let cells: [String]
    /// What sets the row apart: "behind", "ahead", "total"; nil for a common one.
    var mark: String?
  }

  /// What the table shows.
  let caption: String
  /// The headings of the columns, that of the rows first.
  let columns: [String]
  let rows: [Row]
  /// Whether the cells are words, which stand at the left.
  var isWordy = false
  /// The place of the columns of words among the cells of a table of figures.
  var wordColumns: Set<Int> = []
  /// Whether the table takes the width of the page, so that its columns stand close in print.
  var isWide = false
  /// The place of a column of many words.
  var longColumn: Int?

  /// The table, in a frame that scrolls where the page is too narrow.
  var html: HTML {
    guard !rows.isEmpty else { return .nothing }
    let head = HTML.block(
      "thead", [:],
      .inline(
        "tr", [:],
        .joined(
          columns.enumerated().map { place, name in
            .inline("th", ["scope": "col", "class": wordClass(place - 1)], name)
          })))
    let body = rows.map { row in
      HTML.block(
        "tr", ["class": row.mark],
        .inline("th", ["scope": "row"], row.head),
        .joined(
          row.cells.enumerated().map { place, cell in
            .inline("td", ["class": wordClass(place)], cell)
          }))
    }
    let table = HTML.block(
      "table", ["class": isWide ? "wide" : nil], .block("caption", [:], caption), head,
      .block("tbody", of: body))
    return .block(
      "div", ["class": "scroll", "role": "region", "aria-label": caption, "tabindex": "0"], table)
  }

  /// The class of a column of words; nil for one of figures.
  private func wordClass(_ cell: Int) -> String? {
    guard cell < 0 || isWordy || wordColumns.contains(cell) else { return nil }
    return cell == longColumn ? "words long" : "words"
  }
}

extension HTMLTable.Row {
  init(_ head: String, _ cells: [String], mark: String? = nil) {
    self.init(head: .text(head), cells: cells, mark: mark)
  }
}
