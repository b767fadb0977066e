import FurthestBehind

/// The SVG elements of a figure's pieces, one to a line.
struct SVGInk {
  var elements: [String] = []

  private static let fonts = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif"

  /// A document of a picture: its head, the paper, then the elements.
  ///
  /// What all texts have in common stands once, at the group around the elements.
  ///
  /// - Parameters:
  ///   - size: The width and height that the picture asks for.
  ///   - title: What it shows, in a line.
  ///   - description: The same for those who cannot see it.
  func document(
    width: Double, height: Double, size: (width: String, height: String), title: String,
    description: String
  ) -> String {
    let (wide, high) = (Self.number(width), Self.number(height))
    let head = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\""
        + " width=\"\(size.width)\" height=\"\(size.height)\" viewBox=\"0 0 \(wide) \(high)\">",
      "<title>" + MarkupText.escaped(title) + "</title>",
      "<desc>" + MarkupText.escaped(description) + "</desc>",
      "<rect x=\"0\" y=\"0\" width=\"\(wide)\" height=\"\(high)\" fill=\"\(FigurePalette.paper)\"/>",
      "<g font-family=\"\(Self.fonts)\" fill=\"\(FigurePalette.ink)\">",
    ]
    return (head + elements + ["</g>", "</svg>"]).joined(separator: "\n") + "\n"
  }

  /// A coordinate to one decimal, without a zero at its end.
  static func number(_ value: Double) -> String {
    guard let tenths = Int(exactly: (value * 10).rounded()) else { return "0" }
    let rest = tenths.magnitude % 10
    return (tenths < 0 ? "-" : "") + String(tenths.magnitude / 10) + (rest == 0 ? "" : ".\(rest)")
  }

  /// Draws what has some attributes in common, in a group that states them once.
  mutating func group(_ attributes: String, _ draw: (inout SVGInk) -> Void) {
    let place = elements.count
    draw(&self)
    guard elements.count > place else { return }
    elements.insert("<g \(attributes)>", at: place)
    elements.append("</g>")
  }

  /// Draws the branches of a tree.
  mutating func draw(_ branches: [PlacedBranch]) {
    group("fill=\"none\" stroke=\"\(FigurePalette.branch)\"") { ink in
      for branch in branches { ink.draw(branch) }
    }
  }

  private mutating func draw(_ branch: PlacedBranch) {
    func point(_ x: Double, _ y: Double) -> String {
      Self.number(x) + " " + Self.number(y)
    }
    let (bend, end) = (branch.bend, branch.end)
    let controls =
      branch.isSideways
      ? point((bend.x + end.x) / 2, bend.y) + ", " + point((bend.x + end.x) / 2, end.y)
      : point(bend.x, (bend.y + end.y) / 2) + ", " + point(end.x, (bend.y + end.y) / 2)
    let path =
      "M " + point(branch.start.x, branch.start.y) + " L " + point(bend.x, bend.y) + " C "
      + controls + ", " + point(end.x, end.y) + " L " + point(branch.tip.x, branch.tip.y)
    elements.append(
      "<path d=\"\(path)\" stroke-width=\"\(Self.number(branch.width))\"/>")
  }

  /// Draws a node: box, hatching, bar and lines, then the words around it.
  mutating func draw(_ node: PlacedNode, average: Double?) {
    let extreme = node.card.extreme
    let box = node.box
    rectangle(
      box, fill: FigurePalette.fill(extreme), stroke: FigurePalette.border(extreme),
      width: extreme == nil ? 1 : 3)
    if node.card.isFaint { hatch(box, FigurePalette.hatch(extreme)) }
    if let bar = node.bar, let rate = node.card.figures.rate {
      draw(bar, rate: rate, average: average)
    }
    for line in node.words + node.lines + node.fork { draw(line) }
  }

  /// Draws a line of text.
  mutating func draw(_ line: TextLine) {
    elements.append(
      "<text x=\"\(Self.number(line.x))\" y=\"\(Self.number(line.baseline))\""
        + " font-size=\"\(Self.number(line.size))\""
        + (line.bold ? " font-weight=\"bold\"" : "")
        + (line.italic ? " font-style=\"italic\"" : "")
        + (line.anchor == .start ? "" : " text-anchor=\"\(line.anchor.rawValue)\"")
        + (line.quiet ? " fill=\"\(FigurePalette.quiet)\"" : "") + ">"
        + MarkupText.escaped(BidirectionalText.embedded(line.text)) + "</text>")
  }

  /// A scale from 0 to 100 per cent, filled up to the rate, with a stroke at the average.
  private mutating func draw(_ bar: Rectangle, rate: Double, average: Double?) {
    rectangle(bar, fill: FigurePalette.paper, stroke: FigurePalette.quiet, width: 0.5)
    var filled = bar
    filled.width *= Self.bounded(rate)
    rectangle(filled, fill: FigurePalette.quiet, stroke: nil, width: 0)
    guard let average else { return }
    let x = bar.x + bar.width * Self.bounded(average)
    line(x, bar.y - bar.height / 2, x, bar.maxY + bar.height / 2, FigurePalette.ink, width: 1.5)
  }

  /// Slanting strokes over a box, each cut at its sides: patterns are lost in word processors.
  private mutating func hatch(_ box: Rectangle, _ colour: String) {
    let step = 6.0
    var strokes: [String] = []
    var offset = step
    while offset < box.width + box.height {
      let start = (x: box.x + max(0, offset - box.height), y: box.y + min(offset, box.height))
      let end = (x: box.x + min(offset, box.width), y: box.y + max(0, offset - box.width))
      strokes.append(
        "M " + [start.x, start.y].map(Self.number).joined(separator: " ")
          + " L " + [end.x, end.y].map(Self.number).joined(separator: " "))
      offset += step
    }
    elements.append(
      "<path d=\"\(strokes.joined(separator: " "))\" fill=\"none\" stroke=\"\(colour)\""
        + " stroke-width=\"0.8\"/>")
  }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ stroke: String, width: Double
  ) {
    elements.append(
      "<line x1=\"\(Self.number(x1))\" y1=\"\(Self.number(y1))\" x2=\"\(Self.number(x2))\""
        + " y2=\"\(Self.number(y2))\" stroke=\"\(stroke)\""
        + " stroke-width=\"\(Self.number(width))\"/>")
  }

  mutating func rectangle(
    _ box: Rectangle, fill: String, stroke: String?, width: Double
  ) {
    elements.append(
      "<rect x=\"\(Self.number(box.x))\" y=\"\(Self.number(box.y))\""
        + " width=\"\(Self.number(box.width))\" height=\"\(Self.number(box.height))\""
        + " fill=\"\(fill)\""
        + (stroke.map { " stroke=\"\($0)\" stroke-width=\"\(Self.number(width))\"" } ?? "") + "/>")
  }

  private static func bounded(_ share: Double) -> Double {
    share.isFinite ? min(max(share, 0), 1) : 0
  }
}
