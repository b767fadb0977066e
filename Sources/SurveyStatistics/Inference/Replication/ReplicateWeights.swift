/// One replicate of the sample: what becomes of each PSU.
package struct ReplicateWeights: Sendable, Equatable {
  /// What the weights of a PSU's rows are multiplied by.
  package var multipliers: [Double]
  /// How often a PSU was drawn: what its rows count as cases.
  package var timesDrawn: [Int32]

  /// The PSUs for which `isKept` holds, each once and with its own weight.
  package init(psuCount: Int, keeping isKept: (_ psu: Int) -> Bool) {
    let kept = (0..<psuCount).map(isKept)
    self.init(multipliers: kept.map { $0 ? 1 : 0 }, timesDrawn: kept.map { $0 ? 1 : 0 })
  }

  /// What becomes of each PSU.
  init(multipliers: [Double], timesDrawn: [Int32]) {
    self.multipliers = multipliers
    self.timesDrawn = timesDrawn
  }

  /// A domain's rate (0-1) in the replicate; nil when no case of it was drawn.
  ///
  /// - Complexity: O(PSUs with a case).
  package func rate(of domain: DomainTotals) -> Double? {
    var ones = 0.0
    var weight = 0.0
    for unit in domain.units {
      let multiplier = multipliers[Int(unit.index)]
      ones += multiplier * unit.ones
      weight += multiplier * (unit.ones + unit.zeros)
    }
    return (ones / weight).ifFinite
  }
}

/// The variance of an estimate over replicates.
package struct ReplicateVariance: Sendable, Equatable {
  /// The variance; nil with fewer than two replicates that have a value.
  package let variance: Double?
  /// The mean over the replicates that have a value; nil without one.
  package let mean: Double?
  /// Replicates left out because they have no value.
  package let missing: Int

  /// The standard error; nil without a variance.
  package var standardError: Double? { variance.map { $0.squareRoot() } }

  /// `scale x sum_r factor_r (theta_r - mean)^2` over the replicates with a finite value.
  ///
  /// A replicate with a factor of 0 (of a stratum drawn whole) has no part in the mean either.
  init(_ values: [Double?], scale: (_ used: Int) -> Double, factor: (_ replicate: Int) -> Double) {
    let finiteValues = values.enumerated().compactMap { index, value in
      value?.ifFinite.map { (value: $0, factor: factor(index)) }
    }
    missing = values.count - finiteValues.count
    let known = finiteValues.filter { $0.factor > 0 }
    let mean = (known.reduce(0) { $0 + $1.value } / Double(known.count)).ifFinite
    self.mean = mean
    guard let mean, known.count > 1 else {
      variance = nil
      return
    }
    let sum = known.reduce(0) { sum, replicate in
      let deviation = replicate.value - mean
      return sum + replicate.factor * deviation * deviation
    }
    variance = (scale(known.count) * sum).ifFinite
  }
}

extension SurveyDesign {
  /// The PSUs of each stratum, ascending; nil when every row is a PSU.
  func psusByStratum() -> [[Int32]]? {
    guard case .psus(let stratumOfPSU) = units else { return nil }
    var members = [[Int32]](repeating: [], count: stratumCount)
    for (psu, stratum) in stratumOfPSU.enumerated() {
      members[Int(stratum)].append(Int32(psu))
    }
    return members
  }
}
