/// The totals of each cell in each primary sampling unit (PSU), sparse, with the survey's strata.
///
/// The entries of PSU `j` are those at `entryStarts[j] ..< entryStarts[j + 1]`. PSUs may stand in
/// any order; those without a row in the domain may be left out, because `stratumSizes` counts
/// the PSUs of the whole file. In a survey without PSUs every row is one.
package struct PSUCellTotals: Sendable, Equatable {
  /// What a stratum with a single PSU in the file adds to a variance.
  package enum LonePSU: Sendable, Equatable {
    /// The squared distance of its total from the grand mean.
    case grandMean
    /// Nothing.
    case certainty
    /// As much as the average stratum with several PSUs.
    case average
  }

  /// Where the entries of each PSU start, and after the last where they end.
  package let entryStarts: [Int]
  /// The cell of each entry.
  package let cells: [Int32]
  /// Sum of the sampling weights of each entry.
  package let weight: [Double]
  /// Sum of weight times indicator of each entry.
  package let weightedOnes: [Double]
  /// The stratum of each PSU.
  package let strata: [Int]
  /// n_h: the PSUs with a row of positive weight in the file, by stratum.
  package let stratumSizes: [Int]
  /// Sampling fraction of PSUs (0-1) by stratum; nil means drawn with replacement.
  package let samplingFractions: [Double]?

  /// The PSUs of each stratum, in their order: those of stratum `h` are at
  /// `stratumStarts[h] ..< stratumStarts[h + 1]` of `psusByStratum`.
  let psusByStratum: [Int]
  let stratumStarts: [Int]

  /// The number of PSUs given.
  package var count: Int { strata.count }

  /// Creates totals from their sparse layout; all entries must name cells of one
  /// `CircumstanceCells` and all PSUs a stratum below `stratumSizes.count`.
  package init(
    entryStarts: [Int], cells: [Int32], weight: [Double], weightedOnes: [Double], strata: [Int],
    stratumSizes: [Int], samplingFractions: [Double]? = nil
  ) {
    precondition(entryStarts.count == strata.count + 1 && entryStarts.last == cells.count)
    precondition(weight.count == cells.count && weightedOnes.count == cells.count)
    self.entryStarts = entryStarts
    self.cells = cells
    self.weight = weight
    self.weightedOnes = weightedOnes
    precondition(samplingFractions.map { $0.count == stratumSizes.count } ?? true)
    self.samplingFractions = samplingFractions
    self.strata = strata
    var given = [Int](repeating: 0, count: stratumSizes.count)
    for stratum in strata { given[stratum] += 1 }
    var starts = [0]
    for size in given { starts.append(starts[starts.count - 1] + size) }
    var next = starts
    var order = [Int](repeating: 0, count: strata.count)
    for (psu, stratum) in strata.enumerated() {
      order[next[stratum]] = psu
      next[stratum] += 1
    }
    self.stratumSizes = zip(stratumSizes, given).map(max)
    stratumStarts = starts
    psusByStratum = order
  }

  /// The PSUs of a stratum.
  func psus(of stratum: Int) -> ArraySlice<Int> {
    psusByStratum[stratumStarts[stratum]..<stratumStarts[stratum + 1]]
  }

  /// The entries of a PSU.
  package func entries(of psu: Int) -> Range<Int> { entryStarts[psu]..<entryStarts[psu + 1] }

  /// Whether a stratum has a row in the domain.
  package func hasCases(_ stratum: Int) -> Bool {
    psus(of: stratum).contains { !entries(of: $0).isEmpty }
  }

  /// PSUs minus strata, both counted over those with a row in the domain.
  package var degreesOfFreedom: Int {
    let psus = (0..<count).count { !entries(of: $0).isEmpty }
    return psus - stratumSizes.indices.count(where: hasCases)
  }

  /// The factor of each stratum's sum of squares about its mean, in the variance between PSUs.
  ///
  /// n_h/(n_h - 1), inflated to stand for the lone ones under `.average`; 1 for a lone PSU under
  /// `.grandMean`, whose total is to be squared without a centre; else 0. All of it times 1 minus
  /// the sampling fraction; a stratum drawn whole adds 0 and is not lone.
  func varianceFactors(lonePSU: LonePSU) -> [Double] {
    let present = stratumSizes.indices.filter(hasCases)
    let several = present.count { stratumSizes[$0] > 1 || correction($0) == 0 }
    let inflation =
      lonePSU == .average && several > 0 ? Double(present.count) / Double(several) : 1
    return stratumSizes.enumerated().map { stratum, size in
      let correction = correction(stratum)
      if size > 1 { return correction * inflation * Double(size) / Double(size - 1) }
      return lonePSU == .grandMean ? correction : 0
    }
  }

  /// 1 minus the sampling fraction of a stratum.
  func correction(_ stratum: Int) -> Double { samplingFractions.map { 1 - $0[stratum] } ?? 1 }
}
