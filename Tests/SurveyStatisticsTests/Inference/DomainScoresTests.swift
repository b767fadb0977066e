import Testing

@testable import SurveyStatistics

/// Scores formed in one pass against the definition's two (``SurveyDesign/variance(of:)``).
@Suite struct DomainScoresTests {
  /// A stratum whose first PSU weighs as much as many others, which may all be equal; and a second
  /// stratum of few PSUs.
  @Test(arguments: [1.0, 100, 4000, 1_000_000], [false, true])
  func oneHeavyPSUCostsNoDigits(first weight: Double, areOthersEqual: Bool) throws {
    let count = 20_000
    let strata = (0..<count).map { Int32($0 < count - 5 ? 0 : 1) }
    let design = try SurveyDesign(stratumOfPSU: strata)
    let units = (0..<count).map { psu in
      let weight = psu == 0 ? weight : 1
      let share = psu == 0 || psu > count - 3 ? 0.75 : areOthersEqual ? 0.25 : Double(psu % 7) / 8
      return DomainTotals.Unit(
        index: Int32(psu), cases: 1, ones: weight * share, zeros: weight * (1 - share))
    }
    // A domain of all PSUs, and one of a few.
    let domains = [units, units.filter { $0.index % 50 == 3 }].map { DomainTotals($0) }
    var scores = DomainScores(
      design,
      totals: domains.map { DomainTotals(cases: $0.cases, ones: $0.ones, zeros: $0.zeros) })
    scores.addRate(0)
    scores.addRate(1)
    scores.addDifference(1, minus: 0)
    let parts = scores.shares(2).map { share in
      scores.sums(of: share) { psu, sums in
        for domain in sums.indices {
          sums[domain] = DomainScores.Sums()
          guard domain == 0 || psu % 50 == 3 else { continue }
          sums[domain].hasCase = 1
          sums[domain].ones = units[psu].ones
          sums[domain].zeros = units[psu].zeros
        }
      }
    }
    let found = scores.variances(parts)
    let expected = [
      design.variance(of: domains[0].rateResiduals()),
      design.variance(of: domains[1].rateResiduals()),
      design.variance(
        of: domains[1].rateResiduals().adding(domains[0].rateResiduals(times: -1))),
    ]
    for (found, expected) in zip(found, expected) {
      let variance = try #require(expected.value)
      #expect(abs((found.value ?? 0) - variance) <= 1e-10 * variance)
      #expect(found.psus == expected.psus && found.strata == expected.strata)
    }
  }

  /// PSUs with the same score do not vary at all.
  @Test func equalPSUsDoNotDeviate() throws {
    let design = try SurveyDesign(stratumOfPSU: [Int32](repeating: 0, count: 1000))
    var scores = DomainScores(
      design, totals: [DomainTotals(cases: 1000, ones: 1000 * 0.1, zeros: 1000 * 0.3)])
    scores.addRate(0)
    let parts = scores.shares(1).map { share in
      scores.sums(of: share) { _, sums in
        sums[0].hasCase = 1
        sums[0].ones = 0.1
        sums[0].zeros = 0.3
      }
    }
    #expect(scores.variances(parts)[0].value == 0)
  }
}
