import ClassificationTree
import SurveyStatistics
import Testing

@testable import FurthestBehind

@Suite struct PSUCellsTests {
  private let survey = RobustnessSurvey(seed: 1, levelCounts: [2, 3, 4]) {
    0.3 + 0.1 * Double($0[1])
  }

  /// Cell totals added up row by row.
  private func naive(_ weights: ReplicateWeights) -> [CellTotal] {
    survey.tuples.map { tuple in
      survey.rows.filter { $0.levels == tuple }.reduce(into: CellTotal()) { total, row in
        let times = Int(weights.timesDrawn[row.psu])
        let weight = row.weight * weights.multipliers[row.psu]
        total += CellTotal(n: times, w: weight, wy: row.isOne ? weight : 0)
      }
    }
  }

  private func expectEqual(_ a: [CellTotal], _ b: [CellTotal]) {
    #expect(a.map(\.n) == b.map(\.n))
    for (x, y) in zip(a, b) {
      #expect(abs(x.w - y.w) < 1e-9)
      #expect(abs(x.wy - y.wy) < 1e-9)
    }
  }

  @Test func aReplicateIsTheSumOverItsRows() throws {
    let sample = try survey.gathered()
    let bootstrap = try #require(RaoWuBootstrap(sample.design, seed: 7))
    for replicate in 0..<5 {
      let weights = bootstrap.weights(replicate)
      expectEqual(sample.totals(weights), naive(weights))
    }
  }

  @Test func everyPSUOnceIsTheSample() throws {
    let sample = try survey.gathered()
    let everyone = ReplicateWeights(psuCount: sample.psuCount) { _ in true }
    #expect(sample.totals(everyone) == sample.totals)
    expectEqual(sample.totals, naive(everyone))
    #expect(sample.whole.n == survey.rows.count)
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func theOrderOfRowsDoesNotMatter(seed: UInt64) throws {
    let sample = try survey.gathered()
    let shuffled = try survey.gathered(shuffled: seed)
    // Weights of quarters have exact sums.
    for psu in 0..<sample.psuCount {
      #expect(sample.contributions(of: psu) == shuffled.contributions(of: psu))
    }
    #expect(sample.totals == shuffled.totals)
  }

  @Test func aDomainIsTheSumOverItsRows() throws {
    let sample = try survey.gathered()
    let tuples = survey.tuples
    // Even PSUs give their cells of one level, odd ones those of another.
    let domain = sample.domain { psu in tuples.map { $0[0] == UInt32(psu % 2) } }
    var cases = 0
    var ones = 0.0
    var weight = 0.0
    for row in survey.rows where row.levels[0] == UInt32(row.psu % 2) {
      cases += 1
      weight += row.weight
      if row.isOne { ones += row.weight }
    }
    #expect(domain.cases == cases)
    #expect(abs(domain.ones - ones) < 1e-9)
    #expect(abs(domain.weight - weight) < 1e-9)
  }

  @Test func aPSUDrawnTwiceIsTwoPSUs() throws {
    let sample = try survey.gathered()
    var weights = ReplicateWeights(psuCount: sample.psuCount) { $0 < 3 }
    weights.timesDrawn[1] = 2
    let everyone = [Bool](repeating: true, count: sample.cells.count)
    #expect(sample.psus(in: everyone, drawn: weights) == 4)
    #expect(sample.psus(in: everyone.map { _ in false }, drawn: weights) == 0)
    // A leaf needs four PSUs on either side: only a PSU drawn twice gives so many.
    var rules = GrowthRules()
    rules.minPSUs = 4
    rules.maxDepth = 1
    let totals = sample.totals(weights)
    var grower = Grower(sample.cells)
    #expect(sample.grow(&grower, totals, weights, rules: rules).nodes.count == 3)
    weights.timesDrawn[1] = 1
    let fewer = sample.totals(weights)
    #expect(sample.grow(&grower, fewer, weights, rules: rules).nodes.count == 1)
  }

  /// The same rows with their weights in quarters, which are whole numbers.
  private func inQuarters(_ sample: PSUCells) -> PSUCells {
    let entries = (0..<sample.psuCount).map { sample.contributions(of: $0) }
    var starts = [0]
    for own in entries { starts.append(starts[starts.count - 1] + own.count) }
    let all = entries.flatMap(\.self)
    let psus = PSUCellTotals(
      starts: Array(starts.dropLast()), ends: Array(starts.dropFirst()),
      entries: .whole(
        all.map {
          PSUCellTotals.Entry(
            cell: $0.cell, weight: UInt32(4 * ($0.ones + $0.zeros)), ones: UInt32(4 * $0.ones))
        }),
      rows: all.map { UInt16($0.n) }, strata: survey.strata.map { Int($0) },
      stratumSizes: sample.design.psusPerStratum)
    return PSUCells(
      cells: sample.cells,
      totals: sample.totals.map { CellTotal(n: $0.n, w: 4 * $0.w, wy: 4 * $0.wy) },
      design: sample.design, psus: psus, redraws: true)
  }

  @Test(arguments: 1...PSUCells.replicatesAtOnce)
  func replicatesTogetherAreTheSameAsOneByOne(count: Int) throws {
    let sample = try survey.gathered()
    let whole = inQuarters(sample)
    let bootstrap = try #require(RaoWuBootstrap(sample.design, seed: 7))
    let weights = (0..<count).map(bootstrap.weights)
    let together = whole.totals(weights)
    #expect(together.count == count)
    for replicate in 0..<count {
      // Four times a number has the same digits.
      let expected = sample.totals(weights[replicate]).map {
        CellTotal(n: $0.n, w: 4 * $0.w, wy: 4 * $0.wy)
      }
      #expect(together[replicate] == expected)
      #expect(whole.totals(weights[replicate]) == expected)
      #expect(sample.totals(weights)[replicate] == sample.totals(weights[replicate]))
    }
    for psu in 0..<sample.psuCount {
      let quarters = sample.contributions(of: psu).map {
        PSUCells.Contribution(cell: $0.cell, n: $0.n, ones: 4 * $0.ones, zeros: 4 * $0.zeros)
      }
      #expect(whole.contributions(of: psu) == quarters)
    }
  }
}
