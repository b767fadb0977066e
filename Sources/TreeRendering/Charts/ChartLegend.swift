/// What the signs of a chart mean, in as many lines as that takes.
struct ChartLegend {
  /// A sign with its words.
  struct Entry {
    /// The sign; nil for a bar.
    let symbol: ChartSymbol?
    let words: String
  }

  let texts: [TextLine]
  let marks: [ChartMark]
  let height: Double

  private static let sign = 16.0
  private static let gap = 14.0

  init(_ entries: [Entry], x left: Double, top: Double, width: Double, size: Double) {
    var texts: [TextLine] = []
    var marks: [ChartMark] = []
    var (x, top) = (left, top)
    let start = top
    let line = size * FigureType.lineHeight
    for entry in entries {
      let lines = TextMeasure.wrap(entry.words, width: width - Self.sign, size: size).map {
        TextLine(text: $0, size: size, anchor: .start)
      }
      let needed = Self.sign + TextLine.width(of: lines)
      if x > left, x + needed > left + width {
        x = left
        top += line
      }
      texts += TextLine.stacked(lines, x: x + Self.sign, top: top)
      let middle = ChartPoint(x: x + Self.sign / 2 - 1, y: top + line / 2)
      marks.append(
        entry.symbol.map { .symbol($0, middle) }
          ?? .rectangle(
            Rectangle(x: middle.x - 6, y: middle.y - 4, width: 12, height: 8),
            fill: FigurePalette.branch))
      x += needed + Self.gap
      if lines.count > 1 {
        x = left
        top += TextLine.height(of: lines)
      }
    }
    self.texts = texts
    self.marks = marks
    height = entries.isEmpty ? 0 : top - start + (x > left ? line : 0)
  }
}
