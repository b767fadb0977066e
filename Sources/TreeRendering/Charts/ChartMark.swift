/// A point of a chart; y grows downwards.
struct ChartPoint: Equatable {
  var x: Double
  var y: Double
}

/// A shape of a chart.
enum ChartMark: Equatable {
  case rectangle(Rectangle, fill: String)
  case line(ChartPoint, ChartPoint, stroke: String, width: Double)
  /// A line through points, in order.
  case path([ChartPoint], stroke: String, width: Double)
  case symbol(ChartSymbol, ChartPoint)
}

/// A sign that stands at a value: told apart by shape as well as by colour.
enum ChartSymbol: Equatable {
  /// The group furthest behind: a disc.
  case behind
  /// The group furthest ahead: a square.
  case ahead
  /// The average: a diamond.
  case average
  /// A reference value: an upright stroke.
  case reference
  /// A point of a curve: a small disc.
  case point

  /// The most that the sign reaches from its centre.
  static let reach = 5.5
}

extension SVGInk {
  /// Draws a shape.
  mutating func draw(_ mark: ChartMark) {
    switch mark {
    case .rectangle(let box, let fill):
      rectangle(box, fill: fill, stroke: nil, width: 0)
    case .line(let start, let end, let stroke, let width):
      line(start.x, start.y, end.x, end.y, stroke, width: width)
    case .path(let points, let stroke, let width):
      let steps = points.map { Self.number($0.x) + " " + Self.number($0.y) }
      elements.append(
        "<path d=\"M \(steps.joined(separator: " L "))\" fill=\"none\" stroke=\"\(stroke)\""
          + " stroke-width=\"\(Self.number(width))\"/>")
    case .symbol(let symbol, let place):
      draw(symbol, at: place)
    }
  }

  private mutating func draw(_ symbol: ChartSymbol, at place: ChartPoint) {
    switch symbol {
    case .behind: disc(place, radius: 4.5, fill: FigurePalette.border(.behind))
    case .point: disc(place, radius: 3, fill: FigurePalette.border(.behind))
    case .ahead:
      rectangle(
        Rectangle(x: place.x - 4, y: place.y - 4, width: 8, height: 8),
        fill: FigurePalette.border(.ahead), stroke: nil, width: 0)
    case .average:
      let reach = ChartSymbol.reach
      let corners = [(0, -reach), (reach, 0), (0, reach), (-reach, 0)].map {
        Self.number(place.x + $0.0) + " " + Self.number(place.y + $0.1)
      }
      elements.append(
        "<path d=\"M \(corners.joined(separator: " L ")) Z\" fill=\"\(FigurePalette.paper)\""
          + " stroke=\"\(FigurePalette.ink)\" stroke-width=\"1.5\"/>")
    case .reference:
      line(
        place.x, place.y - ChartSymbol.reach, place.x, place.y + ChartSymbol.reach,
        FigurePalette.ink, width: 2)
    }
  }

  private mutating func disc(_ centre: ChartPoint, radius: Double, fill: String) {
    elements.append(
      "<circle cx=\"\(Self.number(centre.x))\" cy=\"\(Self.number(centre.y))\""
        + " r=\"\(Self.number(radius))\" fill=\"\(fill)\"/>")
  }
}
