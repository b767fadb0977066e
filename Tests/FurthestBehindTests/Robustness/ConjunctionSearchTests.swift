import ClassificationTree
import SurveyModel
import SurveyStatistics
import Testing

@testable import FurthestBehind

@Suite struct ConjunctionSearchTests {
  /// A circumstance of each scale; the last has a level for missing values.
  private static func cells(seed: UInt64) -> (cells: Cells, totals: [CellTotal]) {
    var random = CounterBasedGenerator(seed: seed, purpose: .folds, replicate: 0, stratum: 0)
    let circumstances = [
      Circumstance(name: "u", scale: .unordered(["a", "b", "c", "d"])),
      Circumstance(name: "o", scale: .ordered(["p", "q", "r", "s"])),
      Circumstance(name: "t", scale: .unordered(["yes", "no"])),
      Circumstance(name: "n", scale: .numeric([1, 2, 5]), hasMissingLevel: true),
    ]
    var levels: [UInt32] = []
    var totals: [CellTotal] = []
    for u in 0..<4 {
      for o in 0..<4 {
        for t in 0..<2 {
          for n in 0..<4 where random.next(below: 3) > 0 {
            levels += [UInt32(u), UInt32(o), UInt32(t), UInt32(n)]
            let rows = 1 + random.next(below: 9)
            let weight = Double(rows * (1 + random.next(below: 4)))
            totals.append(
              CellTotal(
                n: rows, w: weight, wy: weight * Double(random.next(below: 11)) / 10))
          }
        }
      }
    }
    return (Cells(circumstances: circumstances, levels: levels), totals)
  }

  /// All conditions of a circumstance as sets of levels, written down plainly.
  private static let conditions: [[[Int]]] = [
    [[0], [1], [2], [3], [0, 1], [0, 2], [1, 2], [0, 3], [1, 3], [2, 3]],
    [[0], [0, 1], [0, 1, 2], [1], [1, 2], [1, 2, 3], [2], [2, 3], [3]],
    [[0], [1]],
    [[0], [0, 1], [0, 1, 2], [1], [1, 2], [2], [3]],
  ]

  private static func total(
    _ group: [(circumstance: Int, levels: [Int])], _ cells: Cells, _ totals: [CellTotal]
  ) -> CellTotal {
    (0..<cells.count).reduce(into: CellTotal()) { sum, cell in
      let isIn = group.allSatisfy { $0.levels.contains(cells.level(cell, $0.circumstance)) }
      if isIn { sum += totals[cell] }
    }
  }

  /// Every group of up to three conditions.
  private static var groups: [[(circumstance: Int, levels: [Int])]] {
    let all = conditions.indices
    let single = all.flatMap { c in conditions[c].map { [(circumstance: c, levels: $0)] } }
    func extended(
      _ groups: [[(circumstance: Int, levels: [Int])]]
    ) -> [[(circumstance: Int, levels: [Int])]] {
      groups.flatMap { group in
        single.filter { $0[0].circumstance > group[group.count - 1].circumstance }
          .map { group + $0 }
      }
    }
    let pairs = extended(single)
    return single + pairs + extended(pairs)
  }

