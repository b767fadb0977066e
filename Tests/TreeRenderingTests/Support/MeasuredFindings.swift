import SurveyModel

@testable import FurthestBehind

/// Findings with every figure that a page shows: made up, and in keeping with one another.
enum MeasuredFindings {
  /// A finding with figures on robustness, inequality and targeting.
  static func measured(_ finding: Finding, seed: UInt64 = 1) -> Finding {
    var generator = SplitMix64(seed: seed)
    func share(_ range: ClosedRange<Double> = 0...1) -> Double {
      Double.random(in: range, using: &generator)
    }
    func figure(_ range: ClosedRange<Double> = 0.05...0.9) -> Finding.Figure {
      let rate = share(range)
      return .init(rate: rate, se: 0.02, low: rate - 0.04, high: rate + 0.04, note: nil)
    }
    var finding = finding
    let names = finding.circumstances.map(\.name)
    let weights = names.map { _ in share(0.01...1) }
    let sum = weights.reduce(0, +)
    let shares = zip(names, weights).map {
      Finding.CircumstanceShare(circumstance: $0, share: $1 / sum)
    }.sorted { $0.share > $1.share }
    let leaves = finding.nodes.filter { $0.letter != nil }
      .sorted {
        ($0.letter?.count ?? 0, $0.letter ?? "") < ($1.letter?.count ?? 0, $1.letter ?? "")
      }
    var (population, deprived) = (0.0, 0.0)
    finding.targeting = leaves.map { leaf in
      population += leaf.share
      deprived += leaf.deprivedShare ?? 0
      return .init(
        id: leaf.id, share: leaf.share, cumulativeShare: population,
        deprivedShare: leaf.deprivedShare,
        cumulativeDeprivedShare: leaf.deprivedShare.map { _ in deprived },
        personsPer100Deprived: leaf.deprivedShare.map { $0 > 0 ? 100 / $0 : 0 },
        gapToAverage: leaf.rate.map { $0 - (finding.nodes.first?.rate ?? 0) })
    }
    finding.crossFitted = .init(
      behind: figure(), ahead: figure(), gap: figure(), behindMinusAverage: figure(-0.5 ... -0.1),
      repeats: 5, folds: 5, treesWithoutSplit: 0, confidence: 0.95)
    finding.stability = .init(
      replicates: 200, leftOut: 0, firstSplit: shares, jaccard: share(), sameGroup: share(),
      returnChance: share(), optimism: -share(0...0.1),
      ranks: leaves.enumerated().map { .init(id: $1.id, low: $0 + 1, high: $0 + 2) },
      gapSpread: .init(low: 0.5, median: 0.625, high: 0.75))
    finding.verdict = .init(
      value: .sensitive, reasons: [.overstated, .lowReturnChance, .lowOverlap],
      overstatement: share())
    let d = share(0...0.6)
    finding.inequality = .init(
      d: d, hoi: share(), geometricHoi: share(), accessRate: share(), cells: 12,
      circumstances: names, rowsPerCell: 45.5,
      complement: finding.indicator.direction == .barrier, dCorrected: d - 0.01,
      dUnderEquality: share(0...0.1), designEffect: 1.5, seD: share(0...0.05), seHoi: 0.01,
      seNote: nil, leafD: d * 0.9,
      shapley: shares.map {
        .init(circumstance: $0.circumstance, value: d * $0.share, share: $0.share)
      },
      shapleyNote: nil, notes: ["A note on inequality."])
    finding.exhaustive = .init(
      searched: 1234, mostConditions: 3, limited: [],
      group: leaves.first.map {
        .init(
          conditions: $0.conditions, n: 60, share: 0.05, rate: share(), treeRate: share(),
          overlap: share(), jaccard: share(), crossFitted: figure(),
          crossFittedDifference: figure(-0.4 ... -0.1))
      }, note: nil)
    finding.sensitivity = [true, false].map { inForce in
      .init(
        minCases: inForce ? 380 : 190, minShare: nil, maxDepth: 6, inForce: inForce, leaves: 7,
        firstSplit: names.first, conditions: leaves.first?.conditions ?? [], n: 400,
        share: share(), rate: share(), gap: share(), jaccard: share())
    }
    return finding
  }

  /// A random finding, some of its labels hostile.
  static func random(seed: UInt64) -> Finding {
    measured(RandomFindings.finding(seed: seed), seed: seed)
  }

  /// An opportunity with intervals.
  static let skilledAttendance = measured(SampleFindings.skilledAttendance(withIntervals: true))
}
