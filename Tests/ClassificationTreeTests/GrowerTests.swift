import SurveyModel
import Testing

@testable import ClassificationTree

/// `Grower` against the naive grower, the method's oracle and its tie rules.
@Suite struct GrowerTests {
  @Test(arguments: 0..<20)
  func equalsTheNaiveGrower(block: Int) {
    for seed in (block * 50)..<(block * 50 + 50) {
      let survey = RowSurvey.random(seed)
      let rules = GrowthRules.random(seed, for: survey)
      let (cells, totals, psus) = survey.cells()
      let tree = Grower.grow(cells: cells, totals: totals, rules: rules, psus: psus)
      #expect(shapes(tree, cells, totals) == NaiveGrower.grow(survey, rules), "seed \(seed)")
    }
  }

  @Test(arguments: 0..<10)
  func doesNotDependOnTheOrderOfCells(block: Int) {
    for seed in (block * 10)..<(block * 10 + 10) {
      let survey = RowSurvey.random(seed)
      let rules = GrowthRules.random(seed, for: survey)
      let ordered = survey.cells()
      let shuffled = survey.cells(shuffledBy: seed)
      let a = Grower.grow(
        cells: ordered.cells, totals: ordered.totals, rules: rules, psus: ordered.psus)
      let b = Grower.grow(
        cells: shuffled.cells, totals: shuffled.totals, rules: rules, psus: shuffled.psus)
      #expect(a.nodes == b.nodes, "seed \(seed)")
    }
  }

  /// Eight cells whose kept subtree looks worth its splits, while the method's collapse leaves the
  /// root alone (and a cp of 0.001 keeps it divided).
  @Test(arguments: [(0.05, [1]), (0.001, [1, 2, 3, 6, 7, 12, 13, 14, 15])])
  func collapsesAsTheMethodSays(cp: Double, ids: [Int]) {
    let yesNo = ["a", "b", "c"].map { Circumstance(name: $0, scale: .numeric([0, 1])) }
    let levels: [UInt32] = [
      0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0, 1, 1, 1, 1, 1,
    ]
    let totals = zip([10, 8, 8, 6, 5, 4, 8, 6], [7.0, 6, 3, 1, 1, 0, 8, 5]).map {
      CellTotal(n: $0, w: Double($0), wy: $1)
    }
    var rules = GrowthRules()
    rules.minCases = 4
    rules.minSplit = 8
    rules.cp = cp
    let cells = Cells(circumstances: yesNo, levels: levels)
    let tree = Grower.grow(cells: cells, totals: totals, rules: rules)
    #expect(tree.nodes.map(\.id) == ids)
  }

  @Test func theFirstOfEqualCircumstancesWins() {
    let survey = survey(
      [.unordered(["x", "y"]), .ordered(["p", "q"])], [([0, 0], 1, 5), ([1, 1], 4, 5)])
    #expect(grow(survey).root.split?.circumstance == 0)
    #expect(grow(survey.mirrored).root.split?.circumstance == 0)
  }

  @Test func theFirstOfEqualCutsWins() {
    // Rates 0, 1/2, 1 in equal groups: both cuts take off the same.
    let three = survey([.ordered(["a", "b", "c"])], [([0], 0, 4), ([1], 2, 4), ([2], 4, 4)])
    var rules = GrowthRules()
    rules.maxDepth = 1
    let split = grow(three, rules).root.split
    #expect(split?.division == .cut(last: 0, first: 1, leftIsBelow: true, missingIsLeft: nil))
  }

  @Test(arguments: [(Direction.opportunity, [0], [1, 2]), (.barrier, [0, 1], [2])])
  func levelsOfUnorderedCircumstancesStandInTheOrderOfAccess(
    direction: Direction, left: [Int], right: [Int]
  ) {
    let three = survey([.unordered(["a", "b", "c"])], [([0], 0, 4), ([1], 2, 4), ([2], 4, 4)])
    var rules = GrowthRules()
    rules.maxDepth = 1
    rules.direction = direction
    // Of two equal cuts the first along the line wins; the line starts with the worst.
    #expect(grow(three, rules).root.split?.division == .sets(left: left, right: right))
  }

