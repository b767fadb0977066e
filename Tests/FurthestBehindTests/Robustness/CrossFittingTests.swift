import ClassificationTree
import SurveyModel
import SurveyStatistics
import Testing

@testable import FurthestBehind

@Suite struct CrossFittingTests {
  private let survey = RobustnessSurvey(seed: 3, levelCounts: [2, 3]) {
    0.2 + 0.3 * Double($0[0]) + 0.05 * Double($0[1])
  }

  private func rules(_ n: Int, _ weight: Double) -> GrowthRules {
    var rules = GrowthRules()
    rules.minCases = n / 11
    rules.minSplit = 2 * rules.minCases
    rules.cp = 1 / Double(n)
    return rules
  }

  private func crossFitting(
    _ direction: Direction = .opportunity, repeats: Int = 3, seed: UInt64 = 5
  ) throws -> CrossFitting {
    CrossFitting(
      sample: try survey.gathered(), direction: direction, repeats: repeats, folds: 4, seed: seed,
      rules: rules)
  }

  /// The pooled rates of one repeat, row by row.
  private func naiveRates(_ fit: CrossFit, repeat index: Int) -> (behind: Double, ahead: Double) {
    let tuples = survey.tuples
    var sums = [0.0, 0, 0, 0]
    for row in survey.rows {
      let fold = Int(fit.foldOfPSU[index][row.psu])
      let tree = fit.fits[index * fit.folds + fold]
      guard let cell = tuples.firstIndex(of: row.levels) else { continue }
      if tree.isBehind[cell] {
        sums[0] += row.weight
        sums[1] += row.isOne ? row.weight : 0
      }
      if tree.isAhead[cell] {
        sums[2] += row.weight
        sums[3] += row.isOne ? row.weight : 0
      }
    }
    return (sums[1] / sums[0], sums[3] / sums[2])
  }

  @Test func ratesArePooledOverTheHeldOutFolds() throws {
    let fit = try #require(try crossFitting().run(threads: 1))
    #expect(fit.folds == 4)
    #expect(fit.fits.count == 12)
    let rates = (0..<3).map { naiveRates(fit, repeat: $0) }
    let behind = try #require(fit.behind.value)
    let ahead = try #require(fit.ahead.value)
    #expect(abs(behind - rates.map(\.behind).reduce(0, +) / 3) < 1e-12)
    #expect(abs(ahead - rates.map(\.ahead).reduce(0, +) / 3) < 1e-12)
    let gap = try #require(fit.gap.value)
    #expect(abs(gap - (ahead - behind)) < 1e-12)
    let everyone = try survey.gathered().whole.rate
    let difference = try #require(fit.behindMinusAverage.value)
    #expect(abs(difference - (behind - everyone)) < 1e-12)
  }

  @Test func treesAreGrownOnTheOtherFoldsAlone() throws {
    let fit = try #require(try crossFitting(repeats: 1).run(threads: 1))
    for fold in 0..<fit.folds {
      let training = survey.rows.filter { Int(fit.foldOfPSU[0][$0.psu]) != fold }
      let root = fit.fits[fold].tree.root.total
      #expect(root.n == training.count)
      #expect(abs(root.w - training.reduce(0) { $0 + $1.weight }) < 1e-9)
    }
  }

  @Test func aBarrierMirrorsAnOpportunity() throws {
    let opportunity = try #require(try crossFitting(.opportunity).run(threads: 1))
    let barrier = try #require(try crossFitting(.barrier).run(threads: 1))
    #expect(barrier.behind == opportunity.ahead)
    #expect(barrier.ahead == opportunity.behind)
    #expect(barrier.gap.value == opportunity.gap.value)
  }

  @Test func threadsChangeNothing() throws {
    let one = try #require(try crossFitting().run(threads: 1))
    let many = try #require(try crossFitting().run(threads: 7))
    #expect(one.behind == many.behind)
    #expect(one.gap == many.gap)
    #expect(one.foldOfPSU == many.foldOfPSU)
    let other = try #require(try crossFitting(seed: 6).run(threads: 7))
    #expect(one.behind != other.behind)
  }

  @Test func withoutASplitEverybodyIsBothExtremes() throws {
    var fitting = try crossFitting()
    fitting.rules = { n, _ in
      var rules = GrowthRules()
      rules.minCases = n
      return rules
    }
    let fit = try #require(fitting.run(threads: 2))
    #expect(fit.treesWithoutSplit == 12)
    #expect(fit.behind == fit.ahead)
    #expect(try abs(#require(fit.gap.value)) < 1e-12)
  }

  @Test func nothingToFit() throws {
    let fit = try crossFitting(repeats: 0).run(threads: 1)
    #expect(fit?.repeats == nil)
  }

  @Test func handGivenCountsAreScaledAndTruncated() {
    var request = TreeRequest(input: .file("a.csv"), indicator: "y", direction: .opportunity)
    var rules = request.growthRules(forPart: 800, weight: 9, ofSample: 1000, circumstances: [])
    // The profile follows the part's own rows: 800 / 11 = 72.7, twice 72.7 = 145.5.
    #expect(rules.minCases == 72)
    #expect(rules.minSplit == 145)
    #expect(rules.cp == 1.0 / 800)
    request.rules.minCases = 61
    request.rules.minPSUs = 4
    request.rules.minShare = 0.1
    request.rules.cp = 0.01
    rules = request.growthRules(forPart: 800, weight: 9, ofSample: 1000, circumstances: [])
    #expect(rules.minCases == 48)
    #expect(rules.minSplit == 97)
    #expect(rules.minPSUs == 3)
    #expect(rules.minWeight == 0.9)
    #expect(rules.cp == 0.01)
    request.rules.minSplit = 61
    rules = request.growthRules(forPart: 800, weight: 9, ofSample: 1000, circumstances: [])
    #expect(rules.minSplit == 48)
  }
}
