/// A variance by Taylor linearisation, with what it was estimated from.
package struct TaylorVariance: Sendable, Equatable {
  /// The variance, finite and not negative; nil with the reason in `note`.
  package let value: Double?
  /// PSUs with a case.
  package let psus: Int
  /// Strata with a case.
  package let strata: Int
  /// Why there is no variance.
  package let note: EstimateNote?

  /// Design degrees of freedom: PSUs minus strata, both with a case.
  package var degreesOfFreedom: Int { psus - strata }
}

extension SurveyDesign {
  /// The variance of an estimate from its linearised residuals.
  ///
  /// `v = sum_h (1 - f_h) n_h / (n_h - 1) sum_i (z_hi - mean_h)^2` over all PSUs of each stratum
  /// in the file, those without a case counting as 0 (Woodruff 1971; Binder 1983). Strata with one
  /// PSU follow ``lonePSUPolicy``.
  ///
  /// - Complexity: O(units with a case + strata).
  package func variance(of totals: LinearisedTotals) -> TaylorVariance {
    var strata = [StratumSum](repeating: StratumSum(), count: stratumCount)
    for unit in totals.units {
      let h = stratum(ofUnit: unit.index)
      strata[h].psus += hasRowsAsPSUs ? unit.cases : 1
      strata[h].z += unit.z
      strata[h].squares += unit.squares
    }
    if !hasRowsAsPSUs {
      for unit in totals.units {
        let h = stratum(ofUnit: unit.index)
        let deviation = unit.z - strata[h].z / Double(psusPerStratum[h])
        strata[h].deviations += deviation * deviation
        strata[h].deviating += 1
      }
    }
    return pooled(strata[...])
  }

  /// The sums of one stratum's PSUs.
  struct StratumSum {
    /// PSUs with a case.
    var psus = 0
    var z = 0.0
    var squares = 0.0
    /// The squared distances from the mean of so many PSUs, all with a case among them; those of
    /// others are still to be added.
    var deviations = 0.0
    var deviating = 0
  }

  /// The variance from the sums of every stratum.
  func pooled(_ sums: ArraySlice<StratumSum>) -> TaylorVariance {
    var variance = 0.0
    var psus = 0
    var strata = 0
    var lone = 0
    for (h, sum) in sums.enumerated() where sum.psus > 0 {
      psus += sum.psus
      strata += 1
      if !isLone(h) {
        // A stratum drawn whole adds nothing, whatever its number of PSUs.
        let correction = finitePopulationCorrection(h)
        if correction > 0 { variance += correction * contribution(of: sum, stratum: h) }
      } else {
        lone += 1
        if lonePSUPolicy == .grandMean {
          variance += finitePopulationCorrection(h) * sum.z * sum.z
        }
      }
    }
    var note: EstimateNote?
    if lonePSUPolicy == .average && lone > 0 && lone < strata {
      variance *= Double(strata) / Double(strata - lone)
    }
    if psus == 0 {
      note = .noCases
    } else if lone > 0 && (lonePSUPolicy == .error || lonePSUPolicy == .average && lone == strata) {
      note = .lonePSUs(strata: lone)
    } else if psus <= strata {
      note = .tooFewPSUs(psus: psus, strata: strata)
    } else if !variance.isFinite {
      note = .overflow
    }
    return TaylorVariance(
      value: note == nil ? variance : nil, psus: psus, strata: strata, note: note)
  }

  private func contribution(of sum: StratumSum, stratum: Int) -> Double {
    let n = Double(psusPerStratum[stratum])
    let mean = sum.z / n
    let deviations: Double
    if hasRowsAsPSUs {
      deviations = (sum.squares - sum.z * mean).atLeastZero
    } else {
      deviations = sum.deviations + (n - Double(sum.deviating)) * mean * mean
    }
    return n / (n - 1) * deviations
  }

  /// The covariance of two estimates from their linearised residuals.
  ///
  /// PSUs and strata are counted over the union of both domains. Only for designs with PSUs.
  ///
  /// - Returns: nil when the variance of their sum cannot be estimated.
  package func covariance(of a: LinearisedTotals, _ b: LinearisedTotals) -> Double? {
    covariance(sum: a.adding(b), difference: a.adding(b.scaled(by: -1)))
  }

  /// The covariance from the residuals of the sum and of the difference of two estimates.
  func covariance(sum: LinearisedTotals, difference: LinearisedTotals) -> Double? {
    guard let sum = variance(of: sum).value, let difference = variance(of: difference).value
    else { return nil }
    return (sum - difference) / 4
  }

  /// Throws when the policy refuses lone PSUs and the domain (a tree's root) has a case in one.
  ///
  /// - Throws: ``SurveyDesignError/lonePSUs(strata:)``.
  package func refuseLonePSUs(in domain: DomainTotals) throws(SurveyDesignError) {
    try refuseLonePSUs(amongStrata: Set(domain.units.map { stratum(ofUnit: $0.index) }))
  }

  /// Throws when the policy refuses lone PSUs and one of the strata, which have a case each, has
  /// one.
  ///
  /// - Throws: ``SurveyDesignError/lonePSUs(strata:)``.
  package func refuseLonePSUs(amongStrata strata: Set<Int>) throws(SurveyDesignError) {
    guard lonePSUPolicy == .error else { return }
    let lone = strata.count(where: isLone)
    if lone > 0 { throw .lonePSUs(strata: lone) }
  }
}
