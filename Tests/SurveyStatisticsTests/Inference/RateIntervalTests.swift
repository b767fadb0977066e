import Foundation
import SurveyStatistics
import Testing

/// Intervals at the edges of what can be estimated.
@Suite struct RateIntervalTests {
  /// Three strata of two PSUs.
  private static func design() throws -> SurveyDesign {
    try SurveyDesign(stratumOfPSU: [0, 0, 1, 1, 2, 2])
  }

  /// A domain with the same rows in each PSU listed.
  private static func totals(ones: Int, zeros: Int, psus: [Int32]) -> DomainTotals {
    DomainTotals(
      psus.map {
        .init(
          index: $0, cases: Int32(ones + zeros), ones: Double(ones), zeros: Double(zeros))
      })
  }

  @Test(arguments: IntervalMethod.allCases)
  func noOnesGiveAnUpperLimitAlone(_ method: IntervalMethod) throws {
    let estimate = try Self.design().rate(
      of: Self.totals(ones: 0, zeros: 5, psus: [0, 1, 2, 3, 4, 5]))
    #expect(estimate.rate == 0)
    #expect(estimate.note == .noVariation)
    #expect(estimate.standardError == nil)
    #expect(estimate.designEffect == nil)
    #expect(estimate.effectiveCases == nil)
    let interval = try #require(estimate.interval(method))
    // Clopper and Pearson's upper limit for 0 of 30.
    #expect(interval.low == 0)
    #expect(Agreement.within(1e-13, interval.high, 0.11570330822202781))
  }

  @Test(arguments: IntervalMethod.allCases)
  func noZerosMirrorNoOnes(_ method: IntervalMethod) throws {
    let estimate = try Self.design().rate(
      of: Self.totals(ones: 5, zeros: 0, psus: [0, 1, 2, 3, 4, 5]))
    #expect(estimate.rate == 1)
    let interval = try #require(estimate.interval(method))
    #expect(interval.high == 1)
    #expect(Agreement.within(1e-13, interval.low, 1 - 0.11570330822202781))
  }

  /// A clustered ancestor widens the interval; one more even than chance does not narrow it.
  @Test(arguments: [(2.0, 15.0), (0.5, 30), (1, 30)])
  func ancestorDesignEffectDividesTheCases(_ deff: Double, _ size: Double) throws {
    let estimate = try Self.design().rate(
      of: Self.totals(ones: 0, zeros: 5, psus: [0, 1, 2, 3, 4, 5]))
    let interval = try #require(estimate.interval(.logit, ancestorDesignEffect: deff))
    #expect(Agreement.within(1e-13, interval.high, 1 - pow(0.025, 1 / size)))
  }

  /// 3 of 25 effective cases; the sample is so even that the effective size is the 25 cases.
  @Test func wilsonIntervalOfFewCases() throws {
    let psus = [Int32](repeating: 0, count: 25)
    let units = psus.indices.map { i -> DomainTotals.Unit in
      let isOne = i % 8 == 4
      return DomainTotals.Unit(
        index: Int32(i), cases: 1, ones: isOne ? 1 : 0, zeros: isOne ? 0 : 1)
    }
    let design = try SurveyDesign(
      stratumOfPSU: psus, samplingFractions: [0.5], lonePSU: .grandMean)
    let estimate = design.rate(of: DomainTotals(units))
    #expect(estimate.rate == 0.12)
    let interval = try #require(estimate.interval(.wilson))
    #expect(Agreement.within(1e-10, interval.low, 0.04166817150440361))
    #expect(Agreement.within(1e-10, interval.high, 0.29955793920927326))
  }

