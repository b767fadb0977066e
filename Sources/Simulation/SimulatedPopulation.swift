import ClassificationTree
import SurveyModel

/// A population whose rates are known: eight circumstances, independent of each other, every level
/// equally likely, and a rate that follows some of them.
struct SimulatedPopulation {
  /// The rate rises from the first to the last level by so much, a share.
  typealias Slopes = [Int: Double]

  /// The first three are the same for everybody of a PSU, as residence and region are.
  static let circumstances = [
    Circumstance(name: "residence", scale: .unordered(names(2))),
    Circumstance(name: "zone", scale: .unordered(names(4))),
    Circumstance(name: "region", scale: .unordered(names(8))),
    Circumstance(name: "sex", scale: .unordered(names(2))),
    Circumstance(name: "education", scale: .ordered(names(3))),
    Circumstance(name: "wealth", scale: .ordered(names(5))),
    Circumstance(name: "religion", scale: .unordered(names(6))),
    Circumstance(name: "age", scale: .ordered(names(7))),
  ]
  static let constantWithinPSU = 3
  static let averageRate = 0.5

  /// All combinations of levels.
  let cells: Cells
  /// The rate (0-1) of every combination.
  let rates: [Double]

  private static func names(_ count: Int) -> [String] { (1...count).map { "level \($0)" } }

  init(slopes: Slopes) {
    let counts = Self.circumstances.map(\.levelCount)
    let size = counts.reduce(1, *)
    var levels: [UInt32] = []
    levels.reserveCapacity(size * counts.count)
    var rates: [Double] = []
    rates.reserveCapacity(size)
    for cell in 0..<size {
      var rest = cell
      var tuple = [UInt32](repeating: 0, count: counts.count)
      for place in counts.indices.reversed() {
        tuple[place] = UInt32(rest % counts[place])
        rest /= counts[place]
      }
      levels += tuple
      rates.append(Self.rate(tuple, slopes))
    }
    cells = Cells(circumstances: Self.circumstances, levels: levels)
    self.rates = rates
  }

  /// The rate (0-1) of people with the given levels.
  static func rate(_ levels: [UInt32], _ slopes: Slopes) -> Double {
    slopes.keys.sorted().reduce(averageRate) { rate, circumstance in
      let last = Double(circumstances[circumstance].levelCount - 1)
      return rate + (slopes[circumstance] ?? 0) * (Double(levels[circumstance]) / last - 0.5)
    }
  }

  /// The rates (0-1) of a tree's leaves in the population, by the leaves' ids.
  func rates(of tree: Tree) -> [Int: Double] {
    var people: [Int: Double] = [:]
    var ones: [Int: Double] = [:]
    for (cell, leaf) in tree.leafIDs(of: cells).enumerated() {
      people[leaf, default: 0] += 1
      ones[leaf, default: 0] += rates[cell]
    }
    return people.reduce(into: [:]) { $0[$1.key] = (ones[$1.key] ?? 0) / $1.value }
  }
}
