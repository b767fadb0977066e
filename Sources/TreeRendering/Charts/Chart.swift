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
    return ink.document(
      width: width, height: height, size: (SVGInk.number(width), SVGInk.number(height)),
      title: title, description: description)
  }
}
