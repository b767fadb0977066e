/// Sums over cells of how far their weighted ones fall short of a rate, for rates of a range.
struct ShortfallTable {
  private let weight: [Double]
  private let weightedOnes: [Double]
  private let range: ClosedRange<Double>
  /// The cells' rates in ascending order, and the sums over those before each.
  private let rates: [Double]
  private let weightUpTo: [Double]
  private let onesUpTo: [Double]

  /// Puts the cells whose rates lie in the range in order of these.
  init(weight: [Double], weightedOnes: [Double], rates range: ClosedRange<Double>) {
    self.weight = weight
    self.weightedOnes = weightedOnes
    self.range = range
    var rated: [(rate: Double, cell: Int)] = []
    var base = (weight: 0.0, ones: 0.0)
    for cell in weight.indices where weight[cell] > 0 {
      let rate = weightedOnes[cell] / weight[cell]
      if rate >= range.upperBound { continue }
      if rate < range.lowerBound {
        base.weight += weight[cell]
        base.ones += weightedOnes[cell]
      } else {
        rated.append((rate, cell))
      }
    }
    rated.sort { $0.rate < $1.rate || $0.rate == $1.rate && $0.cell < $1.cell }
    rates = rated.map(\.rate)
    var weights = [base.weight]
    var ones = [base.ones]
    weights.reserveCapacity(rated.count + 1)
    ones.reserveCapacity(rated.count + 1)
    for item in rated {
      base.weight += weight[item.cell]
      base.ones += weightedOnes[item.cell]
      weights.append(base.weight)
      ones.append(base.ones)
    }
    weightUpTo = weights
    onesUpTo = ones
  }

  /// The sum of max(0, rate * weight - ones) over cells.
  func sum(below rate: Double) -> Double {
    guard range.contains(rate) else {
      let whole = ShortfallTable(weight: weight, weightedOnes: weightedOnes, rates: rate...rate)
      return whole.sum(below: rate)
    }
    // The halves are equally likely: the place is found without a branch to mispredict.
    var low = 0
    var count = rates.count
    while count > 0 {
      let half = count / 2
      let isBelow = rates[low + half] < rate
      low += isBelow ? half + 1 : 0
      count = isBelow ? count - half - 1 : half
    }
    return rate * weightUpTo[low] - onesUpTo[low]
  }
}
