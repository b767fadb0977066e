import SurveyModel

/// D and HOI of the replicates of a jackknife, each from the cells of the PSU left out.
///
/// In all replicates of a stratum its cells grow by the same factor, except for what the PSU left
/// out takes from its own. So the grown cells are put into a table once for each stratum, and a
/// replicate corrects only the cells of its PSU.
struct JackknifeReplicates {
  /// Replicates with the same values.
  struct Value: Sendable {
    let d: Double
    let hoi: Double
    /// Their number.
    let times: Int32
    let stratum: Int32
  }

  private(set) var values: [Value] = []
  /// Replicates without a value: nothing was left.
  private(set) var leftOut = 0

  private let psus: PSUCellTotals
  private let direction: Direction
  private let totals: StratumCells.Sums
  /// The table of all cells.
  private let everybody: ShortfallTable

  /// Cells up to which all are put in order, whatever the replicates' rates.
  private static let fewCells = 10_000
  /// Where there are more cells, a single PSU moves the rate by less than this share of it.
  private static let mostMoved = 0.02

  /// Starts without a replicate.
  ///
  /// Nil when there is none: no weight, everybody or nobody has the indicator, or no degrees of
  /// freedom.
  init?(cells: CircumstanceCells, psus: PSUCellTotals, direction: Direction) {
    totals = StratumCells.Sums(
      weight: cells.weight.reduce(0, +), ones: cells.weightedOnes.reduce(0, +))
    guard totals.ones > 0, totals.ones < totals.weight, psus.degreesOfFreedom > 0 else {
      return nil
    }
    self.psus = psus
    self.direction = direction
    let rate = totals.ones / totals.weight
    let near = (1 - Self.mostMoved) * rate...min(1, (1 + Self.mostMoved) * rate)
    everybody = ShortfallTable(
      weight: cells.weight, weightedOnes: cells.weightedOnes,
      rates: cells.count > Self.fewCells ? near : 0...1)
  }

  /// The replicates of one stratum.
  struct Stratum {
    fileprivate let index: Int
    /// How often the rows of a PSU that is left out are taken from the grown ones.
    let times: Double
    /// The rate of each replicate; nil where nothing is left.
    let rates: [Double?]
    fileprivate let left: [StratumCells.Sums]
    fileprivate let before: ShortfallTable
    fileprivate let after: ShortfallTable
  }

  /// Makes the replicates of a stratum ready; one with a single PSU, or drawn whole, has none.
  ///
  /// - Parameters:
  ///   - drawn: its PSUs with rows in the domain.
  ///   - cells: its cells with their sums over it, which are grown.
  mutating func begin(
    _ stratum: Int, _ drawn: [DrawnPSU], _ cells: inout StratumCells
  ) -> Stratum? {
    let size = psus.stratumSizes[stratum]
    guard size > 1, psus.correction(stratum) > 0 else { return nil }
    let factor = 1 / Double(size - 1)
    let grownTotals = StratumCells.Sums(
      weight: totals.weight + factor * drawn.reduce(0) { $0 + $1.sums.weight },
      ones: totals.ones + factor * drawn.reduce(0) { $0 + $1.sums.ones })
    // What is left without each PSU; and without one of the file's that has no case in the domain,
    // where only the growth of the others acts.
    var left = drawn.map { own in
      StratumCells.Sums(
        weight: grownTotals.weight - (1 + factor) * own.sums.weight,
        ones: grownTotals.ones - (1 + factor) * own.sums.ones)
    }
    if size > drawn.count { left.append(grownTotals) }
    let rates = left.map { rate($0) }
    guard let lowest = rates.lazy.compactMap(\.self).min(),
      let highest = rates.lazy.compactMap(\.self).max()
    else {
      leftOut += size
      return nil
    }
    let before = cells.table(rates: lowest...highest)
    cells.grow(factor: factor)
    return Stratum(
      index: stratum, times: 1 + factor, rates: rates, left: left, before: before,
      after: cells.grownTable(rates: lowest...highest))
  }

  /// Adds the replicates of a stratum.
  ///
  /// - Parameter changes: by PSU drawn, what the shortfall of the grown cells below the replicate's
  ///   rate changes by without it.
  mutating func add(_ stratum: Stratum, changes: [Double]) {
    for (place, rate) in stratum.rates.enumerated() {
      let isDrawn = place < changes.count
      let times = isDrawn ? 1 : psus.stratumSizes[stratum.index] - changes.count
      guard let rate else {
        leftOut += times
        continue
      }
      let shortfall =
        everybody.sum(below: rate) - stratum.before.sum(below: rate)
        + stratum.after.sum(below: rate) + (isDrawn ? changes[place] : 0)
      // Shortfalls and surpluses balance, so half the sum of absolute deviations is either.
      let access = direction == .opportunity ? rate : 1 - rate
      let weight = stratum.left[place].weight
      // What is left of equal rates is rounding.
      let d = access > 0 && shortfall > 1e-13 * weight ? shortfall / (access * weight) : 0
      values.append(
        Value(d: d, hoi: access * (1 - d), times: Int32(times), stratum: Int32(stratum.index)))
    }
  }

  /// The rate of a replicate; nil when nothing is left.
  private func rate(_ left: StratumCells.Sums) -> Double? {
    // What is left of everything taken away is rounding.
    guard left.weight > 1e-12 * totals.weight else { return nil }
    if left.ones <= 1e-12 * totals.ones { return 0 }
    if left.weight - left.ones <= 1e-12 * (totals.weight - totals.ones) { return 1 }
    return min(1, left.ones / left.weight)
  }
}
