/// A chart beside the tree, every piece at its place.
struct Chart: Equatable {
  let width: Double
  let height: Double
  /// What the chart shows, in a line.
  let title: String
  /// Every figure of the chart in words, for those who cannot see it.
  let description: String
  let marks: [ChartMark]
  let texts: [TextLine]

  /// The chart as an SVG document of plain attributes.
  var svg: String {
    var ink = SVGInk()
    for mark in marks { ink.draw(mark) }
    for text in texts { ink.draw(text) }
    let (wide, high) = (SVGInk.number(width), SVGInk.number(height))
    let head = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"\(wide)\" height=\"\(high)\""
        + " viewBox=\"0 0 \(wide) \(high)\">",
      "<title>" + MarkupText.escaped(title) + "</title>",
      "<desc>" + MarkupText.escaped(description) + "</desc>",
      "<rect x=\"0\" y=\"0\" width=\"\(wide)\" height=\"\(high)\" fill=\"\(FigurePalette.paper)\"/>",
    ]
    return (head + ink.elements + ["</svg>"]).joined(separator: "\n") + "\n"
  }
}
