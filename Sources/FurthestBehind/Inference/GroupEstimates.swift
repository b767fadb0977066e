import SurveyStatistics

/// The intervals of the nodes of any tree on a sample that is held by PSU and cell.
struct GroupEstimates {
  let rows: PSUCells
  let method: IntervalMethod
  let confidence: ConfidenceLevel

  /// The interval of every node, by id; a rate of 0 or 1 takes the design effect of the nearest
  /// node above whose rate is neither.
  ///
  /// - Parameter members: whether each cell belongs to a node.
  /// - Complexity: O(*n m*) for *n* nodes and *m* contributions of PSUs to cells.
  func estimates(_ ids: [Int], members: (Int) -> [Bool]) -> [Int: Finding.Estimate] {
    var rates: [Int: RateEstimate] = [:]
    for id in ids {
      let isMember = members(id)
      rates[id] = rows.design.rate(of: rows.domain { _ in isMember })
    }
    return rates.reduce(into: [:]) { estimates, entry in
      let rate = entry.value
      var above = entry.key / 2
      while above > 0, rates[above]?.note == .noVariation { above /= 2 }
      let interval = rate.interval(
        method, confidence: confidence, ancestorDesignEffect: rates[above]?.designEffect)
      estimates[entry.key] = Finding.Estimate(
        se: rate.standardError, low: interval?.low, high: interval?.high, method: method.rawValue,
        confidence: confidence.share, deff: rate.designEffect, df: rate.degreesOfFreedom,
        psus: rate.psus, note: nil)
    }
  }
}
