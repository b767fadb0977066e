/// A chart of rows: words at the left, a scale with bars or signs, figures at the right.
struct RowChart {
  /// A row.
  struct Row {
    /// The words at the left.
    let label: String
    /// Whether the row is a heading of those that follow.
    var isHeading = false
    /// A bar from 0.
    var bar: Double?
    /// A line between two values.
    var span: (low: Double, high: Double)?
    /// Signs at values, the last on top.
    var symbols: [(symbol: ChartSymbol, value: Double)] = []
    /// The figures at the right, one for each column.
    var figures: [String] = []
  }

  let title: String
  /// What the chart shows, in words, before its rows.
  let introduction: String
  let axis: ChartAxis
  /// The words of a tick.
  let tickText: (Double) -> String
  let legend: [ChartLegend.Entry]
  /// The headings of the figures.
  let columns: [String]
  let rows: [Row]
  let notes: [String]

  private static let type = FigureSize.full.type
  private static let width = FigureSize.full.width
  private static let widestHeading = 62.0
  private static let gap = 12.0
  private static let rowGap = 6.0

  /// The chart, laid out.
  var chart: Chart {
    let type = Self.type
    let inner = Self.width - 2 * type.margin
    var texts: [TextLine] = []
    var marks: [ChartMark] = []
    var top = type.margin

    func paragraph(_ text: String, size: Double, bold: Bool = false, quiet: Bool = false) {
      let lines = TextMeasure.wrap(text, width: inner, size: size, bold: bold).map {
        TextLine(text: $0, size: size, bold: bold, quiet: quiet, anchor: .start)
      }
      texts += TextLine.stacked(lines, x: type.margin, top: top)
      top += TextLine.height(of: lines)
    }

    paragraph(title, size: type.title, bold: true)
    top += Self.rowGap
    let key = ChartLegend(legend, x: type.margin, top: top, width: inner, size: type.small)
    texts += key.texts
    marks += key.marks
    top += key.height + (legend.isEmpty ? 0 : Self.rowGap)

    // The columns, from right to left.
    let headings = columns.map { TextMeasure.wrap($0, width: Self.widestHeading, size: type.small) }
    let widths = columns.indices.map { column in
      (headings[column] + rows.compactMap { $0.figures.isEmpty ? nil : $0.figures[column] })
        .map { TextMeasure.width($0, size: type.small) }.max() ?? 0
    }
    var edge = Self.width - type.margin
    var edges = [Double](repeating: edge, count: widths.count)
    for column in widths.indices.reversed() {
      edges[column] = edge
      edge -= widths[column] + Self.gap
    }
    let natural = rows.map { TextMeasure.width($0.label, size: type.body, bold: $0.isHeading) }
    let labelWidth = min(natural.max() ?? 0, inner * 0.36)
    let tickReach = axis.ticks.map { TextMeasure.width(tickText($0), size: type.small) / 2 }.max()
    let scale = (
      start: type.margin + labelWidth + Self.gap + (tickReach ?? 0), end: edge - (tickReach ?? 0)
    )
    func x(_ value: Double) -> Double {
      scale.start + axis.place(of: value) * (scale.end - scale.start)
    }

    // Headings and ticks share a band and stand at its bottom.
    let deepest = headings.map(\.count).max() ?? 1
    let line = type.small * FigureType.lineHeight
    let band = Double(max(deepest, 1)) * line
    for (heading, edge) in zip(headings, edges) {
      let lines = heading.map { TextLine(text: $0, size: type.small, anchor: .end) }
      texts += TextLine.stacked(lines, x: edge, top: top + band - Double(heading.count) * line)
    }
    for tick in axis.ticks {
      let text = TextLine(text: tickText(tick), size: type.small, quiet: true)
      texts += TextLine.stacked([text], x: x(tick), top: top + band - line)
    }
    top += band
    let plotTop = top + 2
    top += Self.rowGap

    for row in rows {
      let lines = TextMeasure.wrap(
        row.label, width: row.isHeading ? inner : labelWidth, size: type.body, bold: row.isHeading
      ).map {
        TextLine(text: $0, size: type.body, bold: row.isHeading, anchor: .start)
      }
      let height = max(TextLine.height(of: lines), 2 * ChartSymbol.reach + 3)
      texts += TextLine.stacked(
        lines, x: type.margin, top: top + (height - TextLine.height(of: lines)) / 2)
      let middle = top + height / 2
      for (text, edge) in zip(row.figures, edges) {
        let figure = TextLine(text: text, size: type.small, anchor: .end)
        texts += TextLine.stacked([figure], x: edge, top: middle - line / 2)
      }
      marks += drawn(row, at: middle, x: x)
      top += height + Self.rowGap
    }

    let grid = axis.ticks.map { tick in
      ChartMark.line(
        ChartPoint(x: x(tick), y: plotTop), ChartPoint(x: x(tick), y: top),
        stroke: FigurePalette.guide, width: tick == 0 ? 1.5 : 0.75)
    }
    top += Self.rowGap
    for note in notes { paragraph(note, size: type.note, quiet: true) }
    return Chart(
      width: Self.width, height: top + type.margin, title: title, description: description,
      marks: grid + marks, texts: texts)
  }

  private func drawn(_ row: Row, at middle: Double, x: (Double) -> Double) -> [ChartMark] {
    var marks: [ChartMark] = []
    if let bar = row.bar {
      marks.append(
        .rectangle(
          Rectangle(x: x(0), y: middle - 5, width: x(bar) - x(0), height: 10),
          fill: FigurePalette.branch))
    }
    if let span = row.span {
      marks.append(
        .line(
          ChartPoint(x: x(span.low), y: middle), ChartPoint(x: x(span.high), y: middle),
          stroke: FigurePalette.ink, width: 1.25))
    }
    return marks
      + row.symbols.map { .symbol($0.symbol, ChartPoint(x: x($0.value), y: middle)) }
  }

  private var description: String {
    let lines = rows.map { row in
      let figures = zip(columns, row.figures).filter { !$1.isEmpty }
        .map { $0 + " " + $1 }.joined(separator: ", ")
      return row.label + (figures.isEmpty ? "." : ": " + figures + ".")
    }
    return ([introduction] + lines).joined(separator: " ")
  }
}