  @Test func levelsOfEqualAccessStandInDeclaredOrder() {
    let survey = survey(
      [.unordered(["a", "b", "c", "d"])], [([0], 1, 4), ([1], 3, 4), ([2], 1, 4), ([3], 3, 4)])
    #expect(grow(survey).root.split?.division == .sets(left: [0, 2], right: [1, 3]))
  }

  @Test func nothingToDivideIsOneNode() {
    let constant = survey([.ordered(["a", "b"])], [([0], 3, 3), ([1], 5, 5)])
    #expect(grow(constant).nodes.map(\.id) == [1])
    let empty = RowSurvey(circumstances: constant.circumstances, rows: [], psuCount: 1)
    #expect(grow(empty).nodes.map(\.total) == [CellTotal()])
    let noCircumstance = Cells(circumstances: [], levels: [])
    let tree = Grower.grow(
      cells: noCircumstance, totals: [CellTotal(n: 4, w: 4, wy: 1)], rules: GrowthRules())
    #expect(tree.nodes.map(\.total.n) == [4])
  }

  @Test func depthEndsBeforeNodeNumbersDo() {
    // Each value differs from all before: a comb that would be 90 deep.
    let rows = (0..<90).map { ([$0], $0 % 2 * ($0 + 1), $0 + 1) }
    let comb = survey([.numeric((0..<90).map { Double($0) })], rows)
    #expect(grow(comb).nodes.allSatisfy { $0.id > 0 && $0.depth <= GrowthRules.deepest })
  }

  // MARK: Helpers

  /// A survey of cells given as (levels, ones, rows).
  private func survey(
    _ scales: [Circumstance.Scale], _ groups: [([Int], Int, Int)]
  ) -> RowSurvey {
    let rows = groups.flatMap { levels, ones, count in
      (0..<count).map { RowSurvey.Row(levels: levels, weight: 1, isOne: $0 < ones, psu: 0) }
    }
    return RowSurvey(
      circumstances: scales.enumerated().map { Circumstance(name: "c\($0)", scale: $1) },
      rows: rows, psuCount: 1)
  }

  private func grow(_ survey: RowSurvey, _ rules: GrowthRules = GrowthRules()) -> Tree {
    let (cells, totals, _) = survey.cells()
    return Grower.grow(cells: cells, totals: totals, rules: rules)
  }

  /// A tree in the naive grower's words: the levels on each side are those that occur.
  private func shapes(
    _ tree: Tree, _ cells: Cells, _ totals: [CellTotal]
  ) -> [Int: NaiveGrower.Node] {
    var result: [Int: NaiveGrower.Node] = [:]
    let leaves = tree.leafIDs(of: cells)
    for node in tree.nodes {
      result[node.id] = NaiveGrower.Node(
        n: node.total.n, weight: Int(node.total.w), ones: Int(node.total.wy))
      guard let split = node.split else { continue }
      var shape = NaiveGrower.SplitShape(circumstance: split.circumstance, left: [], right: [])
      for cell in 0..<cells.count where totals[cell].n > 0 {
        var child = leaves[cell]
        while child > node.id * 2 + 1 { child /= 2 }
        let level = cells.level(cell, split.circumstance)
        if child == node.id * 2 { shape.left.insert(level) }
        if child == node.id * 2 + 1 { shape.right.insert(level) }
      }
      result[node.id]?.split = shape
    }
    return result
  }
}

extension RowSurvey {
  /// The circumstances in reverse order.
  fileprivate var mirrored: RowSurvey {
    RowSurvey(
      circumstances: circumstances.reversed(),
      rows: rows.map { row in
        var row = row
        row.levels.reverse()
        return row
      }, psuCount: psuCount)
  }
}
