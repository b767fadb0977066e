/// A branch at its place: straight from `start` to `bend`, curved to `end`, straight to `tip`.
struct PlacedBranch {
  /// A point of the figure.
  struct Point: Equatable {
    var x: Double
    var y: Double
  }

  /// The child's id.
  let child: Int
  var start: Point
  var bend: Point
  var end: Point
  var tip: Point
  /// The stroke's width.
  let width: Double
  /// Whether the branch leaves its parent sideways.
  let isSideways: Bool

  /// The same branch at another place.
  func moved(x: Double, y: Double) -> PlacedBranch {
    func moved(_ point: Point) -> Point { Point(x: point.x + x, y: point.y + y) }
    var branch = self
    branch.start = moved(start)
    branch.bend = moved(bend)
    branch.end = moved(end)
    branch.tip = moved(tip)
    return branch
  }

  /// The width of the branch to a group with that share (0-1).
  static func width(share: Double, type: FigureType) -> Double {
    let bounded = share.isFinite ? min(max(share, 0), 1) : 0
    return type.small * (0.1 + 0.8 * bounded)
  }
}
