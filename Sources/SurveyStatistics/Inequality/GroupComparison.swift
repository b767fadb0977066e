package import SurveyModel

/// Simple comparisons of one circumstance's groups: difference, ratio, population attributable
/// risk (PAR) and fraction (PAF).
///
/// The reference group is the top level of an ordered circumstance, else the group with the best
/// rate; it is compared with the other end: the bottom level, else the group with the worst rate.
/// All rates are of the indicator as given, so differences from a barrier's reference group are
/// negative when that group is better off.
package struct GroupComparison: Sendable, Equatable {
  /// The reference group, by index.
  package let reference: Int
  /// The group at the other end, by index.
  package let other: Int
  /// Rate of the reference group (0-1).
  package let referenceRate: Double
  /// Rate of the group at the other end (0-1).
  package let otherRate: Double
  /// Rate of all (0-1).
  package let rate: Double

  /// Reference rate minus the other (shares).
  package var difference: Double { referenceRate - otherRate }
  /// Reference rate over the other; nil when that is 0.
  package var ratio: Double? { otherRate > 0 ? referenceRate / otherRate : nil }
  /// Reference rate minus the rate of all: what would be gained if all had the reference's rate.
  package var attributableRisk: Double { referenceRate - rate }
  /// PAR over the rate of all; nil when that is 0.
  package var attributableFraction: Double? { rate > 0 ? attributableRisk / rate : nil }

  /// Compares groups given in level order; nil when none has weight.
  ///
  /// Groups without weight are passed over. Of equally good (or bad) groups the first counts.
  ///
  /// - Parameters:
  ///   - weight: Sum of the sampling weights of each group.
  ///   - weightedOnes: Sum of weight times indicator of each group.
  ///   - candidates: The groups that may be compared, by ascending index, such as those large
  ///     enough to be shown; nil means all. The others still count in the rate of all.
  ///   - isOrdered: Whether the levels have an order, the last the most advantaged.
  ///   - direction: Whether 1 is good or bad.
  package init?(
    weight: [Double], weightedOnes: [Double], among candidates: [Int]? = nil, isOrdered: Bool,
    direction: Direction
  ) {
    let present = (candidates ?? Array(weight.indices)).filter { weight[$0] > 0 }
    guard let first = present.first, let last = present.last else { return nil }
    func rate(_ group: Int) -> Double { weightedOnes[group] / weight[group] }
    if isOrdered {
      reference = last
      other = first
    } else {
      var best = first
      var worst = first
      for group in present {
        if direction.isWorse(rate(best), than: rate(group)) { best = group }
        if direction.isWorse(rate(group), than: rate(worst)) { worst = group }
      }
      reference = best
      other = worst
    }
    referenceRate = rate(reference)
    otherRate = rate(other)
    self.rate = weightedOnes.reduce(0, +) / weight.reduce(0, +)
  }
}
