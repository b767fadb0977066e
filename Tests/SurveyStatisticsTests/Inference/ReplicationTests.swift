import Foundation
import Testing

@testable import SurveyStatistics

@Suite struct ReplicationTests {
  /// Steele, Lea and Flood's generator from state 1234567, as printed in many places.
  @Test func generatorIsSplitMix64() {
    var generator = CounterBasedGenerator(state: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    for value in expected { #expect(generator.next() == value) }
  }

  @Test func streamsDependOnEveryKey() {
    let keys = [(1, 0, 0), (2, 0, 0), (1, 1, 0), (1, 0, 1), (0, 1, 1)]
    var first: Set<UInt64> = []
    for (seed, replicate, stratum) in keys {
      for purpose in [CounterBasedGenerator.Purpose.bootstrap, .folds] {
        var generator = CounterBasedGenerator(
          seed: UInt64(seed), purpose: purpose, replicate: replicate, stratum: stratum)
        first.insert(generator.next())
      }
    }
    #expect(first.count == 10)
  }

  @Test func drawsBelowABoundAreUniform() {
    var generator = CounterBasedGenerator(seed: 3, purpose: .bootstrap, replicate: 0, stratum: 0)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[generator.next(below: 7)] += 1 }
    // Four and a half standard deviations of a binomial count.
    for count in counts { #expect(abs(count - 10_000) < 420) }
    #expect(generator.next(below: 1) == 0)
  }

  @Test func bootstrapDrawsOneLessThanThePSUs() throws {
    let design = try SyntheticSurvey.design(.psus)
    let bootstrap = try #require(RaoWuBootstrap(design, seed: 9))
    for replicate in 0..<50 {
      let weights = bootstrap.weights(replicate)
      var psu = 0
      for n in SyntheticSurvey.psusPerStratum {
        let drawn = weights.timesDrawn[psu..<psu + n].reduce(0, +)
        #expect(drawn == (n == 1 ? 1 : Int32(n - 1)))
        let expansion = n == 1 ? 1 : Double(n) / Double(n - 1)
        for i in psu..<psu + n {
          #expect(weights.multipliers[i] == expansion * Double(weights.timesDrawn[i]))
        }
        psu += n
      }
    }
    #expect(bootstrap.weights(3) == bootstrap.weights(3))
    #expect(bootstrap.weights(3) != bootstrap.weights(4))
    #expect(RaoWuBootstrap(design, seed: 10)?.weights(3) != bootstrap.weights(3))
  }

  /// What a seed draws must not change between versions; the figures are those of a second
  /// implementation in Python.
  @Test func drawsAreTheSameOnEveryMachine() throws {
    let design = try SyntheticSurvey.design(.psus)
    let bootstrap = try #require(RaoWuBootstrap(design, seed: 1))
    let drawn: [Int32] = [2, 0, 0, 1, 0, 0, 2, 1, 1, 0, 1, 1, 1, 1, 0, 1]
    #expect(bootstrap.weights(0).timesDrawn == drawn)
    let folds = try #require(PSUFolds(design, wanted: 5, seed: 1))
    #expect(folds.count == 2)
    let dealt: [Int32] = [0, 0, 1, 1, 0, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 1]
    #expect(folds.folds(repeat: 0) == dealt)
  }

  /// 120 PSUs in 12 strata with clustering and unequal weights.
  @Test func bootstrapAgreesWithTaylor() throws {
    var random = CounterBasedGenerator(seed: 5, purpose: .folds, replicate: 0, stratum: 0)
    let strata = (0..<120).map { Int32($0 % 12) }
    let design = try SurveyDesign(stratumOfPSU: strata)
    var units = strata.indices.map { DomainTotals.Unit(index: Int32($0)) }
    for psu in units.indices {
      let level = 20 + random.next(below: 60)
      for _ in 0..<(10 + random.next(below: 20)) {
        units[psu].add(
          weight: 0.5 + Double(random.next(below: 100)) / 50,
          isOne: random.next(below: 100) < level)
      }
    }
    let totals = DomainTotals(units)
    let taylor = try #require(design.rate(of: totals).variance)
    let bootstrap = try #require(RaoWuBootstrap(design, seed: 1))
    let replicates = 4000
    let result = bootstrap.variance(
      of: (0..<replicates).map { bootstrap.weights($0).rate(of: totals) })
    let variance = try #require(result.variance)
    // Four standard deviations of a variance over 4000 normal replicates, sqrt(2 / B).
    #expect(abs(variance / taylor - 1) < 4 * (2 / Double(replicates)).squareRoot())
    let rate = try #require(totals.rate)
    let mean = try #require(result.mean)
    #expect(abs(mean - rate) < 0.1 * taylor.squareRoot())
    #expect(result.missing == 0)
    let jackknife = try #require(Jackknife(design))
    let ofJackknife = try #require(jackknife.variance(of: jackknife.rates(of: totals)).variance)
    #expect(abs(ofJackknife / taylor - 1) < 0.02)
  }

  @Test func replicatesWithoutAValueAreLeftOutAndCounted() throws {
    let design = try SurveyDesign(stratumOfPSU: [0, 0, 0])
    let jackknife = try #require(Jackknife(design))
    let onePSU = DomainTotals([.init(index: 1, cases: 3, ones: 1, zeros: 2)])
    let rates = jackknife.rates(of: onePSU)
    #expect(rates[1] == nil)
    #expect(rates[0] == 1.0 / 3)
    #expect(jackknife.weights(1).rate(of: onePSU) == nil)
    let result = jackknife.variance(of: rates)
    #expect(result.missing == 1)
    #expect(result.variance == 0)
    let none = jackknife.variance(of: [nil, nil, .nan])
    #expect(none.missing == 3 && none.variance == nil && none.mean == nil)
    let bootstrap = try #require(RaoWuBootstrap(design, seed: 1))
    let values: [Double?] = [1, nil, 3, .infinity]
    let left = bootstrap.variance(of: values)
    #expect(left.variance == 2 && left.mean == 2 && left.missing == 2)
    #expect(bootstrap.variance(of: [1]).variance == nil)
  }

  @Test func rowsAsPSUsHaveNoReplicatesByPSU() throws {
    let design = try SurveyDesign(rowsPerStratum: [10])
    #expect(Jackknife(design) == nil)
    #expect(RaoWuBootstrap(design, seed: 1) == nil)
    #expect(PSUFolds(design, wanted: 5, seed: 1) == nil)
  }

  /// R: `quantile(x, q, type = 1)`.
  @Test(arguments: [
    (0, 1.0), (0.05, 1), (0.25, 3), (0.26, 3), (0.5, 5), (0.51, 6), (0.95, 10), (1, 10),
  ])
  func percentileIsAnObservedValue(_ q: Double, _ expected: Double) {
    let values: [Double?] = [10, 2, nil, 4, 1, 3, .nan, 9, 8, 7, 5, 6]
    #expect(percentile(q, of: values) == expected)
  }

  @Test func percentileOfRoundSharesDoesNotStepOver() {
    let values = (1...200).map { Double?(Double($0)) }
    #expect(percentile(0.05, of: values) == 10)
    #expect(percentile(0.95, of: values) == 190)
    #expect(percentile(0.07, of: (1...100).map { Double($0) }) == 7)
    #expect(percentile(0.5, of: [nil]) == nil)
  }

  @Test func foldsHoldTheirPartOfEveryStratum() throws {
    let strata = (0..<60).map { Int32($0 / 12) } + [5]
    let design = try SurveyDesign(stratumOfPSU: strata)
    let folds = try #require(PSUFolds(design, wanted: 5, seed: 4))
    #expect(folds.count == 5)
    let dealt = folds.folds(repeat: 0)
    for fold in Int32(0)..<5 {
      // The turn runs on: 61 PSUs are 12 or 13 a fold, and 2 or 3 of each stratum of 12.
      #expect((12...13).contains(dealt.count { $0 == fold }))
      for stratum in Int32(0)..<5 {
        let share = strata.indices.count { strata[$0] == stratum && dealt[$0] == fold }
        #expect((2...3).contains(share))
      }
    }
    #expect(folds.folds(repeat: 0) == dealt)
    #expect(folds.folds(repeat: 1) != dealt)
    let small = try SurveyDesign(stratumOfPSU: [0, 0, 0, 1, 1, 1, 1, 2])
    #expect(PSUFolds(small, wanted: 5, seed: 1)?.count == 3)
    let single = try SurveyDesign(stratumOfPSU: [0])
    #expect(PSUFolds(single, wanted: 5, seed: 1) == nil)
  }
}
