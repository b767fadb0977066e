import SurveyModel

@testable import ClassificationTree

/// A survey as rows, which the naive grower reads, and as cells, which the grower reads.
struct RowSurvey {
  struct Row {
    var levels: [Int]
    /// A whole number, so that sums are exact in both growers.
    var weight: Int
    var isOne: Bool
    var psu: Int
  }

  var circumstances: [Circumstance]
  var rows: [Row]
  var psuCount: Int

  /// The combinations of levels that occur, also those of rows without weight, in ascending order
  /// or in a shuffled one.
  func cells(shuffledBy seed: Int? = nil) -> (cells: Cells, totals: [CellTotal], psus: CellPSUs) {
    var tuples = Set(rows.map(\.levels)).sorted { $0.lexicographicallyPrecedes($1) }
    if let seed {
      var random = SeededRandom(seed)
      random.shuffle(&tuples)
    }
    var places: [[Int]: Int] = [:]
    for (place, tuple) in tuples.enumerated() { places[tuple] = place }
    var totals = [CellTotal](repeating: CellTotal(), count: tuples.count)
    var pairs: [(cell: Int32, psu: Int32)] = []
    for row in rows where row.weight > 0 {
      let cell = places[row.levels] ?? 0
      totals[cell] += CellTotal(
        n: 1, w: Double(row.weight), wy: row.isOne ? Double(row.weight) : 0)
      pairs.append((Int32(cell), Int32(row.psu)))
    }
    let cells = Cells(
      circumstances: circumstances, levels: tuples.flatMap { $0.map { UInt32($0) } })
    return (
      cells, totals, CellPSUs(pairs: pairs, cellCount: tuples.count, psuCount: psuCount)
    )
  }
}

extension RowSurvey {
  /// A random survey: few or many levels, ties, rows without weight, every kind of circumstance.
  ///
  /// One in ten has a circumstance with more than 64 levels, one in fifty one with more than 4,096.
  static func random(_ seed: Int) -> RowSurvey {
    var random = SeededRandom(seed)
    let width = 1 + random.below(5)
    var circumstances: [Circumstance] = []
    for index in 0..<width {
      var levels = random.pick([2, 2, 3, 4, 6, 9])
      if index == 0, seed % 10 == 0 { levels = 65 + random.below(80) }
      if index == 0, seed % 50 == 7 { levels = 4_200 }
      circumstances.append(circumstance("c\(index)", levels: levels, &random))
    }
    let count = 20 + random.below(seed % 10 == 0 ? 400 : 180)
    let psuCount = 2 + random.below(20)
    let heaviest = random.pick([1, 1, 3, 50])
    var rows: [Row] = []
    for _ in 0..<count {
      // A copy of an earlier combination now and then makes equal means and equal gains.
      let levels =
        random.chance(0.3) && !rows.isEmpty
        ? rows[random.below(rows.count)].levels
        : circumstances.map { random.below($0.levelCount) }
      var rate = 0.2
      for (index, level) in levels.enumerated() where level % 2 == 1 {
        rate += 0.5 / Double(index + 1) / Double(width)
      }
      rows.append(
        Row(
          levels: levels, weight: random.chance(0.1) ? 0 : 1 + random.below(heaviest),
          isOne: random.chance(rate), psu: random.below(psuCount)))
    }
    return RowSurvey(circumstances: circumstances, rows: rows, psuCount: psuCount)
  }

  private static func circumstance(
    _ name: String, levels: Int, _ random: inout SeededRandom
  ) -> Circumstance {
    let hasMissing = levels > 2 && random.chance(0.3)
    let named = (0..<(levels - (hasMissing ? 1 : 0)))
    let scale: Circumstance.Scale =
      switch random.below(3) {
      case 0: .ordered(named.map { "level \($0)" })
      case 1: .unordered(named.map { "level \($0)" })
      default: .numeric(named.map { Double($0) * 1.5 })
      }
    return Circumstance(name: name, scale: scale, hasMissingLevel: hasMissing)
  }
}

extension GrowthRules {
  /// Random rules: each of them off in about half of the surveys.
  static func random(_ seed: Int, for survey: RowSurvey) -> GrowthRules {
    var random = SeededRandom(seed ^ 0x5DEE_CE66)
    let weight = survey.rows.reduce(0) { $0 + $1.weight }
    var rules = GrowthRules()
    rules.criterion = random.chance(0.3) ? .entropy : .anova
    rules.direction = random.chance(0.5) ? .opportunity : .barrier
    if random.chance(0.5) { rules.maxDepth = random.below(6) }
    if random.chance(0.6) { rules.minCases = 1 + random.below(20) }
    if random.chance(0.5) { rules.minSplit = random.below(60) }
    if random.chance(0.4) { rules.minWeight = Double(weight) * random.unit() * 0.2 }
    if random.chance(0.3) { rules.minPSUs = 1 + random.below(6) }
    if random.chance(0.5) { rules.cp = random.pick([0.001, 0.01, 0.03, 0.1]) }
    return rules
  }
}
