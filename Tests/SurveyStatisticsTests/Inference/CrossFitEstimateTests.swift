import SurveyStatistics
import Testing

@Suite struct CrossFitEstimateTests {
  /// The estimates of three domains of one survey stand for three repeats.
  private static func repeats() throws -> [RateEstimate] {
    let design = try SyntheticSurvey.design(.psus)
    return [SyntheticSurvey.Domain.a, .b, .even].map {
      design.rate(of: SyntheticSurvey.totals(.psus, $0))
    }
  }

  @Test func poolsMeansAndTheSmallestDegreesOfFreedom() throws {
    let pooled = CrossFitEstimate(rates: try Self.repeats())
    // From R's figures of the three domains.
    let rate = (0.4719471947195 + 0.6644736842105 + 0.4212962962963) / 3
    let squares = [0.09396775850947, 0.09582212415891, 0.1149433883138].map { $0 * $0 }
    let se = (squares.reduce(0, +) / 3).squareRoot()
    #expect(Agreement.within(1e-10, pooled.value, rate))
    #expect(Agreement.within(1e-10, pooled.standardError, se))
    #expect(pooled.degreesOfFreedom == 2)
    let interval = try #require(pooled.interval(.ninetyFive, within: 0...1))
    // qt(0.975, 2) = 4.30265272974946
    #expect(Agreement.within(1e-9, interval.low, rate - 4.30265272974946 * se))
    #expect(Agreement.within(1e-9, interval.high, rate + 4.30265272974946 * se))
    let wide = try #require(ConfidenceLevel(0.999))
    #expect(pooled.interval(wide, within: 0...1) == ConfidenceInterval(low: 0, high: 1))
  }

  @Test func poolsDifferences() throws {
    let design = try SyntheticSurvey.design(.psus)
    let a = SyntheticSurvey.totals(.psus, .a)
    let b = SyntheticSurvey.totals(.psus, .b)
    let all = SyntheticSurvey.totals(.psus, .all)
    let pooled = CrossFitEstimate(differences: [
      design.difference(a, minus: b, overlap: .none),
      design.difference(a, minus: all, overlap: .firstWithinSecond),
    ])
    #expect(Agreement.within(1e-10, pooled.value, (-0.192526489491054 - 0.0404367062093207) / 2))
    let variance = (0.145938686446661 * 0.145938686446661 + 0.0781801595337581 * 0.0781801595337581)
    #expect(Agreement.within(1e-10, pooled.variance, variance / 2))
    let interval = try #require(pooled.interval(.ninetyFive, within: -1...1))
    #expect(interval.contains(0))
  }

  @Test func repeatsWithoutAValueAreLeftOut() throws {
    let design = try SyntheticSurvey.design(.psus)
    let empty = design.rate(of: DomainTotals())
    let one = try Self.repeats()[0]
    let pooled = CrossFitEstimate(rates: [empty, one])
    #expect(pooled.missing == 1)
    #expect(pooled.value == one.rate)
    #expect(pooled.degreesOfFreedom == one.degreesOfFreedom)
    let none = CrossFitEstimate(rates: [empty])
    #expect(none.value == nil && none.note == .noCases && none.standardError == nil)
    #expect(CrossFitEstimate(rates: []).value == nil)
  }

  @Test func oneRepeatThatCannotBeEstimatedLeavesNoInterval() throws {
    let design = try SyntheticSurvey.design(.psus)
    let thin = design.rate(of: SyntheticSurvey.totals(.psus) { $0.psuCode == 1 })
    #expect(thin.degreesOfFreedom == 0)
    let pooled = CrossFitEstimate(rates: [thin] + (try Self.repeats()))
    #expect(pooled.value != nil)
    #expect(pooled.standardError == nil)
    #expect(pooled.note == .tooFewPSUs(psus: 6, strata: 6))
    #expect(pooled.interval(.ninetyFive, within: 0...1) == nil)
  }

  @Test func ratesThatNeverVaryHaveNoStandardError() throws {
    let design = try SyntheticSurvey.design(.psus)
    let ones = design.rate(of: SyntheticSurvey.totals(.psus) { $0.isOne })
    #expect(ones.note == .noVariation)
    let pooled = CrossFitEstimate(rates: [ones, ones])
    #expect(pooled.value == 1 && pooled.note == .noVariation && pooled.standardError == nil)
    // Beside a repeat that varies it counts as a variance of 0.
    let mixed = CrossFitEstimate(rates: [ones, try Self.repeats()[0]])
    #expect(Agreement.within(1e-10, mixed.variance, 0.09396775850947 * 0.09396775850947 / 2))
  }
}
