import SurveyModel
import SurveyStatistics

/// Measures how an indicator rises along a ranking of people.
struct RankMeasurement {
  private(set) var ranking: InequalityFinding.Ranking

  /// More levels than this are not listed.
  private static let mostListedLevels = 20

  /// No ranking, for a reason.
  init(variable: String?, reason: String) {
    ranking = Self.unranked(variable, reason)
  }

  private static func unranked(
    _ variable: String?, _ reason: String
  ) -> InequalityFinding.Ranking {
    InequalityFinding.Ranking(
      variable: variable, levels: nil, levelCount: 0, rows: 0, rowsWithoutRank: 0,
      notes: [reason])
  }

  /// Measures along the levels of a variable.
  ///
  /// - Parameters:
  ///   - others: other columns that may rank people more finely.
  ///   - isImprecise: whether each level is too imprecise to be shown; nil when only rows matter.
  ///   - suppression: the rule on small levels; an index over few levels would give their rates
  ///     away.
  init(
    _ variable: Circumstance, _ sums: LevelSums, others: [String],
    suppression: TreeRequest.Suppression, isImprecise: [Bool]? = nil
  ) {
    guard let order = RankOrder(variable) else {
      ranking = Self.unranked(
        variable.name,
        "The order of the levels of \(variable.name) is not known: give it with "
          + "--ordered \(variable.name)=poorest,...,richest.")
      return
    }
    let ranked = order.places.indices
      .filter { order.places[$0] != nil && sums.rows[$0] > 0 }
      .sorted { (order.places[$0] ?? 0) < (order.places[$1] ?? 0) }
    // The average and the index are two equations for the levels that are not shown.
    let hidden = SmallLevels(suppression, isWholeHidden: false).hidden(
      ranked.map { sums.rows[$0] },
      isImprecise: isImprecise.map { isImprecise in ranked.map { isImprecise[$0] } })
    if (1...2).contains(hidden.count { $0 }) {
      ranking = Self.unranked(
        variable.name,
        "Hidden: \(variable.name) ranks a group of fewer than \(suppression.leastRows) rows.")
      return
    }
    let missing = order.places.indices.filter { order.places[$0] == nil }
      .reduce(sums.rowsWithoutLevel) { $0 + sums.rows[$1] }
    let weight = ranked.map { sums.weight[$0] }
    let ones = ranked.map { sums.weightedOnes[$0] }
    ranking = InequalityFinding.Ranking(
      variable: variable.name,
      levels: ranked.count <= Self.mostListedLevels
        ? ranked.map { variable.levelName($0) } : nil,
      levelCount: ranked.count, rows: ranked.reduce(0) { $0 + sums.rows[$1] },
      rowsWithoutRank: missing, notes: [order.note].compactMap(\.self))
    if missing > 0 {
      ranking.notes.append(
        "\(missing) row\(missing == 1 ? "" : "s") without a rank by \(variable.name) "
          + "\(missing == 1 ? "is" : "are") left out of these figures.")
    }
    if ranked.count == 2 {
      ranking.notes.append(
        "\(variable.name) has only two levels, so these figures say no more than a comparison of "
          + "the two"
          + (others.first.map { "; another column may rank people more finely: --rank \($0)." }
            ?? "."))
    }
    guard let index = ConcentrationIndex(weight: weight, weightedOnes: ones) else {
      ranking.notes.append("No row has a rank.")
      return
    }
    ranking.concentration = index.c?.ifFinite
    ranking.erreygers = index.erreygers.ifFinite
    ranking.wagstaff = index.wagstaff?.ifFinite
    fitSlope(weight, ones)
  }

  private mutating func fitSlope(_ weight: [Double], _ ones: [Double]) {
    let reason: String
    switch SlopeIndex(weight: weight, weightedOnes: ones) {
    case .estimated(let sii, let rii)?:
      ranking.sii = sii.ifFinite
      ranking.rii = rii.ifFinite
      return
    case .noVariation?, nil:
      reason = "everybody or nobody has the indicator"
    case .singleRank?: reason = "everybody has the same rank"
    case .separated?: reason = "a rank parts all who have the indicator from all who have not"
    case .notConverged?: reason = "the regression on the rank does not converge"
    }
    ranking.notes.append("No slope or relative index: \(reason).")
  }
}
