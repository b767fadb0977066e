import SurveyModel
import Testing

@testable import SurveyStatistics

struct ShapleyDecompositionTests {
  @Test func handComputedParts() throws {
    let two = try ShapleyDecomposition(cells: twoCircumstances, direction: .opportunity)
    #expect(abs(two.contributions[0] - 0.1822033898) < 1e-9)
    #expect(abs(two.contributions[1] - 0.0296610170) < 1e-9)
    let three = try ShapleyDecomposition(cells: threeCircumstances, direction: .opportunity)
    #expect(abs(three.contributions[0] - 0.1037037037) < 1e-9)
    #expect(abs(three.contributions[1] - 0.0518518519) < 1e-9)
    #expect(abs(three.contributions[2] - 0.0481481481) < 1e-9)
    let shares = try #require(three.shares)
    #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
  }

  /// Random cells, a third of all combinations missing.
  static func randomCells(
    levelCounts: [Int], count: Int, seed: UInt64
  ) -> CircumstanceCells {
    var random = SplitMix64(state: seed)
    let rows = (0..<count).map { _ in
      SampleRow(
        stratum: 0, psu: 0, levels: levelCounts.map { Int.random(in: 0..<$0, using: &random) },
        weight: Double.random(in: 0.1..<2, using: &random),
        y: Double(Int.random(in: 0...1, using: &random)))
    }
    return collapse(rows).cells
  }

  /// The definition, from merged cells and all orders of entry.
  static func byDefinition(
    _ cells: CircumstanceCells, groups: [[Int]], direction: Direction
  ) -> [Double] {
    func value(_ members: [Int]) -> Double {
      if members.isEmpty { return 0 }
      let merged = cells.merged(to: Set(members.flatMap { groups[$0] }).sorted())
      return DissimilarityIndex(cells: merged, direction: direction)?.d ?? .nan
    }
    func orders(_ left: [Int]) -> [[Int]] {
      if left.isEmpty { return [[]] }
      return left.flatMap { first in orders(left.filter { $0 != first }).map { [first] + $0 } }
    }
    let all = orders(Array(groups.indices))
    var parts = [Double](repeating: 0, count: groups.count)
    for order in all {
      for (position, group) in order.enumerated() {
        let gain = value(Array(order[...position])) - value(Array(order[..<position]))
        parts[group] += gain / Double(all.count)
      }
    }
    return parts
  }

  @Test(arguments: [
    ([2, 2, 2], 60), ([3, 2, 5], 40), ([7, 1, 4, 3], 90), ([200, 2, 3], 300), ([2], 9),
    ([2, 9, 2, 30], 120),
  ])
  func equalsTheDefinition(levelCounts: [Int], count: Int) throws {
    for direction in Direction.allCases {
      let cells = Self.randomCells(levelCounts: levelCounts, count: count, seed: 7)
      let groups = levelCounts.indices.map { [$0] }
      let expected = Self.byDefinition(cells, groups: groups, direction: direction)
      let found = try ShapleyDecomposition(cells: cells, direction: direction)
      for (part, reference) in zip(found.contributions, expected) {
        #expect(abs(part - reference) < 1e-12)
      }
      let index = try #require(DissimilarityIndex(cells: cells, direction: direction))
      #expect(abs(found.d - index.d) < 1e-12)
    }
  }

