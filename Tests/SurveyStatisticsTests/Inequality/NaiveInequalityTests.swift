import SurveyModel
import Testing

@testable import SurveyStatistics

/// The measures against slow ones that follow their definitions, on random samples.
@Suite struct NaiveInequalityTests {
  /// Rows in cells of three circumstances, in PSUs of several strata.
  private struct Survey {
    var cells: [(cell: Int, psu: Int, weight: Double, y: Double)] = []
    var strata: [Int] = []
    let levelCounts: [Int]

    init(seed: UInt64, rows: Int, levelCounts: [Int]) {
      self.levelCounts = levelCounts
      var state = seed
      func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
      }
      strata = (0..<24).map { [0, 0, 1, 1, 1, 2][$0 % 6] + ($0 == 23 ? 1 : 0) }
      strata[5] = 3
      let count = levelCounts.reduce(1, *)
      cells = (0..<rows).map { _ in
        let cell = next(count)
        // The last PSU of the first stratum has no row.
        return (
          cell, next(24) == 18 ? 0 : next(18), Double(1 + next(1_000)) / 250,
          next(100) < 25 + cell % 40 ? 1 : 0
        )
      }
    }

    func totals(weight: (Int) -> Double = { _ in 1 }) -> CircumstanceCells {
      let count = levelCounts.reduce(1, *)
      var rows = [Int32](repeating: 0, count: count)
      var sums = [[Double]](repeating: [0, 0, 0], count: count)
      for row in cells {
        let w = row.weight * weight(row.psu)
        guard w > 0 else { continue }
        rows[row.cell] += 1
        sums[row.cell][0] += w
        sums[row.cell][1] += w * row.y
        sums[row.cell][2] += w * w
      }
      let levels = (0..<count).flatMap { cell -> [UInt32] in
        let first = cell / (levelCounts[1] * levelCounts[2])
        let second = cell / levelCounts[2] % levelCounts[1]
        return [first, second, cell % levelCounts[2]].map { UInt32($0) }
      }
      return CircumstanceCells(
        circumstanceCount: 3, levels: levels, rows: rows, weight: sums.map { $0[0] },
        weightedOnes: sums.map { $0[1] }, squaredWeight: .any(sums.map { $0[2] }))
    }

    var psuTotals: PSUCellTotals {
      let byPSU = strata.indices.map { psu in cells.filter { $0.psu == psu } }
      var starts = [0]
      for rows in byPSU { starts.append(starts[starts.count - 1] + rows.count) }
      let entries = byPSU.flatMap { $0 }
      var sizes = [Int](repeating: 0, count: 4)
      for stratum in strata { sizes[stratum] += 1 }
      return PSUCellTotals(
        entryStarts: starts, cells: entries.map { Int32($0.cell) },
        weight: entries.map(\.weight), weightedOnes: entries.map { $0.weight * $0.y },
        strata: strata, stratumSizes: sizes)
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6], [Direction.opportunity, .barrier])
  func jackknifeIsThatOfItsDefinition(seed: UInt64, direction: Direction) throws {
    let survey = Survey(seed: seed, rows: 300, levelCounts: [4, 3, 2])
    let fast = try #require(
      DissimilarityJackknife(
        cells: survey.totals(), psus: survey.psuTotals, direction: direction))
    var replicates: [(d: Double, hoi: Double, size: Double)] = []
    for (left, stratum) in survey.strata.enumerated() {
      let size = Double(survey.strata.count { $0 == stratum })
      guard size > 1 else { continue }
      let totals = survey.totals { psu in
        survey.strata[psu] != stratum ? 1 : psu == left ? 0 : size / (size - 1)
      }
      let index = try #require(DissimilarityIndex(cells: totals, direction: direction))
      replicates.append((index.d, index.hoi, size))
    }
    func error(_ value: (Int) -> Double) -> Double {
      let mean = replicates.indices.reduce(0) { $0 + value($1) } / Double(replicates.count)
      return replicates.indices.reduce(0) {
        let distance = value($1) - mean
        return $0 + (1 - 1 / replicates[$1].size) * distance * distance
      }.squareRoot()
    }
    #expect(fast.replicates == replicates.count)
    #expect(abs(fast.d - error { replicates[$0].d }) < 1e-12)
    #expect(abs(fast.hoi - error { replicates[$0].hoi }) < 1e-12)
  }

  /// Wide circumstances, whose many runs are added up in a dense table, and narrow ones.
  @Test(arguments: [[60, 3, 2], [2, 50, 4], [5, 5, 40], [2, 2, 2]])
  func decompositionIsThatOfItsDefinition(levelCounts: [Int]) throws {
    let cells = Survey(seed: 9, rows: 2_000, levelCounts: levelCounts).totals()
    func value(_ set: [Int]) throws -> Double {
      if set.isEmpty { return 0 }
      return try #require(DissimilarityIndex(cells: cells.merged(to: set), direction: .opportunity))
        .d
    }
    let fast = try ShapleyDecomposition(cells: cells, direction: .opportunity)
    for own in 0..<3 {
      let (a, b) = ((own + 1) % 3, (own + 2) % 3)
      let alone = try value([own])
      let first = try value([own, a].sorted()) - value([a])
      let second = try value([own, b].sorted()) - value([b])
      let last = try value([0, 1, 2]) - value([a, b].sorted())
      #expect(abs(fast.contributions[own] - (2 * alone + first + second + 2 * last) / 6) < 1e-12)
    }
  }

  @Test func onlyCandidatesAreCompared() throws {
    let weight = [10.0, 20, 30, 40]
    let ones = [9.0, 2, 15, 28]
    let all = try #require(
      GroupComparison(weight: weight, weightedOnes: ones, isOrdered: false, direction: .opportunity)
    )
    #expect(all.reference == 0 && all.other == 1)
    let some = try #require(
      GroupComparison(
        weight: weight, weightedOnes: ones, among: [2, 3], isOrdered: false,
        direction: .opportunity))
    #expect(some.reference == 3 && some.other == 2)
    // The others still count in the rate of all.
    #expect(some.rate == all.rate)
    #expect(
      GroupComparison(
        weight: weight, weightedOnes: ones, among: [], isOrdered: true, direction: .opportunity)
        == nil)
  }
}
