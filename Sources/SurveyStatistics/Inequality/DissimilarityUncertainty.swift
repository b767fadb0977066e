package import SurveyModel

/// What the drawing of PSUs does to D and HOI over cells.
package struct DissimilarityUncertainty: Sendable {
  /// Their standard errors; nil when not estimable.
  package let error: DissimilarityJackknife?
  /// The sum over cells of at least 25 rows of their weight times the linearised variance between
  /// PSUs of the difference between their rate and that of all.
  let contrastVariance: Double

  /// Goes through the PSUs stratum by stratum, the strata shared out among some threads; the
  /// number of these changes nothing.
  ///
  /// - Parameter inParts: calls a function with 0, 1, ... up to a count, from as many threads as it
  ///   likes, and returns what this returned in that order. It is asked for at most `parts`.
  /// - Complexity: O(N log N + E) for N cells and E entries of PSUs, and O(K + log N) for each
  ///   stratum with K cells and each of its PSUs.
  package init(
    cells: CircumstanceCells, psus: PSUCellTotals, direction: Direction,
    lonePSU: PSUCellTotals.LonePSU, parts: Int = 1,
    _ inParts: (_ count: Int, (Int) -> StrataUncertainty) -> [StrataUncertainty] = {
      (0..<$0).map($1)
    }
  ) {
    let contrasts = CellContrasts(cells)
    let replicates = JackknifeReplicates(cells: cells, psus: psus, direction: direction)
    let factors = psus.varianceFactors(lonePSU: lonePSU)
    let shares = Self.shares(psus, parts: parts)
    let found = inParts(shares.count) { part in
      var walk = StrataWalk(
        psus: psus, factors: factors, contrasts: contrasts, replicates: replicates,
        cells: StratumCells(cells, leastRows: CellContrasts.leastRows))
      let variances = psus.withEntries { entries in
        shares[part].map { walk.contrastVariance(of: $0, entries) }
      }
      return StrataUncertainty(
        contrastVariances: variances, values: walk.replicates?.values ?? [],
        leftOut: walk.replicates?.leftOut ?? 0)
    }
    contrastVariance = max(0, found.lazy.flatMap(\.contrastVariances).reduce(0, +))
    error = DissimilarityJackknife(found, psus)
  }

  /// All strata in their order, shared out into at most `parts` with about as many PSUs each.
  private static func shares(_ psus: PSUCellTotals, parts: Int) -> [Range<Int>] {
    var shares: [Range<Int>] = []
    var (first, count) = (0, 0)
    for stratum in psus.stratumSizes.indices {
      count += psus.psus(of: stratum).count
      if count * max(1, parts) >= max(1, psus.count) * (shares.count + 1) {
        shares.append(first..<stratum + 1)
        first = stratum + 1
      }
    }
    // Strata without a PSU may stand last.
    let strata = psus.stratumSizes.count
    if let last = shares.last, last.upperBound < strata {
      shares[shares.count - 1] = last.lowerBound..<strata
    }
    return shares.isEmpty && strata > 0 ? [0..<strata] : shares
  }
}

/// What some of the strata add.
package struct StrataUncertainty: Sendable {
  /// By stratum.
  fileprivate let contrastVariances: [Double]
  /// The replicates that leave out one of their PSUs.
  let values: [JackknifeReplicates.Value]
  /// Replicates without a value.
  let leftOut: Int
}

/// A PSU with rows in the domain.
struct DrawnPSU {
  let psu: Int
  let sums: StratumCells.Sums
}

/// Some of the strata, gone through one after the other, twice each: for what their cells add up
/// to, and for what a PSU differs from that by.
private struct StrataWalk: ~Copyable {
  let psus: PSUCellTotals
  /// What the squares of a stratum count.
  let factors: [Double]
  var contrasts: CellContrasts
  var replicates: JackknifeReplicates?
  var cells: StratumCells

  /// What a stratum adds to the variance of the contrasts; its replicates are added to the others.
  mutating func contrastVariance(of stratum: Int, _ entries: PSUEntries) -> Double {
    var drawn: [DrawnPSU] = []
    for psu in psus.psus(of: stratum) where psus.hasEntries(psu) {
      drawn.append(DrawnPSU(psu: psu, sums: cells.add(psu, of: entries)))
    }
    cells.lookUp()
    let squaresOfSums = cells.squaresOfResiduals
    let leftOut = replicates?.begin(stratum, drawn, &cells)
    // Without replicates the changes are those of nothing.
    let (times, rates) = (leftOut?.times ?? 0, leftOut?.rates)
    var changes: [Double] = []
    changes.reserveCapacity(drawn.count)
    for (place, psu) in drawn.enumerated() {
      let (residuals, change) = cells.leaveOut(
        psu.psu, of: entries, times: times, below: rates?[place] ?? 0)
      contrasts.add(residuals)
      changes.append(change)
    }
    if let leftOut { replicates?.add(leftOut, changes: changes) }
    cells.clear()
    return contrasts.finish(
      size: psus.stratumSizes[stratum], squaresOfSums: squaresOfSums, factor: factors[stratum])
  }
}
