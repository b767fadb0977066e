/// The delete-one-PSU jackknife, JK1 for one stratum and JKn for several.
///
/// A replicate leaves one PSU out and multiplies the weights of the others of its stratum by
/// `n_h / (n_h - 1)`. PSUs alone in their stratum are never left out.
package struct Jackknife: Sendable {
  private let design: SurveyDesign
  private let stratumOfPSU: [Int32]
  /// The PSU that each replicate leaves out.
  package let deletedPSUs: [Int32]

  /// The replicates of a design; nil when every row is a PSU.
  package init?(_ design: SurveyDesign) {
    guard case .psus(let stratumOfPSU) = design.units else { return nil }
    self.design = design
    self.stratumOfPSU = stratumOfPSU
    deletedPSUs = stratumOfPSU.indices.lazy
      .filter { design.psusPerStratum[Int(stratumOfPSU[$0])] > 1 }.map { Int32($0) }
  }

  /// The number of replicates.
  package var count: Int { deletedPSUs.count }

  /// The weights of a replicate, from 0.
  ///
  /// - Complexity: O(PSUs).
  package func weights(_ replicate: Int) -> ReplicateWeights {
    let deleted = Int(deletedPSUs[replicate])
    let stratum = stratumOfPSU[deleted]
    var multipliers = stratumOfPSU.map { $0 == stratum ? expansion(stratum) : 1 }
    var timesDrawn = [Int32](repeating: 1, count: stratumOfPSU.count)
    multipliers[deleted] = 0
    timesDrawn[deleted] = 0
    return ReplicateWeights(multipliers: multipliers, timesDrawn: timesDrawn)
  }

  /// A domain's rate (0-1) in every replicate; nil where only the deleted PSU has a case.
  ///
  /// - Complexity: O(PSUs): the totals of the other strata are never added again.
  package func rates(of domain: DomainTotals) -> [Double?] {
    var byPSU = [DomainTotals.Unit?](repeating: nil, count: stratumOfPSU.count)
    var ones = [Double](repeating: 0, count: design.stratumCount)
    var zeros = ones
    for unit in domain.units {
      let stratum = Int(stratumOfPSU[Int(unit.index)])
      byPSU[Int(unit.index)] = unit
      ones[stratum] += unit.ones
      zeros[stratum] += unit.zeros
    }
    return deletedPSUs.map { psu in
      let unit = byPSU[Int(psu)]
      guard domain.cases > Int(unit?.cases ?? 0) else { return nil }
      let stratum = stratumOfPSU[Int(psu)]
      let h = Int(stratum)
      let factor = expansion(stratum)
      let onesLeft =
        (domain.ones - ones[h]).atLeastZero + factor * (ones[h] - (unit?.ones ?? 0)).atLeastZero
      let zerosLeft =
        (domain.zeros - zeros[h]).atLeastZero + factor * (zeros[h] - (unit?.zeros ?? 0)).atLeastZero
      return (onesLeft / (onesLeft + zerosLeft)).ifFinite
    }
  }

  /// The jackknife variance of an estimate from its value in every replicate.
  ///
  /// `sum_h (1 - f_h) (n_h - 1) / n_h sum_i (theta_hi - mean of all replicates)^2`; replicates
  /// without a value are left out and counted.
  package func variance(of values: [Double?]) -> ReplicateVariance {
    ReplicateVariance(values, scale: { _ in 1 }) { replicate in
      let stratum = stratumOfPSU[Int(deletedPSUs[replicate])]
      return design.finitePopulationCorrection(Int(stratum)) / expansion(stratum)
    }
  }

  private func expansion(_ stratum: Int32) -> Double {
    let n = Double(design.psusPerStratum[Int(stratum)])
    return n / (n - 1)
  }
}
