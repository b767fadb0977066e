/// A scale from 0 to a round end, with its ticks.
struct ChartAxis: Equatable {
  /// The value at the end.
  let end: Double
  /// The values with a tick, 0 first.
  let ticks: [Double]

  /// The scale of shares, 0 to 100 per cent.
  static let shares = ChartAxis(end: 1, ticks: [0, 0.25, 0.5, 0.75, 1])

  private init(end: Double, ticks: [Double]) {
    self.end = end
    self.ticks = ticks
  }

  /// The scale that holds all values (0-1): it ends at the next tenth.
  init(holding values: [Double]) {
    let largest = values.filter(\.isFinite).max() ?? 0
    let tenths = min(max((largest * 10).rounded(.up), 1), 10)
    let step = tenths <= 2 ? 0.5 : tenths <= 5 ? 1.0 : 2.0
    end = tenths / 10
    ticks = (0...20).map { Double($0) * step / 10 }.filter { $0 <= tenths / 10 + 1e-9 }
  }

  /// The part (0-1) of the scale's length at which a value lies; values beyond it lie at its ends.
  func place(of value: Double) -> Double {
    value.isFinite ? min(max(value / end, 0), 1) : 0
  }
}
