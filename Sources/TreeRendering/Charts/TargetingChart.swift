import FurthestBehind

/// The share of all deprived people that is reached with a share of the population, the groups
/// worst off first.
struct TargetingChart {
  let chart: Chart

  private static let type = FigureSize.full.type
  private static let side = 260.0
  private static let gap = 8.0
  private static let ticks = [0, 0.25, 0.5, 0.75, 1]

  /// Nil when there is no curve to draw.
  init?(_ finding: Finding, in language: Language) {
    let letters = Dictionary(
      finding.nodes.map { ($0.id, $0.letter) }, uniquingKeysWith: { first, _ in first })
    let points = (finding.targeting ?? []).compactMap { row in
      row.cumulativeDeprivedShare.map {
        (
          letter: letters[row.id].flatMap { $0.map(PlainText.line) } ?? "",
          x: row.cumulativeShare, y: $0
        )
      }
    }
    guard points.count > 1 else { return nil }

    let type = Self.type
    let line = type.small * FigureType.lineHeight
    let tickWidth = TextMeasure.width(language.wholePercent(1), size: type.small)
    let left = type.margin + tickWidth + Self.gap
    let width = left + Self.side + tickWidth / 2 + type.margin
    let inner = width - 2 * type.margin
    var texts: [TextLine] = []
    var top = type.margin
    func paragraph(_ text: String, size: Double, bold: Bool = false, quiet: Bool = false) {
      let lines = TextMeasure.wrap(text, width: inner, size: size, bold: bold).map {
        TextLine(text: $0, size: size, bold: bold, quiet: quiet, anchor: .start)
      }
      texts += TextLine.stacked(lines, x: type.margin, top: top)
      top += TextLine.height(of: lines)
    }
    paragraph(language[.targetingChartTitle], size: type.title, bold: true)
    top += Self.gap
    paragraph("↑ " + language[.shareOfDeprivedAxis], size: type.small)
    top += Self.gap

    let box = Rectangle(x: left, y: top, width: Self.side, height: Self.side)
    func place(_ x: Double, _ y: Double) -> ChartPoint {
      ChartPoint(
        x: box.x + ChartAxis.shares.place(of: x) * box.width,
        y: box.maxY - ChartAxis.shares.place(of: y) * box.height)
    }
    var marks: [ChartMark] = []
    for tick in Self.ticks {
      let (across, up) = (place(0, tick), place(tick, 0))
      let width = tick == 0 ? 1.5 : 0.75
      marks.append(.line(across, place(1, tick), stroke: FigurePalette.guide, width: width))
      marks.append(.line(up, place(tick, 1), stroke: FigurePalette.guide, width: width))
      let words = language.wholePercent(tick)
      let beside = TextLine(text: words, size: type.small, quiet: true, anchor: .end)
      texts += TextLine.stacked([beside], x: box.x - Self.gap / 2, top: across.y - line / 2)
      let below = TextLine(text: words, size: type.small, quiet: true)
      texts += TextLine.stacked([below], x: up.x, top: box.maxY + line / 2)
    }
    top = box.maxY + 1.5 * line + Self.gap / 2
    paragraph("→ " + language[.shareOfPopulationAxis], size: type.small)
    top += Self.gap
    paragraph(language[.targetingChartNote], size: type.note, quiet: true)

    marks.append(.line(place(0, 0), place(1, 1), stroke: FigurePalette.branch, width: 1))
    let places = points.map { place($0.x, $0.y) }
    marks.append(
      .path([place(0, 0)] + places, stroke: FigurePalette.border(.behind), width: 2))
    marks += places.map { .symbol(.point, $0) }
    texts += Self.letters(points.map(\.letter), at: places, in: box, size: type.small)

    let lines = points.map {
      language.text(
        .targetingPoint,
        [
          "letter": $0.letter, "share": language.percent($0.x),
          "deprived": language.percent($0.y),
        ])
    }
    chart = Chart(
      width: width, height: top + type.margin, title: language[.targetingChartTitle],
      description: ([language[.targetingChartNote]] + lines).joined(separator: " "),
      marks: marks, texts: texts)
  }

  /// The groups' letters beside their points, where there is room; the table has them all.
  private static func letters(
    _ letters: [String], at places: [ChartPoint], in box: Rectangle, size: Double
  ) -> [TextLine] {
    let line = size * FigureType.lineHeight
    let signs = places.map { Rectangle(x: $0.x - 3, y: $0.y - 3, width: 6, height: 6) }
    var placed: [TextLine] = []
    for (letter, place) in zip(letters, places) where !letter.isEmpty {
      let text = TextLine(text: letter, size: size, bold: true)
      let reach = text.width / 2 + 4
      let spots = [
        (place.x - reach, place.y - line / 2 - 4), (place.x + reach, place.y + line / 2 + 4),
        (place.x - reach, place.y), (place.x + reach, place.y),
      ]
      let lines = spots.map { x, middle in
        TextLine.stacked([text], x: x, top: middle - line / 2)[0]
      }
      let free = lines.first { spot in
        box.holds(spot.bounds) && !placed.contains { $0.bounds.overlaps(spot.bounds) }
          && !signs.contains { $0.overlaps(spot.bounds) }
      }
      if let free { placed.append(free) }
    }
    return placed
  }
}

extension Rectangle {
  /// Whether the other rectangle lies inside this one.
  func holds(_ other: Rectangle) -> Bool {
    other.x >= x && other.maxX <= maxX && other.y >= y && other.maxY <= maxY
  }

  /// Whether the rectangles have more than a side in common.
  func overlaps(_ other: Rectangle) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }
}