  /// Cells among far more combinations, in tables of some levels of the richest circumstance.
  @Test(
    arguments: [
      ([[0], [1], [2], [3], [4], [5], [6]], [2, 0, 6, 5, 4, 3, 1], 1),
      ([[0], [1], [2], [3], [4], [5], [6]], [2, 0, 6, 5, 4, 3, 1], 2),
      ([[3, 2], [6], [0], [5, 1], [4]], [2, 1, 4, 0, 3], 3),
      ([[1], [6, 0, 2, 5, 3, 4]], [0, 1], 4),
    ] as [([[Int]], [Int], UInt64)])
  func tablesOfFewAmongMany(groups: [[Int]], order: [Int], seed: UInt64) throws {
    let levelCounts = [3, 30, 2, 9, 8, 6, 5]
    // Merged to all circumstances, cells stand in ascending order.
    let cells = Self.randomCells(levelCounts: levelCounts, count: 6000, seed: seed)
      .merged(to: Array(levelCounts.indices))
    let access = AccessTotals(cells, direction: .opportunity)
    let found = DenseSubsetTable.sums(cells, groups: groups, surplus: access.surplus)
    let dense = try #require(found)
    #expect(dense.order == order)
    for subset in 1..<(1 << groups.count) {
      let members = dense.order.indices.filter { subset >> $0 & 1 == 1 }
        .flatMap { groups[dense.order[$0]] }
      let merged = AccessTotals(cells.merged(to: members.sorted()), direction: .opportunity)
      let expected = merged.surplus.reduce(0) { $0 + abs($1) }
      #expect(abs(dense.sums[subset] - expected) < 1e-9)
    }
    // Cells may stand in any order.
    let backwards = cells.rows.indices.reversed()
    let reversed = CircumstanceCells(
      circumstanceCount: levelCounts.count,
      levels: backwards.flatMap { cell in
        levelCounts.indices.map { UInt32(cells.level(of: $0, in: cell)) }
      },
      rows: backwards.map { cells.rows[$0] }, weight: backwards.map { cells.weight[$0] },
      weightedOnes: backwards.map { cells.weightedOnes[$0] },
      squaredWeight: .any(backwards.map { cells.squaredWeight[$0] }))
    let reversedSums = DenseSubsetTable.sums(
      reversed, groups: groups, surplus: AccessTotals(reversed, direction: .opportunity).surplus)
    for (left, right) in zip(dense.sums, try #require(reversedSums).sums) {
      #expect(abs(left - right) < 1e-9)
    }
    let (a, b) = (
      try ShapleyDecomposition(cells: cells, direction: .opportunity),
      try ShapleyDecomposition(cells: reversed, direction: .opportunity)
    )
    for (left, right) in zip(a.contributions, b.contributions) {
      #expect(abs(left - right) < 1e-12)
    }
  }

  @Test func groupsEnterTogether() throws {
    let cells = Self.randomCells(levelCounts: [2, 3, 4, 2], count: 80, seed: 3)
    let groups = [[3, 0], [1], [2]]
    let expected = Self.byDefinition(cells, groups: groups, direction: .opportunity)
    let found = try ShapleyDecomposition(cells: cells, groups: groups, direction: .opportunity)
    for (part, reference) in zip(found.contributions, expected) {
      #expect(abs(part - reference) < 1e-12)
    }
    let whole = try ShapleyDecomposition(
      cells: cells, groups: [[0, 1, 2, 3]], direction: .opportunity)
    #expect(abs(whole.contributions[0] - whole.d) < 1e-15)
  }

  @Test func partsSumToD() throws {
    let cells = Self.randomCells(
      levelCounts: [6, 5, 4, 3, 2, 2, 2, 3, 4, 2, 2, 2], count: 2000, seed: 11)
    let found = try ShapleyDecomposition(cells: cells, direction: .opportunity)
    let index = try #require(DissimilarityIndex(cells: cells, direction: .opportunity))
    #expect(abs(found.contributions.reduce(0, +) - index.d) < 1e-12)
  }

  @Test func constantAndEqualCircumstances() throws {
    // Circumstance 2 repeats 0 with other level numbers, circumstance 3 is constant.
    let cells = Self.randomCells(levelCounts: [3, 4], count: 50, seed: 5)
    let extended = CircumstanceCells(
      circumstanceCount: 4,
      levels: (0..<cells.count).flatMap { cell -> [UInt32] in
        let a = cells.level(of: 0, in: cell)
        return [UInt32(a), UInt32(cells.level(of: 1, in: cell)), UInt32(2 - a), 5]
      },
      rows: cells.rows, weight: cells.weight, weightedOnes: cells.weightedOnes,
      squaredWeight: .any(cells.squaredWeight))
    let found = try ShapleyDecomposition(cells: extended, direction: .opportunity)
    #expect(found.contributions[3] == 0)
    #expect(abs(found.contributions[0] - found.contributions[2]) < 1e-12)
    #expect(found.contributions[0] > 0.001)
  }

