package import SurveyModel

/// Standard errors of D and HOI by the delete-one-PSU jackknife (JKn; JK1 with one stratum).
///
/// Replicate (h, j) leaves PSU j out and multiplies the weights of the rest of its stratum by
/// n_h/(n_h - 1). The variance is the sum over strata of (1 - f_h)(n_h - 1)/n_h times the squared
/// distances of the replicates from the mean of all, f_h the share of PSUs drawn. A stratum with a
/// single PSU, or drawn whole, has no replicates.
package struct DissimilarityJackknife: Sendable, Equatable {
  /// Standard error of D.
  package let d: Double
  /// Standard error of HOI, a share (0-1).
  package let hoi: Double
  /// Replicates with a value.
  package let replicates: Int
  /// Replicates without a value: nothing was left.
  package let leftOut: Int

  /// Measures the error of D and HOI over cells.
  ///
  /// Nil when not estimable: no weight, everybody or nobody has the indicator, no degrees of
  /// freedom, or no stratum with two PSUs.
  ///
  /// - Complexity: O(N log N) for N cells, O(K log K) for each stratum with K cells, and
  ///   O(k + log N) for each replicate with k the cells of its PSU.
  package init?(cells: CircumstanceCells, psus: PSUCellTotals, direction: Direction) {
    self.init(cells: cells, psus: psus, direction: direction) { count, part in
      (0..<count).map(part)
    }
  }

  /// Measures the error of D and HOI over cells, the strata shared out among some threads.
  ///
  /// - Parameter inParts: calls a function with 0, 1, ... up to a count, from as many threads as it
  ///   likes, and returns what this returned in that order. It is asked for at most `parts`.
  package init?(
    cells: CircumstanceCells, psus: PSUCellTotals, direction: Direction, parts: Int = 1,
    _ inParts: (_ count: Int, (Int) -> JackknifeValues) -> [JackknifeValues]
  ) {
    let total = cells.weight.reduce(0, +)
    let ones = cells.weightedOnes.reduce(0, +)
    guard ones > 0, ones < total, psus.degreesOfFreedom > 0 else { return nil }
    let strata = psus.stratumSizes.indices.filter {
      psus.stratumSizes[$0] > 1 && psus.correction($0) > 0
    }
    let everybody = JackknifeReplicates.everybody(cells, psus, rate: ones / total)
    let shares = Self.shares(of: strata, psus, parts: parts)
    let found = inParts(shares.count) { part in
      var sample = JackknifeReplicates(
        cells: cells, direction: direction, everybody: everybody, totalWeight: total,
        totalOnes: ones)
      psus.withEntries { entries in
        for stratum in shares[part] { sample.leaveOutEach(of: stratum, psus, entries) }
      }
      return JackknifeValues(values: sample.values, leftOut: sample.leftOut)
    }
    let replicates = found.reduce(0) { $0 + $1.values.reduce(0) { $0 + Int($1.times) } }
    guard replicates > 0 else { return nil }
    var meanD = 0.0
    var meanHOI = 0.0
    for part in found {
      for value in part.values {
        meanD += Double(value.times) / Double(replicates) * value.d
        meanHOI += Double(value.times) / Double(replicates) * value.hoi
      }
    }
    var varianceD = 0.0
    var varianceHOI = 0.0
    for part in found {
      for value in part.values {
        let stratum = Int(value.stratum)
        let factor =
          Double(value.times) * psus.correction(stratum)
          * (1 - 1 / Double(psus.stratumSizes[stratum]))
        varianceD += factor * (value.d - meanD) * (value.d - meanD)
        varianceHOI += factor * (value.hoi - meanHOI) * (value.hoi - meanHOI)
      }
    }
    d = varianceD.squareRoot()
    hoi = varianceHOI.squareRoot()
    self.replicates = replicates
    leftOut = found.reduce(0) { $0 + $1.leftOut }
  }

  /// Strata in their order, shared out into at most `parts` with about as many PSUs each.
  private static func shares(
    of strata: [Int], _ psus: PSUCellTotals, parts: Int
  ) -> [ArraySlice<Int>] {
    let all = strata.reduce(0) { $0 + psus.psus(of: $1).count }
    var shares: [ArraySlice<Int>] = []
    var (first, count) = (0, 0)
    for (place, stratum) in strata.enumerated() {
      count += psus.psus(of: stratum).count
      if count * max(1, parts) >= all * (shares.count + 1) {
        shares.append(strata[first...place])
        first = place + 1
      }
    }
    if first < strata.count { shares.append(strata[first...]) }
    return shares
  }
}

/// D and HOI of some replicates of a jackknife.
package struct JackknifeValues: Sendable {
  fileprivate struct Value: Sendable {
    let d: Double
    let hoi: Double
    /// Replicates with these values, and their stratum.
    let times: Int32
    let stratum: Int32
  }

  fileprivate let values: [Value]
  /// Replicates without a value.
  fileprivate let leftOut: Int
}

