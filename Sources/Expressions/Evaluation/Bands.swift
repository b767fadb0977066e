/// The bands of a number between cut points: from each point up to, but without, the next.
struct Bands: Equatable, Sendable {
  /// The lower ends, ascending.
  let points: [Double]
  /// The name of each band, from the lowest.
  let labels: [String]

  /// Names the bands of at least two ascending cut points.
  ///
  /// Whole points from 0 up give names in whole numbers ("15-24", "25-34", "35+"; "3" for a band
  /// of one), any others say where the band ends ("-2 to under 0.5", "0.5+").
  init(points: [Double]) {
    self.points = points
    let isWhole = points.allSatisfy { $0 >= 0 && Int64(exactly: $0) != nil }
    var labels = zip(points, points.dropFirst()).map { low, high in
      if !isWhole { return "\(NumberText.of(low)) to under \(NumberText.of(high))" }
      let last = high - 1
      return last == low ? NumberText.of(low) : "\(NumberText.of(low))-\(NumberText.of(last))"
    }
    if let last = points.last { labels.append("\(NumberText.of(last))+") }
    self.labels = labels
  }

  /// The name of the band that holds the value; nil below the first cut point.
  ///
  /// - Complexity: O(*n*) for *n* bands.
  func label(of value: Double) -> String? {
    points.lastIndex { $0 <= value }.map { labels[$0] }
  }
}