  @Test func levelsTooRichForOneWord() throws {
    // Twelve circumstances of 200 levels need 96 bits; each row is its own cell, and dropping
    // any of them changes no cell, so all parts are equal.
    var random = SplitMix64(state: 1)
    let order = (0..<200).map { $0 }.shuffled(using: &random)
    let rows = order.map { level in
      SampleRow(
        stratum: 0, psu: 0, levels: (0..<12).map { (level * (2 * $0 + 1)) % 200 },
        weight: Double.random(in: 0.5..<2, using: &random), y: Double(level % 2))
    }
    let cells = collapse(rows).cells
    let found = try ShapleyDecomposition(
      cells: cells, groups: (0..<12).map { [$0, 0] }, direction: .opportunity)
    let index = try #require(DissimilarityIndex(cells: cells, direction: .opportunity))
    for part in found.contributions { #expect(abs(part - index.d / 12) < 1e-12) }
    #expect(LevelCodeLayout<UInt64>(levelCounts: Array(repeating: 200, count: 12)) == nil)
  }

  @Test func wideCodesGiveTheSameSums() throws {
    let levelCounts = [5, 4, 3, 2]
    let cells = Self.randomCells(levelCounts: levelCounts, count: 70, seed: 23)
    let access = AccessTotals(
      weight: cells.weight, weightedOnes: cells.weightedOnes, direction: .opportunity)
    let levels = (0..<4).map { circumstance in
      (0..<cells.count).map { cells.level(of: circumstance, in: $0) }
    }
    let narrow = try #require(LevelCodeLayout<UInt64>(levelCounts: levelCounts))
    // A field of 60 bits each puts every circumstance into a word of its own.
    let wide = try #require(
      LevelCodeLayout<WideLevelCode>(levelCounts: Array(repeating: 1 << 60, count: 4)))
    let a = SubsetLattice.sums(levels: levels, surplus: access.surplus, layout: narrow)
    let b = SubsetLattice.sums(levels: levels, surplus: access.surplus, layout: wide)
    for (left, right) in zip(a, b) { #expect(abs(left - right) < 1e-12) }
  }

  @Test func refusesMoreThanTwelve() throws {
    let cells = Self.randomCells(
      levelCounts: Array(repeating: 2, count: 13), count: 20, seed: 2)
    #expect(throws: ShapleyDecomposition.Failure.tooManyCircumstances(count: 13, limit: 12)) {
      try ShapleyDecomposition(cells: cells, direction: .opportunity)
    }
    // Thirteen circumstances in twelve groups can be decomposed.
    let groups = [[0, 12]] + (1..<12).map { [$0] }
    let found = try ShapleyDecomposition(cells: cells, groups: groups, direction: .opportunity)
    #expect(abs(found.contributions.reduce(0, +) - found.d) < 1e-12)
  }

  @Test func nothingToDecompose() throws {
    let none = try ShapleyDecomposition(
      cells: cells([([0, 1], 0, 0.5)]), direction: .opportunity)
    #expect(none.contributions == [0, 0])
    #expect(none.shares == nil)
    let nobody = try ShapleyDecomposition(
      cells: cells([([0, 1], 0.4, 0), ([1, 1], 0.6, 0)]), direction: .opportunity)
    #expect(nobody.contributions == [0, 0])
    let noCircumstance = try ShapleyDecomposition(cells: cells([]), direction: .barrier)
    #expect(noCircumstance.contributions.isEmpty)
    let one = try ShapleyDecomposition(cells: cells([([0, 1], 0.4, 0.3)]), direction: .barrier)
    #expect(one.contributions == [0, 0])
  }
}
