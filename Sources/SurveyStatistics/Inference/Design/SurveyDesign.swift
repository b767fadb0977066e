/// How the sample was drawn: strata, the primary sampling units (PSUs) in them, and what a
/// variance makes of both.
///
/// The design is that of the whole file. A subpopulation or a row without an indicator makes a
/// domain, never a smaller design, so that PSUs without a case still count in their stratum.
/// PSUs and strata are dense numbers from 0; figures do not depend on how they are numbered, except
/// that replicates and folds are drawn in that order: number them by sorted code, not by first
/// appearance, and a shuffled file gives the same draws.
package struct SurveyDesign: Sendable {
  /// What a stratum with one PSU in the file adds to a variance.
  package enum LonePSUPolicy: String, Sendable, CaseIterable {
    /// The square of its deviation from the grand mean.
    case grandMean = "grand-mean"
    /// The mean of what the other strata add.
    case average
    /// Nothing: the PSU was chosen with certainty.
    case certainty
    /// The variance is refused.
    case error
  }

  /// What the rows are gathered in before a variance is taken.
  package enum Units: Sendable {
    /// PSUs, with the stratum of each.
    case psus(stratum: [Int32])
    /// Every row is a PSU of its own; sums are kept by stratum.
    case rows
  }

  /// The units of ``DomainTotals``: PSUs, or strata when every row is a PSU.
  package let units: Units
  /// PSUs with a row of positive weight in the file, by stratum (n_h).
  package let psusPerStratum: [Int]
  /// Sampling fraction of PSUs (0-1) by stratum; nil means drawn with replacement.
  package let samplingFractions: [Double]?
  /// What a stratum with one PSU adds to a variance.
  package let lonePSUPolicy: LonePSUPolicy

  /// A design whose PSUs are known.
  ///
  /// - Parameters:
  ///   - stratumOfPSU: the stratum of each PSU that has a row of positive weight; two PSUs with one
  ///     code in different strata are two PSUs.
  ///   - samplingFractions: share of the PSUs drawn (0-1) by stratum, for the finite population
  ///     correction.
  /// - Throws: ``SurveyDesignError`` when a stratum is negative or a fraction does not fit.
  /// - Complexity: O(PSUs).
  package init(
    stratumOfPSU: [Int32], samplingFractions: [Double]? = nil,
    lonePSU: LonePSUPolicy = .grandMean
  ) throws(SurveyDesignError) {
    var counts: [Int] = []
    for stratum in stratumOfPSU {
      guard stratum >= 0, Int(stratum) < stratumOfPSU.count else {
        throw .stratumOutOfRange(Int(stratum), strata: stratumOfPSU.count)
      }
      while counts.count <= Int(stratum) { counts.append(0) }
      counts[Int(stratum)] += 1
    }
    try self.init(
      units: .psus(stratum: stratumOfPSU), psusPerStratum: counts,
      samplingFractions: samplingFractions, lonePSU: lonePSU)
  }

  /// A design without PSUs: each row is its own, and intervals are likely too narrow.
  ///
  /// - Parameter rowsPerStratum: rows of positive weight in the file, by stratum; one number for a
  ///   file without strata.
  /// - Throws: ``SurveyDesignError`` when a fraction does not fit.
  package init(
    rowsPerStratum: [Int], samplingFractions: [Double]? = nil, lonePSU: LonePSUPolicy = .grandMean
  ) throws(SurveyDesignError) {
    try self.init(
      units: .rows, psusPerStratum: rowsPerStratum, samplingFractions: samplingFractions,
      lonePSU: lonePSU)
  }

  private init(
    units: Units, psusPerStratum: [Int], samplingFractions: [Double]?, lonePSU: LonePSUPolicy
  ) throws(SurveyDesignError) {
    if let samplingFractions {
      guard samplingFractions.count == psusPerStratum.count else {
        throw .fractionsDoNotMatch(samplingFractions.count, strata: psusPerStratum.count)
      }
      for (stratum, fraction) in samplingFractions.enumerated() where !(0...1 ~= fraction) {
        throw .fractionOutOfRange(fraction, stratum: stratum)
      }
    }
    self.units = units
    self.psusPerStratum = psusPerStratum
    self.samplingFractions = samplingFractions
    self.lonePSUPolicy = lonePSU
  }

  /// The number of units that ``DomainTotals`` may hold: PSUs, or strata when rows are PSUs.
  package var unitCount: Int {
    switch units {
    case .psus(let stratum): stratum.count
    case .rows: psusPerStratum.count
    }
  }

  /// The number of strata.
  package var stratumCount: Int { psusPerStratum.count }

  /// The number of PSUs; of rows when every row is a PSU.
  package var psuCount: Int { psusPerStratum.reduce(0, +) }

  /// Whether a stratum has a single PSU that stands for others.
  ///
  /// One that was drawn whole (a sampling fraction of 1) has no sampling error, and is none.
  func isLone(_ stratum: Int) -> Bool {
    psusPerStratum[stratum] == 1 && finitePopulationCorrection(stratum) > 0
  }

  /// The number of strata with a single PSU that stands for others; say how many, never which.
  package var lonePSUCount: Int { psusPerStratum.indices.count(where: isLone) }

  /// Whether every row is a PSU of its own.
  package var hasRowsAsPSUs: Bool {
    if case .rows = units { true } else { false }
  }

  /// The stratum of a unit of ``DomainTotals``.
  func stratum(ofUnit unit: Int32) -> Int {
    switch units {
    case .psus(let stratum): Int(stratum[Int(unit)])
    case .rows: Int(unit)
    }
  }

  /// 1 minus the sampling fraction of a stratum.
  func finitePopulationCorrection(_ stratum: Int) -> Double {
    samplingFractions.map { 1 - $0[stratum] } ?? 1
  }
}
