/// The rescaled bootstrap of Rao and Wu (1988) with `n_h - 1` PSUs drawn in each stratum.
///
/// A weight becomes `w n_h / (n_h - 1) x times drawn`. A PSU alone in its stratum keeps its weight
/// in every replicate. Draws depend on the seed, the replicate and the stratum alone. There is no
/// finite population correction.
package struct RaoWuBootstrap: Sendable {
  private let psusByStratum: [[Int32]]
  private let psuCount: Int
  /// What makes two runs draw alike.
  package let seed: UInt64

  /// The replicates of a design; nil when every row is a PSU.
  package init?(_ design: SurveyDesign, seed: UInt64) {
    guard let psusByStratum = design.psusByStratum() else { return nil }
    self.psusByStratum = psusByStratum
    psuCount = design.unitCount
    self.seed = seed
  }

  /// The weights of a replicate, from 0.
  ///
  /// - Complexity: O(PSUs).
  package func weights(_ replicate: Int) -> ReplicateWeights {
    var weights = ReplicateWeights(
      multipliers: [Double](repeating: 1, count: psuCount),
      timesDrawn: [Int32](repeating: 1, count: psuCount))
    for (stratum, psus) in psusByStratum.enumerated() where psus.count > 1 {
      for psu in psus { weights.timesDrawn[Int(psu)] = 0 }
      var random = CounterBasedGenerator(
        seed: seed, purpose: .bootstrap, replicate: replicate, stratum: stratum)
      for _ in 1..<psus.count {
        weights.timesDrawn[Int(psus[random.next(below: psus.count)])] += 1
      }
      let expansion = Double(psus.count) / Double(psus.count - 1)
      for psu in psus {
        weights.multipliers[Int(psu)] = expansion * Double(weights.timesDrawn[Int(psu)])
      }
    }
    return weights
  }

  /// The bootstrap variance of an estimate from its value in every replicate, over B - 1.
  ///
  /// Replicates without a value are left out and counted.
  package func variance(of values: [Double?]) -> ReplicateVariance {
    ReplicateVariance(values, scale: { 1 / Double($0 - 1) }, factor: { _ in 1 })
  }
}
