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
      var (contrasts, replicates) = (contrasts, replicates)
      var present = StratumCells(cells, leastRows: CellContrasts.leastRows)
      var drawn: [DrawnPSU] = []
      let variances = psus.withEntries { entries in
        shares[part].map { stratum in
          drawn.removeAll(keepingCapacity: true)
          for psu in psus.psus(of: stratum) where psus.hasEntries(psu) {
            drawn.append(DrawnPSU(psu: psu, sums: present.add(psu, of: entries)))
          }
          defer { present.clear() }
          present.lookUp()
          let squaresOfSums = present.squaresOfResiduals
          let leftOut = replicates?.begin(stratum, drawn, &present)
          // Without replicates the changes are those of nothing.
          let (times, rates) = (leftOut?.times ?? 0, leftOut?.rates)
          let changes = drawn.indices.map { place in
            let (residuals, change) = present.leaveOut(
              drawn[place].psu, of: entries, times: times, below: rates?[place] ?? 0)
            contrasts.add(residuals)
            return change
          }
          if let leftOut { replicates?.add(leftOut, changes: changes) }
          return contrasts.finish(
            size: psus.stratumSizes[stratum], squaresOfSums: squaresOfSums,
            factor: factors[stratum])
        }
      }
      return StrataUncertainty(
        contrastVariances: variances, values: replicates?.values ?? [],
        leftOut: replicates?.leftOut ?? 0)
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
