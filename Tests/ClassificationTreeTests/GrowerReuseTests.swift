import SurveyModel
import Testing

@testable import ClassificationTree

/// What does not change a tree: memory kept from earlier ones, the way in which totals are had.
@Suite struct GrowerReuseTests {
  @Test(arguments: 0..<40)
  func aUsedGrowerGrowsAsANewOne(seed: Int) {
    let survey = RowSurvey.random(seed)
    let (cells, totals, psus) = survey.cells()
    var random = SeededRandom(seed)
    var used = Grower(cells)
    for round in 0..<6 {
      // A replicate: some cells lose their rows, others count twice.
      let replicate = totals.map { total -> CellTotal in
        let times = random.below(3)
        return CellTotal(
          n: total.n * times, w: total.w * Double(times), wy: total.wy * Double(times))
      }
      let rules = GrowthRules.random(seed + round, for: survey)
      let fresh = Grower.grow(cells: cells, totals: replicate, rules: rules, psus: psus)
      let tree = used.grow(totals: replicate, rules: rules, psus: psus)
      #expect(tree.nodes == fresh.nodes)
      let complexities = tree.nodes.map(\.complexity).sorted()
      for kept in [tree, tree.pruned(to: complexities[complexities.count / 2])] {
        #expect(used.leafPlaces(of: kept) == kept.leafPlaces(of: cells))
      }
    }
  }

  /// Trees by several sets of rules, of which each begins like the first as far as it goes, are
  /// those that the rules give alone; where sums are exact, and where they are not.
  @Test(arguments: 0..<100, [true, false])
  func treesGrownTogetherAreThoseGrownAlone(seed: Int, isExact: Bool) {
    let survey = RowSurvey.random(seed)
    let (cells, plain, psus) = survey.cells()
    let totals =
      isExact
      ? plain : plain.map { CellTotal(n: $0.n, w: $0.w * 0.1 + 1e-3, wy: $0.wy * 0.1) }
    let first = GrowthRules.random(seed, for: survey)
    // Larger and smaller leaves, and rules that have nothing to do with the first.
    let rules =
      [first]
      + [0.5, 2, 0.25].map { size in
        var rules = first
        rules.minCases = max(1, Int(Double(first.minCases) * size))
        rules.minSplit = Int(Double(first.minSplit) * size)
        rules.minWeight *= size
        return rules
      } + [GrowthRules.random(seed + 1000, for: survey)]
    let depths = [1, 2, 5]
    var grower = Grower(cells)
    let families = grower.grow(totals: totals, rules: rules, psus: psus, depths: depths)
    #expect(families.count == rules.count)
    for (rules, family) in zip(rules, families) {
      for (depth, tree) in zip(depths, family.trees) {
        var rules = rules
        rules.maxDepth = depth
        let alone = Grower.grow(cells: cells, totals: totals, rules: rules, psus: psus)
        #expect(tree.nodes == alone.nodes)
      }
      #expect(family.leafPlaces == family.deepest.leafPlaces(of: cells))
    }
    // What was known of them is forgotten.
    let tree = grower.grow(totals: plain, rules: first, psus: psus)
    #expect(tree.nodes == Grower.grow(cells: cells, totals: plain, rules: first, psus: psus).nodes)
  }

  /// A weight off the grid makes the grower add up every node's totals anew; it stands in a cell
  /// without rows, which takes no part.
  @Test(arguments: 0..<100)
  func subtractionGivesWhatAddingUpGives(seed: Int) {
    let survey = RowSurvey.random(seed)
    var rules = GrowthRules.random(seed, for: survey)
    rules.criterion = .anova
    let (cells, totals, psus) = survey.cells()
    let whole = totals.reduce(into: CellTotal()) { $0 += $1 }
    guard whole.n > 0 else { return }
    let offGrid = totals.map { $0.n == 0 ? CellTotal(n: 0, w: 1 / 3, wy: 0) : $0 }
    #expect(ExactSums.hold(for: totals, whole: whole))
    let isOffGrid = totals.contains { $0.n == 0 }
    #expect(ExactSums.hold(for: offGrid, whole: whole) != isOffGrid)
    let exact = Grower.grow(cells: cells, totals: totals, rules: rules, psus: psus)
    let addedUp = Grower.grow(cells: cells, totals: offGrid, rules: rules, psus: psus)
    #expect(exact.nodes == addedUp.nodes)
  }

  @Test(arguments: 0..<40)
  func theSearchOfTheRootIsItsCandidates(seed: Int) {
    let survey = RowSurvey.random(seed)
    let rules = GrowthRules.random(seed, for: survey)
    let (cells, totals, psus) = survey.cells()
    var grower = Grower(cells)
    let tree = grower.grow(totals: totals, rules: rules, psus: psus)
    let found = grower.search(totals: totals, rules: rules, psus: psus)
    if !tree.root.candidates.isEmpty { #expect(found.map(\.candidate) == tree.root.candidates) }
    if let split = tree.root.split { #expect(found[split.circumstance].split == split) }
  }

  /// Levels 1 and 4 divide, 2 and 3 did not occur.
  ///
  /// Numbers lie where the cut has them.
  @Test(arguments: [
    (Circumstance.Scale.ordered(["a", "b", "c", "d", "e"]), [true, true, true, false, false]),
    (.numeric([0, 1, 2, 3, 9]), [true, true, true, true, false]),
    (.numeric([0, 1, 5, 6, 9]), [true, true, false, false, false]),
  ])
  func aLevelThatDidNotOccurGoesByItsPlace(scale: Circumstance.Scale, isLeft: [Bool]) {
    let split = Split(
      circumstance: 0,
      division: .cut(last: 1, first: 4, leftIsBelow: true, missingIsLeft: nil), gain: 1,
      left: CellTotal(n: 2, w: 2, wy: 1), right: CellTotal(n: 9, w: 9, wy: 8))
    let circumstance = Circumstance(name: "c", scale: scale, hasMissingLevel: true)
    // Missing values did not occur either: they go to the heavier child.
    #expect(split.sides(of: circumstance) == isLeft + [false])
  }

  @Test func anUnorderedLevelThatDidNotOccurGoesWithTheHeavierChild() {
    let split = Split(
      circumstance: 0, division: .sets(left: [0], right: [2]), gain: 1,
      left: CellTotal(n: 9, w: 9, wy: 1), right: CellTotal(n: 2, w: 2, wy: 1))
    let circumstance = Circumstance(name: "c", scale: .unordered(["a", "b", "c"]))
    #expect(split.sides(of: circumstance) == [true, true, false])
  }
}
