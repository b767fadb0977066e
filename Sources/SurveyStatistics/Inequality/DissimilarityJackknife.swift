package import SurveyModel

/// Standard errors of D and HOI by the delete-one-PSU jackknife (JKn; JK1 with one stratum).
///
/// Replicate (h, j) leaves PSU j out and multiplies the weights of the rest of its stratum by
/// n_h/(n_h - 1). The variance is the sum over strata of (n_h - 1)/n_h times the squared distances
/// of the replicates from the mean of all. A stratum with a single PSU never changes.
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
  /// - Complexity: O(N log N) for N cells, and for each replicate O(k + log N) with k the cells
  ///   of its stratum (of its PSU alone when there is one stratum).
  package init?(cells: CircumstanceCells, psus: PSUCellTotals, direction: Direction) {
    let total = cells.weight.reduce(0, +)
    let ones = cells.weightedOnes.reduce(0, +)
    guard ones > 0, ones < total, psus.degreesOfFreedom > 0 else { return nil }
    var sample = JackknifeReplicates(cells: cells, direction: direction)
    for stratum in psus.stratumSizes.indices where psus.stratumSizes[stratum] > 1 {
      sample.leaveOutEach(of: stratum, psus: psus)
    }
    let values = sample.values
    let count = values.reduce(0) { $0 + $1.times }
    guard count > 0 else { return nil }
    var meanD = 0.0
    var meanHOI = 0.0
    for value in values {
      meanD += Double(value.times) / Double(count) * value.d
      meanHOI += Double(value.times) / Double(count) * value.hoi
    }
    var varianceD = 0.0
    var varianceHOI = 0.0
    for value in values {
      let factor = Double(value.times) * (1 - 1 / Double(value.stratumSize))
      varianceD += factor * (value.d - meanD) * (value.d - meanD)
      varianceHOI += factor * (value.hoi - meanHOI) * (value.hoi - meanHOI)
    }
    d = varianceD.squareRoot()
    hoi = varianceHOI.squareRoot()
    replicates = count
    leftOut = sample.leftOut
  }
}

/// D and HOI of the replicates of a jackknife, each from the cells that it changes.
private struct JackknifeReplicates {
  struct Value {
    let d: Double
    let hoi: Double
    /// Replicates with these values.
    let times: Int
    /// n_h of their stratum.
    let stratumSize: Int
  }

  private(set) var values: [Value] = []
  private(set) var leftOut = 0

  private let cells: CircumstanceCells
  private let direction: Direction
  private let shortfalls: ShortfallTable
  private let totalWeight: Double
  private let totalOnes: Double
  // By cell, 0 outside the stratum or PSU at hand.
  private var stratumWeight: [Double]
  private var stratumOnes: [Double]
  private var psuWeight: [Double]
  private var psuOnes: [Double]

  init(cells: CircumstanceCells, direction: Direction) {
    self.cells = cells
    self.direction = direction
    shortfalls = ShortfallTable(weight: cells.weight, weightedOnes: cells.weightedOnes)
    totalWeight = cells.weight.reduce(0, +)
    totalOnes = cells.weightedOnes.reduce(0, +)
    let zeros = [Double](repeating: 0, count: cells.count)
    stratumWeight = zeros
    stratumOnes = zeros
    psuWeight = zeros
    psuOnes = zeros
  }

  mutating func leaveOutEach(of stratum: Int, psus: PSUCellTotals) {
    let size = psus.stratumSizes[stratum]
    let present = psus.psus(of: stratum).filter { !psus.entries(of: $0).isEmpty }
    // When no other stratum has a case, the factor n_h/(n_h - 1) is common to all weights and
    // falls out of D and HOI: then only the cells of the PSU change.
    let isWhole = !psus.stratumSizes.indices.contains { $0 != stratum && psus.hasCases($0) }
    var cellsOfStratum: [Int] = []
    if !isWhole {
      for psu in present {
        for entry in psus.entries(of: psu) {
          let cell = Int(psus.cells[entry])
          stratumWeight[cell] += psus.weight[entry]
          stratumOnes[cell] += psus.weightedOnes[entry]
          cellsOfStratum.append(cell)
        }
      }
      cellsOfStratum = distinct(cellsOfStratum)
    }
    for psu in present {
      var cellsOfPSU: [Int] = []
      for entry in psus.entries(of: psu) {
        let cell = Int(psus.cells[entry])
        psuWeight[cell] += psus.weight[entry]
        psuOnes[cell] += psus.weightedOnes[entry]
        cellsOfPSU.append(cell)
      }
      cellsOfPSU = distinct(cellsOfPSU)
      add(changing: isWhole ? cellsOfPSU : cellsOfStratum, isWhole: isWhole, size: size, times: 1)
      for cell in cellsOfPSU {
        psuWeight[cell] = 0
        psuOnes[cell] = 0
      }
    }
    // PSUs of the file without a case in the domain: only the factor of the others acts.
    if size > present.count {
      add(
        changing: cellsOfStratum, isWhole: isWhole, size: size, times: size - present.count)
    }
    for cell in cellsOfStratum {
      stratumWeight[cell] = 0
      stratumOnes[cell] = 0
    }
  }

  private mutating func add(changing changed: [Int], isWhole: Bool, size: Int, times: Int) {
    // New total = old + stratumFactor * stratum's - psuFactor * PSU's.
    let stratumFactor = isWhole ? 0 : 1 / Double(size - 1)
    let psuFactor = isWhole ? 1 : Double(size) / Double(size - 1)
    func newTotals(_ cell: Int) -> (weight: Double, ones: Double) {
      let weight =
        cells.weight[cell] + stratumFactor * stratumWeight[cell] - psuFactor * psuWeight[cell]
      let ones =
        cells.weightedOnes[cell] + stratumFactor * stratumOnes[cell] - psuFactor * psuOnes[cell]
      return (max(0, weight), max(0, ones))
    }
    var weight = totalWeight
    var ones = totalOnes
    for cell in changed {
      let new = newTotals(cell)
      weight += new.weight - cells.weight[cell]
      ones += new.ones - cells.weightedOnes[cell]
    }
    // What is left of everything taken away is rounding.
    guard weight > 1e-12 * totalWeight else {
      leftOut += times
      return
    }
    let rate = min(1, max(0, ones / weight))
    var shortfall = shortfalls.sum(below: rate)
    for cell in changed {
      let new = newTotals(cell)
      shortfall += max(0, rate * new.weight - new.ones)
      shortfall -= max(0, rate * cells.weight[cell] - cells.weightedOnes[cell])
    }
    // Shortfalls and surpluses balance, so half the sum of absolute deviations is either.
    let access = direction == .opportunity ? rate : 1 - rate
    let d = access > 0 ? max(0, shortfall) / (access * weight) : 0
    values.append(Value(d: d, hoi: access * (1 - d), times: times, stratumSize: size))
  }

  private func distinct(_ cells: [Int]) -> [Int] {
    var sorted = cells.sorted()
    var kept = 0
    for position in sorted.indices where position == 0 || sorted[position] != sorted[kept - 1] {
      sorted[kept] = sorted[position]
      kept += 1
    }
    sorted.removeLast(sorted.count - kept)
    return sorted
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
