import SurveyModel
import SurveyStatistics

/// What the replicates say together.
enum StabilitySummary {
  /// The overlap from which on two groups are the same.
  private static let sameGroup = 0.8

  /// Averages over the replicates with a value.
  ///
  /// - Parameter leaves: the ids of the shown leaves, by their place in `ranks`.
  static func summary(
    _ replicates: [StabilityBootstrap.Replicate?], leaves: [Int], circumstances: [Circumstance]
  ) -> Finding.Stability {
    let known = replicates.compactMap(\.self)
    let jaccard = known.compactMap(\.jaccard)
    let gaps = known.map { Optional($0.gap) }
    var spread: Finding.GapSpread?
    if let low = percentile(0.05, of: gaps), let median = percentile(0.5, of: gaps),
      let high = percentile(0.95, of: gaps)
    {
      spread = Finding.GapSpread(low: low, median: median, high: high)
    }
    return Finding.Stability(
      replicates: replicates.count, leftOut: replicates.count - known.count,
      firstSplit: firstSplits(known, circumstances), jaccard: mean(jaccard),
      sameGroup: mean(jaccard.map { $0 >= sameGroup ? 1 : 0 }),
      returnChance: mean(known.compactMap(\.returnChance)),
      optimism: mean(
        known.compactMap { replicate in replicate.rateInSample.map { replicate.rate - $0 } }),
      ranks: leaves.enumerated().map { place, id in
        let ranks = known.map { $0.ranks[place].map(Double.init) }
        return Finding.RankInterval(
          id: id, low: percentile(0.05, of: ranks).map { Int($0) },
          high: percentile(0.95, of: ranks).map { Int($0) })
      }, gapSpread: spread, note: jaccard.isEmpty ? "nothing divides the sample" : nil)
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// Most often first; of equal shares in the order of circumstances, "none" last.
  private static func firstSplits(
    _ replicates: [StabilityBootstrap.Replicate], _ circumstances: [Circumstance]
  ) -> [Finding.CircumstanceShare] {
    let none = circumstances.count
    var counts = [Int](repeating: 0, count: none + 1)
    for replicate in replicates { counts[replicate.firstSplit ?? none] += 1 }
    return counts.indices.filter { counts[$0] > 0 }
      .sorted { (counts[$0], $1) > (counts[$1], $0) }
      .map {
        Finding.CircumstanceShare(
          circumstance: $0 == none ? "none" : circumstances[$0].name,
          share: Double(counts[$0]) / Double(replicates.count))
      }
  }
}