  @Test func onePSUPerStratumIsNotEstimable() throws {
    let estimate = try Self.design().rate(of: Self.totals(ones: 2, zeros: 3, psus: [0, 2]))
    #expect(estimate.rate == 0.4)
    #expect(estimate.degreesOfFreedom == 0)
    #expect(estimate.note == .tooFewPSUs(psus: 2, strata: 2))
    #expect(estimate.standardError == nil)
    for method in IntervalMethod.allCases { #expect(estimate.interval(method) == nil) }
  }

  @Test func emptyDomainHasNoRate() throws {
    let design = try Self.design()
    let empty = DomainTotals()
    let some = Self.totals(ones: 1, zeros: 1, psus: [0, 1])
    let estimate = design.rate(of: empty)
    #expect(estimate.rate == nil && estimate.note == .noCases && estimate.cases == 0)
    #expect(estimate.interval(.logit) == nil)
    #expect(design.difference(empty, minus: some, overlap: .none).note == .noCases)
    #expect(design.ratio(some, to: empty, overlap: .none).value == nil)
    #expect(design.covariance(of: empty, some, overlap: .none) == nil)
    #expect(design.independenceTest(empty, some) == nil)
  }

  @Test func singleRowIsNotEstimable() throws {
    let design = try SurveyDesign(rowsPerStratum: [1])
    let row = DomainTotals([.init(index: 0, cases: 1, ones: 2, squaredOnes: 4)])
    let estimate = design.rate(of: row)
    #expect(estimate.rate == 1)
    #expect(estimate.note == .tooFewPSUs(psus: 1, strata: 1))
    #expect(estimate.interval(.kornGraubard) == nil)
  }

  @Test func ratioToNothingIsUndefined() throws {
    let design = try Self.design()
    let ones = Self.totals(ones: 1, zeros: 1, psus: [0, 1, 2, 3])
    let none = Self.totals(ones: 0, zeros: 2, psus: [0, 1, 2, 3])
    let ratio = design.ratio(ones, to: none, overlap: .none)
    #expect(ratio.value == nil && ratio.note == .zeroDenominator)
    #expect(ratio.interval(.ninetyFive) == nil)
    let difference = design.difference(none, minus: none, overlap: .firstWithinSecond)
    #expect(difference.value == 0 && difference.note == .noVariation)
    #expect(difference.standardError == nil)
  }

  @Test func sumsBeyondANumbersReachAreRefused() throws {
    let design = try Self.design()
    let huge = DomainTotals(
      [Int32](0..<6).map { .init(index: $0, cases: 2, ones: 1e308, zeros: 1e308) })
    let estimate = design.rate(of: huge)
    #expect(estimate.rate == nil && estimate.note == .overflow)
    #expect(design.independenceTest(huge, huge) == nil)
  }

  /// Squared weights overflow long before the weights do: no variance of 0 may come of it.
  @Test func squaresBeyondANumbersReachAreRefused() throws {
    let design = try SurveyDesign(rowsPerStratum: [4])
    var stratum = DomainTotals.Unit(index: 0)
    for isOne in [true, false, true, false] { stratum.add(weight: 1e200, isOne: isOne) }
    let estimate = design.rate(of: DomainTotals([stratum]))
    #expect(estimate.rate == 0.5)
    #expect(estimate.note == .overflow && estimate.standardError == nil)
  }

  @Test func differenceHasItsInterval() throws {
    let estimate = try SyntheticSurvey.design(.psus).difference(
      SyntheticSurvey.totals(.psus, .a), minus: SyntheticSurvey.totals(.psus, .b), overlap: .none)
    let interval = try #require(estimate.interval(.ninetyFive))
    // R: -0.192526489491054 -+ qt(0.975, 10) * 0.145938686446661
    #expect(Agreement.within(1e-10, interval.low, -0.517698146770702))
    #expect(Agreement.within(1e-10, interval.high, 0.132645167788594))
    #expect(interval.contains(0))
  }

  @Test(arguments: [0, 1, -0.5, 1.5, Double.nan, .infinity])
  func confidenceMustLieBetweenNoneAndAll(_ share: Double) {
    #expect(ConfidenceLevel(share) == nil)
  }

  @Test(arguments: IntervalMethod.allCases)
  func moreConfidenceIsWider(_ method: IntervalMethod) throws {
    let estimate = try SyntheticSurvey.design(.psus).rate(of: SyntheticSurvey.totals(.psus, .a))
    let ninety = try #require(ConfidenceLevel(0.9))
    let ninetyNine = try #require(ConfidenceLevel(0.99))
    let narrow = try #require(estimate.interval(method, confidence: ninety))
    let wide = try #require(estimate.interval(method, confidence: ninetyNine))
    let rate = try #require(estimate.rate)
    #expect(wide.low < narrow.low && narrow.low < rate)
    #expect(wide.high > narrow.high && narrow.high > rate)
  }
}
