import Mathematics
package import SurveyModel

/// The dissimilarity index D with the human opportunity indices built on it.
///
/// With groups i of weighted share s_i and access rate p_i, and p the rate of all,
///
/// - D = 1/(2p) sum of s_i |p_i - p|, the share of all opportunities that would have to change
///   hands for equal rates (0 when p = 0);
/// - HOI = p (1 - D), the access rate less its penalty for inequality;
/// - geometric HOI = exp(sum of s_i ln p_i), 0 when a group has no access at all.
///
/// A barrier is measured on its complement (not stunted), so that all indices speak of access;
/// with prevalence q, D of the barrier itself would be D (1 - q)/q.
///
/// Source: Paes de Barros et al. (2009), Measuring Inequality of Opportunities in Latin America
/// and the Caribbean; the D-index of ESCAP's LNOB platform.
package struct DissimilarityIndex: Sendable, Equatable {
  /// The access rate (0-1): of the indicator, or of a barrier's complement.
  package let rate: Double
  /// D (0-1).
  package let d: Double
  /// Human opportunity index (0-1).
  package let hoi: Double
  /// Geometric human opportunity index (0-1).
  package let geometricHOI: Double
  /// The groups with weight.
  package let groupCount: Int
  /// Unweighted rows in the groups with weight.
  package let rows: Int
  /// Whether the indices are on the complement of a barrier.
  package let isComplement: Bool

  /// Whether a group holds under 30 rows on average, so that D is biased upward.
  package var hasThinGroups: Bool { rows < 30 * groupCount }

  /// Measures inequality between groups: cells of circumstances or leaves of a tree.
  ///
  /// Groups without weight are passed over; nil when there is no weight at all.
  ///
  /// - Parameters:
  ///   - rows: Unweighted rows of each group.
  ///   - weight: Sum of the sampling weights of each group.
  ///   - weightedOnes: Sum of weight times indicator of each group.
  ///   - direction: Whether 1 is good or bad.
  /// - Complexity: O(G) for G groups.
  package init?(rows: [Int32], weight: [Double], weightedOnes: [Double], direction: Direction) {
    self.init(
      rows: rows, weight: weight,
      access: AccessTotals(weight: weight, weightedOnes: weightedOnes, direction: direction),
      direction: direction)
  }

  private init?(rows: [Int32], weight: [Double], access: AccessTotals, direction: Direction) {
    let total = access.totalWeight
    guard total > 0 else { return nil }
    isComplement = direction == .barrier
    rate = access.rate
    d = access.dissimilarity
    hoi = access.rate * (1 - access.dissimilarity)
    var logarithm = 0.0
    var groupCount = 0
    var rowCount = 0
    for group in weight.indices where weight[group] > 0 {
      logarithm += weight[group] / total * log(access.ones[group] / weight[group])
      groupCount += 1
      rowCount += Int(rows[group])
    }
    geometricHOI = exp(logarithm)
    self.groupCount = groupCount
    self.rows = rowCount
  }

  /// Measures inequality between cells; nil when there is no weight at all.
  ///
  /// - Parameter access: the cells' totals of access, where they are at hand.
  package init?(cells: CircumstanceCells, access: AccessTotals? = nil, direction: Direction) {
    self.init(
      rows: cells.rows, weight: cells.weight,
      access: access ?? AccessTotals(cells, direction: direction), direction: direction)
  }
}

/// Totals of groups turned so that 1 is access, and what follows from them alone.
package struct AccessTotals: Sendable {
  /// Sum of weights of all groups, positive.
  let totalWeight: Double
  /// Sum of weight times access of all groups.
  let totalOnes: Double
  /// Sum of weight times access of each group.
  let ones: [Double]
  /// For each group, its sum of weight times access less what it would be at the rate of all.
  let surplus: [Double]

  /// Totals of cells.
  package init(_ cells: CircumstanceCells, direction: Direction) {
    self.init(weight: cells.weight, weightedOnes: cells.weightedOnes, direction: direction)
  }

  init(weight: [Double], weightedOnes: [Double], direction: Direction) {
    let access =
      direction == .opportunity
      ? weightedOnes : zip(weight, weightedOnes).map { max(0, $0 - $1) }
    let totalWeight = weight.reduce(0, +)
    let totalOnes = access.reduce(0, +)
    let rate = min(1, totalOnes / totalWeight)
    self.totalWeight = totalWeight
    self.totalOnes = totalOnes
    ones = access
    // A single group has the rate of all; the difference would only show rounding.
    let isSingle = weight.count { $0 > 0 } == 1
    surplus = zip(weight, access).map { isSingle ? 0 : $1 - rate * $0 }
  }

  /// The access rate of all (0-1).
  var rate: Double { min(1, totalOnes / totalWeight) }

  /// D of the groups; 0 when nobody has access.
  var dissimilarity: Double {
    dissimilarity(sumOfDeviations: surplus.reduce(0) { $0 + abs($1) })
  }

  /// D from the sum over groups of the absolute surplus.
  func dissimilarity(sumOfDeviations: Double) -> Double {
    totalOnes > 0 ? sumOfDeviations / (2 * totalOnes) : 0
  }
}
