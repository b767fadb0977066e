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
    let fresh = JackknifeReplicates(cells: cells, direction: direction)
    let count = max(1, min(parts, strata.count))
    let found = inParts(count) { part in
      var sample = fresh
      for place in (strata.count * part / count)..<(strata.count * (part + 1) / count) {
        sample.leaveOutEach(of: strata[place], psus: psus)
      }
      return JackknifeValues(values: sample.values, leftOut: sample.leftOut)
    }
    let values = found.flatMap(\.values)
    let replicates = values.reduce(0) { $0 + $1.times }
    guard replicates > 0 else { return nil }
    var meanD = 0.0
    var meanHOI = 0.0
    for value in values {
      meanD += Double(value.times) / Double(replicates) * value.d
      meanHOI += Double(value.times) / Double(replicates) * value.hoi
    }
    var varianceD = 0.0
    var varianceHOI = 0.0
    for value in values {
      let factor =
        Double(value.times) * psus.correction(value.stratum) * (1 - 1 / Double(value.stratumSize))
      varianceD += factor * (value.d - meanD) * (value.d - meanD)
      varianceHOI += factor * (value.hoi - meanHOI) * (value.hoi - meanHOI)
    }
    d = varianceD.squareRoot()
    hoi = varianceHOI.squareRoot()
    self.replicates = replicates
    leftOut = found.reduce(0) { $0 + $1.leftOut }
  }
}

