import ClassificationTree
import SurveyModel
import SurveyStatistics
import Testing

@testable import FurthestBehind

@Suite struct StabilityTests {
  private let survey = RobustnessSurvey(seed: 11, levelCounts: [2, 3, 2]) {
    0.3 + 0.1 * Double($0[0]) + 0.1 * Double($0[1])
  }

  private var rules: GrowthRules {
    var rules = GrowthRules()
    rules.minCases = 80
    rules.minSplit = 160
    rules.cp = 0.001
    rules.maxDepth = 2
    return rules
  }

  /// The reported tree with its leaves, worst first.
  private func reported(_ sample: PSUCells) -> (leaves: [Tree.Node], leafIDs: [Int]) {
    let tree = Grower.grow(cells: sample.cells, totals: sample.totals, rules: rules)
    let order = LeafOrder(tree, direction: .opportunity, cells: sample.cells)
    return (order.worstFirst, tree.leafIDs(of: sample.cells))
  }

  private func bootstrap(_ sample: PSUCells) -> StabilityBootstrap {
    let (leaves, leafIDs) = reported(sample)
    return StabilityBootstrap(
      sample: sample, direction: .opportunity, rules: rules, replicates: 20, seed: 4,
      group: leafIDs.map { $0 == leaves[0].id },
      leafPlaces: leafIDs.map { id in leaves.firstIndex { $0.id == id } ?? -1 },
      leafCount: leaves.count)
  }

  @Test func aReplicateAgreesWithItsRows() throws {
    let sample = try survey.gathered()
    let tuples = survey.tuples
    let bootstrap = bootstrap(sample)
    let replicates = try #require(bootstrap.run(threads: 2))
    let (leaves, leafIDs) = reported(sample)
    let draws = try #require(RaoWuBootstrap(sample.design, seed: 4))
    for (index, replicate) in replicates.enumerated() {
      let replicate = try #require(replicate)
      let weights = draws.weights(index)
      let totals = sample.totals(weights)
      let tree = Grower.grow(cells: sample.cells, totals: totals, rules: rules)
      let worst = try #require(
        tree.leaves.min { $0.total.rate < $1.total.rate })
      let again = tree.leafIDs(of: sample.cells)
      var sums = (both: 0.0, either: 0.0, group: 0.0, again: 0.0, ones: 0.0)
      var byLeaf = [(w: Double, wy: Double)](repeating: (0, 0), count: leaves.count)
      for row in survey.rows {
        let cell = try #require(tuples.firstIndex(of: row.levels))
        let inGroup = leafIDs[cell] == leaves[0].id
        let inAgain = again[cell] == worst.id
        if inGroup && inAgain { sums.both += row.weight }
        if inGroup || inAgain { sums.either += row.weight }
        if inGroup { sums.group += row.weight }
        if inAgain {
          sums.again += row.weight
          sums.ones += row.isOne ? row.weight : 0
        }
        let place = try #require(leaves.firstIndex { $0.id == leafIDs[cell] })
        let drawn = row.weight * weights.multipliers[row.psu]
        byLeaf[place].w += drawn
        byLeaf[place].wy += row.isOne ? drawn : 0
      }
      #expect(replicate.firstSplit == tree.root.split?.circumstance)
      #expect(try abs(#require(replicate.jaccard) - sums.both / sums.either) < 1e-12)
      #expect(try abs(#require(replicate.returnChance) - sums.both / sums.group) < 1e-12)
      #expect(try abs(#require(replicate.rateInSample) - sums.ones / sums.again) < 1e-12)
      #expect(replicate.rate == worst.total.rate)
      let rates = byLeaf.map { $0.wy / $0.w }
      let ranks = rates.map { rate in 1 + rates.count { $0 < rate } }
      #expect(replicate.ranks == ranks)
    }
  }

  @Test func threadsChangeNothing() throws {
    let sample = try survey.gathered()
    let one = try #require(bootstrap(sample).run(threads: 1))
    let many = try #require(bootstrap(sample).run(threads: 5))
    #expect(one == many)
  }

  @Test func aHandmadeSummary() {
    func replicate(
      _ split: Int?, jaccard: Double, rate: Double, gap: Double, ranks: [Int?]
    ) -> StabilityBootstrap.Replicate {
      .init(
        firstSplit: split, jaccard: jaccard, returnChance: jaccard / 2, rate: rate,
        rateInSample: 0.5, gap: gap, ranks: ranks)
    }
    let summary = StabilitySummary.summary(
      [
        replicate(1, jaccard: 1, rate: 0.4, gap: 0.1, ranks: [1, 2]),
        replicate(1, jaccard: 0.8, rate: 0.3, gap: 0.2, ranks: [2, 1]),
        nil,
        replicate(0, jaccard: 0.3, rate: 0.5, gap: 0.3, ranks: [1, nil]),
        replicate(nil, jaccard: 0.1, rate: 0.4, gap: 0.4, ranks: [1, 2]),
      ], leaves: [4, 5],
      circumstances: [
        Circumstance(name: "a", scale: .ordered(["x", "y"])),
        Circumstance(name: "b", scale: .ordered(["x", "y"])),
      ])
    #expect(summary.replicates == 5)
    #expect(summary.leftOut == 1)
    #expect(
      summary.firstSplit == [
        .init(circumstance: "b", share: 0.5), .init(circumstance: "a", share: 0.25),
        .init(circumstance: "none", share: 0.25),
      ])
    #expect(abs((summary.jaccard ?? 0) - 0.55) < 1e-12)
    #expect(summary.sameGroup == 0.5)
    #expect(abs((summary.returnChance ?? 0) - 0.275) < 1e-12)
    #expect(abs((summary.optimism ?? 0) + 0.1) < 1e-12)
    #expect(summary.ranks == [.init(id: 4, low: 1, high: 2), .init(id: 5, low: 1, high: 2)])
    #expect(summary.gapSpread == .init(low: 0.1, median: 0.2, high: 0.4))
  }
}