/// D and HOI of the replicates of a jackknife, each from the cells of the PSU left out.
///
/// In all replicates of a stratum its cells grow by the same factor, except for what the PSU left
/// out takes from its own. So the grown cells are put into a table once for each stratum, and a
/// replicate corrects only the cells of its PSU.
private struct JackknifeReplicates {
  private(set) var values: [JackknifeValues.Value] = []
  private(set) var leftOut = 0

  private let cells: CircumstanceCells
  private let direction: Direction
  private let everybody: ShortfallTable
  private let totalWeight: Double
  private let totalOnes: Double
  private var stratum: StratumCells

  /// Cells up to which all are put in order, whatever the replicates' rates.
  private static let fewCells = 10_000
  /// Where there are more cells, a single PSU moves the rate by less than this share of it.
  private static let mostMoved = 0.02

  init(
    cells: CircumstanceCells, direction: Direction, everybody: ShortfallTable,
    totalWeight: Double, totalOnes: Double
  ) {
    self.cells = cells
    self.direction = direction
    self.everybody = everybody
    self.totalWeight = totalWeight
    self.totalOnes = totalOnes
    stratum = StratumCells(cellCount: cells.count)
  }

  /// The table of all cells, for rates about that of everybody.
  static func everybody(
    _ cells: CircumstanceCells, _ psus: PSUCellTotals, rate: Double
  ) -> ShortfallTable {
    let isNear = psus.isWhole && cells.count > fewCells
    let rates = (1 - mostMoved) * rate...min(1, (1 + mostMoved) * rate)
    return ShortfallTable(
      weight: cells.weight, weightedOnes: cells.weightedOnes, rates: isNear ? rates : 0...1,
      isWhole: psus.isWhole)
  }

  mutating func leaveOutEach(of index: Int, _ psus: PSUCellTotals, _ entries: PSUEntries) {
    let size = psus.stratumSizes[index]
    let present = psus.psus(of: index).filter(psus.hasEntries)
    let own = present.map { stratum.add(entries, of: $0) }
    let factor = 1 / Double(size - 1)
    let grownTotals = StratumCells.Sums(
      weight: totalWeight + factor * own.reduce(0) { $0 + $1.weight },
      ones: totalOnes + factor * own.reduce(0) { $0 + $1.ones })
    // What is left without each PSU; and without one of the file's that has no case in the domain,
    // where only the growth of the others acts.
    var left = own.map { own in
      StratumCells.Sums(
        weight: grownTotals.weight - (1 + factor) * own.weight,
        ones: grownTotals.ones - (1 + factor) * own.ones)
    }
    if size > present.count { left.append(grownTotals) }
    let rates = left.map { rate($0) }
    guard let lowest = rates.lazy.compactMap(\.self).min(),
      let highest = rates.lazy.compactMap(\.self).max()
    else {
      leftOut += size
      stratum.clear()
      return
    }
    let before = stratum.table(cells, rates: lowest...highest, isWhole: psus.isWhole)
    stratum.grow(cells, factor: factor)
    let after = stratum.grownTable(rates: lowest...highest)
    for (place, totals) in left.enumerated() {
      let times = place < present.count ? 1 : size - present.count
      guard let rate = rates[place] else {
        leftOut += times
        continue
      }
      var shortfall =
        everybody.sum(below: rate) - before.sum(below: rate) + after.sum(below: rate)
      if place < present.count {
        stratum.sums.withUnsafeBufferPointer { grown in
          entries.forEach(of: present[place]) { cell, weight, ones in
            let cell = grown[cell]
            let newWeight = max(0, cell.weight - (1 + factor) * weight)
            let newOnes = max(0, cell.ones - (1 + factor) * ones)
            shortfall +=
              max(0, rate * newWeight - newOnes) - max(0, rate * cell.weight - cell.ones)
          }
        }
      }
      // Shortfalls and surpluses balance, so half the sum of absolute deviations is either.
      let access = direction == .opportunity ? rate : 1 - rate
      let d = access > 0 ? max(0, shortfall) / (access * totals.weight) : 0
      values.append(
        JackknifeValues.Value(
          d: d, hoi: access * (1 - d), times: Int32(times), stratum: Int32(index)))
    }
    stratum.clear()
  }

  /// The rate of a replicate; nil when nothing is left.
  private func rate(_ left: StratumCells.Sums) -> Double? {
    // What is left of everything taken away is rounding.
    guard left.weight > 1e-12 * totalWeight else { return nil }
    if left.ones <= 1e-12 * totalOnes { return 0 }
    if left.weight - left.ones <= 1e-12 * (totalWeight - totalOnes) { return 1 }
    return min(1, left.ones / left.weight)
  }
}
