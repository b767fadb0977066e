import SurveyStatistics
import Testing

@Suite struct SurveyDesignTests {
  @Test func countsPSUsAndStrata() throws {
    let design = try SyntheticSurvey.design(.psus)
    #expect(design.psuCount == 16)
    #expect(design.unitCount == 16)
    #expect(design.stratumCount == 6)
    #expect(design.psusPerStratum == SyntheticSurvey.psusPerStratum)
    #expect(design.lonePSUCount == 2)
    #expect(!design.hasRowsAsPSUs)
    let rows = try SyntheticSurvey.design(.rows)
    #expect(rows.unitCount == 6)
    #expect(rows.psuCount == SyntheticSurvey.rows.count)
    #expect(rows.hasRowsAsPSUs)
  }

  @Test func refusesStrataThatCannotBe() {
    #expect(throws: SurveyDesignError.stratumOutOfRange(-1, strata: 2)) {
      try SurveyDesign(stratumOfPSU: [0, -1])
    }
    #expect(throws: SurveyDesignError.stratumOutOfRange(.init(Int32.max), strata: 2)) {
      try SurveyDesign(stratumOfPSU: [0, .max])
    }
  }

  @Test(arguments: [-0.1, 1.1, Double.infinity])
  func refusesFractionsThatAreNone(_ fraction: Double) {
    #expect(throws: SurveyDesignError.fractionOutOfRange(fraction, stratum: 1)) {
      try SurveyDesign(stratumOfPSU: [0, 1], samplingFractions: [0.5, fraction])
    }
  }

  @Test func refusesFractionsThatAreNoNumberOrTooFew() {
    #expect(throws: SurveyDesignError.self) {
      try SurveyDesign(stratumOfPSU: [0], samplingFractions: [.nan])
    }
    #expect(throws: SurveyDesignError.fractionsDoNotMatch(1, strata: 2)) {
      try SurveyDesign(stratumOfPSU: [0, 1], samplingFractions: [0.5])
    }
  }

  @Test func lonePSUsAreRefusedOnlyWhereTheDomainHasThem() throws {
    let design = try SyntheticSurvey.design(.psus, .error)
    let all = SyntheticSurvey.totals(.psus, .all)
    #expect(throws: SurveyDesignError.lonePSUs(strata: 2)) {
      try design.refuseLonePSUs(in: all)
    }
    #expect(design.rate(of: all).note == .lonePSUs(strata: 2))
    #expect(design.rate(of: all).standardError == nil)
    let even = SyntheticSurvey.totals(.psus, .even)
    try design.refuseLonePSUs(in: even)
    // The policy changes nothing where it does not apply.
    #expect(Agreement.within(1e-10, design.rate(of: even).standardError, 0.1149433883138))
    try SyntheticSurvey.design(.psus, .grandMean).refuseLonePSUs(in: all)
  }

  @Test func averageNeedsAStratumWithTwoPSUs() throws {
    let design = try SurveyDesign(stratumOfPSU: [0, 1, 2], lonePSU: .average)
    let totals = DomainTotals(
      [Int32](0..<3).map { .init(index: $0, cases: 2, ones: 1, zeros: Double($0 + 1)) })
    #expect(design.rate(of: totals).note == .lonePSUs(strata: 3))
  }

  /// A stratum drawn whole adds nothing.
  @Test func fullSampleHasNoVariance() throws {
    let design = try SurveyDesign(stratumOfPSU: [0, 0, 0], samplingFractions: [1])
    let totals = DomainTotals(
      [Int32](0..<3).map { .init(index: $0, cases: 2, ones: 1, zeros: Double($0 + 1)) })
    let estimate = design.rate(of: totals)
    #expect(estimate.standardError == 0)
    #expect(estimate.designEffect == 0)
    #expect(estimate.effectiveCases == nil)
    for method in IntervalMethod.allCases {
      let interval = try #require(estimate.interval(method))
      #expect(interval.low.isFinite && interval.high.isFinite)
    }
  }

  @Test func kishEffectIsOnePlusTheSquaredVariation() {
    #expect(kishDesignEffect(rows: 4, weight: 8, squaredWeight: 16) == 1)
    // Weights 1 and 3: mean 2, variance 1.
    #expect(kishDesignEffect(rows: 2, weight: 4, squaredWeight: 10) == 1.25)
    #expect(kishDesignEffect(rows: 0, weight: 0, squaredWeight: 0) == nil)
  }
}