  @Test(arguments: [UInt64(1), 2, 3, 4], [Direction.opportunity, .barrier])
  func theWorstOfAllIsFound(seed: UInt64, direction: Direction) throws {
    let (cells, totals) = Self.cells(seed: seed)
    let search = ConjunctionSearch(cells, totals: totals)
    #expect(search.count == Self.groups.count)
    #expect(search.limited.isEmpty)
    var rules = GrowthRules()
    rules.minCases = 12
    rules.minWeight = 25
    let found = try #require(
      search.worst(totals, rules: rules, direction: direction, psus: { _ in .max }))
    // In whole numbers cells are merged first.
    let whole = totals.map { CellTotal(n: $0.n, w: 10 * $0.w, wy: (10 * $0.wy).rounded()) }
    var tenfold = rules
    tenfold.minWeight = 250
    let again = try #require(
      ConjunctionSearch(cells, totals: whole)
        .worst(whole, rules: tenfold, direction: direction, psus: { _ in .max }))
    #expect(again.conditions == found.conditions)
    #expect(again.total.n == found.total.n)
    #expect(abs(again.total.wy - 10 * found.total.wy) < 1e-9)
    let admissible = Self.groups.map { Self.total($0, cells, totals) }
      .filter { $0.n >= 12 && $0.w >= 25 }
    let extreme = admissible.map(\.rate)
    let worst = try #require(direction == .opportunity ? extreme.min() : extreme.max())
    #expect(abs(found.total.rate - worst) < 1e-12)
    let heaviest = try #require(
      admissible.filter { abs($0.rate - worst) < 1e-12 }.map(\.w).max())
    #expect(found.total.w == heaviest)
    // The group is what its conditions say.
    let members = search.members(of: found)
    let sum = (0..<cells.count).reduce(into: CellTotal()) { if members[$1] { $0 += totals[$1] } }
    #expect(sum.n == found.total.n)
    #expect(abs(sum.w - found.total.w) < 1e-9)
  }

  @Test func theRuleOnPSUsIsAsked() {
    let (cells, totals) = Self.cells(seed: 1)
    let search = ConjunctionSearch(cells, totals: totals)
    var rules = GrowthRules()
    rules.minPSUs = 2
    let none = search.worst(totals, rules: rules, direction: .opportunity, psus: { _ in 1 })
    #expect(none?.total == nil)
  }

  @Test func veryManyCircumstancesAreJoinedByTwo() {
    let circumstances = (0..<120).map {
      Circumstance(name: "c\($0)", scale: .unordered(["a", "b"]))
    }
    var random = CounterBasedGenerator(seed: 1, purpose: .folds, replicate: 0, stratum: 0)
    let cells = Cells(
      circumstances: circumstances,
      levels: (0..<(120 * 800)).map { _ in UInt32(random.next(below: 2)) })
    let totals = (0..<800).map { CellTotal(n: 1, w: 1, wy: $0 < 400 ? 1 : 0) }
    let search = ConjunctionSearch(cells, totals: totals)
    #expect(search.mostConditions == 2)
    #expect(search.count == 240 + 120 * 119 / 2 * 4)
    let few = ConjunctionSearch(
      Cells(circumstances: Array(circumstances[..<2]), levels: [0, 0, 0, 1, 1, 0, 1, 1]),
      totals: Array(totals[..<4]))
    #expect(few.mostConditions == 3)
    #expect(few.count == 8)
  }

  @Test func longScalesAreCutIntoBandsAndSaidSo() throws {
    let values = (0..<40).map(Double.init)
    let cells = Cells(
      circumstances: [Circumstance(name: "age", scale: .numeric(values))],
      levels: (0..<40).map { UInt32($0) })
    let totals = (0..<40).map { CellTotal(n: 10, w: 10, wy: $0 < 8 ? 1 : 9) }
    let search = ConjunctionSearch(cells, totals: totals)
    #expect(search.limited == [0])
    // Ten bands of four values: the first two hold the eight that are worst off.
    var rules = GrowthRules()
    rules.minCases = 80
    let found = try #require(
      search.worst(totals, rules: rules, direction: .opportunity, psus: { _ in .max }))
    #expect(search.statement(of: found) == [.range(circumstance: "age", from: nil, below: 7.5)])
    #expect(found.total.rate == 0.1)
  }

  @Test func veryManyLevelsAreLimitedToTheHeaviest() {
    let names = (0..<200).map { "district \($0)" }
    let cells = Cells(
      circumstances: [Circumstance(name: "district", scale: .unordered(names))],
      levels: (0..<200).map { UInt32($0) })
    let totals = (1...200).map { CellTotal(n: $0, w: Double($0), wy: $0 == 3 ? 0 : Double($0)) }
    let search = ConjunctionSearch(cells, totals: totals)
    #expect(search.limited == [0])
    #expect(search.count == 64 + 64 * 63 / 2)
    // The district without access is too light to be looked at.
    let found = search.worst(
      totals, rules: GrowthRules(), direction: .opportunity, psus: { _ in .max })
    #expect(found?.total.rate == 1)
  }
}