/// D and HOI of some replicates of a jackknife.
package struct JackknifeValues: Sendable {
  fileprivate struct Value: Sendable {
    let d: Double
    let hoi: Double
    /// Replicates with these values.
    let times: Int
    /// Their stratum, and n_h of it.
    let stratum: Int
    let stratumSize: Int
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
  fileprivate private(set) var values: [JackknifeValues.Value] = []
  private(set) var leftOut = 0

  private let cells: CircumstanceCells
  private let direction: Direction
  private let shortfalls: ShortfallTable
  private let totalWeight: Double
  private let totalOnes: Double
  private var stratum: SparseTotals
  private var psu: SparseTotals

  init(cells: CircumstanceCells, direction: Direction) {
    self.cells = cells
    self.direction = direction
    shortfalls = ShortfallTable(weight: cells.weight, weightedOnes: cells.weightedOnes)
    totalWeight = cells.weight.reduce(0, +)
    totalOnes = cells.weightedOnes.reduce(0, +)
    stratum = SparseTotals(cellCount: cells.count)
    psu = stratum
  }

  mutating func leaveOutEach(of index: Int, psus: PSUCellTotals) {
    let size = psus.stratumSizes[index]
    let present = psus.psus(of: index).filter { !psus.entries(of: $0).isEmpty }
    for psu in present { stratum.add(psus, entries: psus.entries(of: psu)) }
    let factor = 1 / Double(size - 1)
    let grown = Grown(
      cells: cells, stratum: stratum, factor: factor, totalWeight: totalWeight,
      totalOnes: totalOnes)
    for left in present {
      psu.add(psus, entries: psus.entries(of: left))
      add(grown, psuFactor: 1 + factor, stratum: index, size: size, times: 1)
      psu.clear()
    }
    // PSUs of the file without a case in the domain: only the growth of the others acts.
    if size > present.count {
      add(
        grown, psuFactor: 1 + factor, stratum: index, size: size, times: size - present.count)
    }
    stratum.clear()
  }

  /// The cells of a stratum with its weights grown, as every replicate of it has them.
  private struct Grown {
    /// What a stratum's total grows by.
    let factor: Double
    let totalWeight: Double
    let totalOnes: Double
    /// The stratum's cells before and after.
    let before: ShortfallTable
    let after: ShortfallTable

    init(
      cells: CircumstanceCells, stratum: SparseTotals, factor: Double, totalWeight: Double,
      totalOnes: Double
    ) {
      self.factor = factor
      self.totalWeight =
        totalWeight + factor * stratum.cells.reduce(0) { $0 + stratum[$1].weight }
      self.totalOnes = totalOnes + factor * stratum.cells.reduce(0) { $0 + stratum[$1].ones }
      before = ShortfallTable(
        weight: stratum.cells.map { cells.weight[Int($0)] },
        weightedOnes: stratum.cells.map { cells.weightedOnes[Int($0)] })
      after = ShortfallTable(
        weight: stratum.cells.map { cells.weight[Int($0)] + factor * stratum[$0].weight },
        weightedOnes: stratum.cells.map {
          cells.weightedOnes[Int($0)] + factor * stratum[$0].ones
        })
    }
  }

  /// Adds the replicate without the PSU at hand.
  private mutating func add(
    _ grown: Grown, psuFactor: Double, stratum index: Int, size: Int, times: Int
  ) {
    var weight = grown.totalWeight
    var ones = grown.totalOnes
    for cell in psu.cells {
      weight -= psuFactor * psu[cell].weight
      ones -= psuFactor * psu[cell].ones
    }
    // What is left of everything taken away is rounding.
    guard weight > 1e-12 * totalWeight else {
      leftOut += times
      return
    }
    let rate = min(1, max(0, ones / weight))
    var shortfall =
      shortfalls.sum(below: rate) - grown.before.sum(below: rate) + grown.after.sum(below: rate)
    for cell in psu.cells {
      let (inStratum, inPSU) = (stratum[cell], psu[cell])
      let grownWeight = cells.weight[Int(cell)] + grown.factor * inStratum.weight
      let grownOnes = cells.weightedOnes[Int(cell)] + grown.factor * inStratum.ones
      let newWeight = max(0, grownWeight - psuFactor * inPSU.weight)
      let newOnes = max(0, grownOnes - psuFactor * inPSU.ones)
      shortfall += max(0, rate * newWeight - newOnes) - max(0, rate * grownWeight - grownOnes)
    }
    // Shortfalls and surpluses balance, so half the sum of absolute deviations is either.
    let access = direction == .opportunity ? rate : 1 - rate
    let d = access > 0 ? max(0, shortfall) / (access * weight) : 0
    values.append(
      JackknifeValues.Value(
        d: d, hoi: access * (1 - d), times: times, stratum: index, stratumSize: size))
  }
}

/// Totals of a few cells among many.
private struct SparseTotals {
  /// The sums of weights and of weight times indicator; 0 without an entry.
  struct Sums {
    var weight = 0.0
    var ones = 0.0
    var isListed = false
  }

  /// The cells with an entry, each once.
  private(set) var cells: [Int32] = []
  private var sums: [Sums]

  init(cellCount: Int) {
    sums = Array(repeating: Sums(), count: cellCount)
  }

  subscript(cell: Int32) -> Sums { sums[Int(cell)] }

  mutating func add(_ psus: PSUCellTotals, entries: Range<Int>) {
    for entry in entries {
      let cell = psus.cells[entry]
      sums[Int(cell)].weight += psus.weight[entry]
      sums[Int(cell)].ones += psus.weightedOnes[entry]
      if !sums[Int(cell)].isListed {
        sums[Int(cell)].isListed = true
        cells.append(cell)
      }
    }
  }

  mutating func clear() {
    for cell in cells { sums[Int(cell)] = Sums() }
    cells.removeAll(keepingCapacity: true)
  }
}

/// Sums over cells of how far their weighted ones fall short of a rate, for any rate.
private struct ShortfallTable {
  private let rates: [Double]
  private let weightUpTo: [Double]
  private let onesUpTo: [Double]

  init(weight: [Double], weightedOnes: [Double]) {
    let rated = weight.indices.filter { weight[$0] > 0 }
      .map { (rate: weightedOnes[$0] / weight[$0], cell: $0) }
      .sorted { ($0.rate, $0.cell) < ($1.rate, $1.cell) }
    rates = rated.map(\.rate)
    var weights = [0.0]
    var ones = [0.0]
    for (position, item) in rated.enumerated() {
      weights.append(weights[position] + weight[item.cell])
      ones.append(ones[position] + weightedOnes[item.cell])
    }
    weightUpTo = weights
    onesUpTo = ones
  }

  /// The sum of max(0, rate * weight - ones) over cells.
  func sum(below rate: Double) -> Double {
    var low = 0
    var high = rates.count
    while low < high {
      let middle = (low + high) / 2
      if rates[middle] < rate { low = middle + 1 } else { high = middle }
    }
    return rate * weightUpTo[low] - onesUpTo[low]
  }
}
