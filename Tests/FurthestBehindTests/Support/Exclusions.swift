import FurthestBehind

extension Finding.SampleSummary {
  /// The rows left out, each class as "14 zero weight".
  var exclusions: [String] { excluded.map { "\($0.rows) \($0.reason)" } }
}
