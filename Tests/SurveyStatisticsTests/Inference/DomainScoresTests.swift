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
      scores.sums(of: share) { block in
        for domain in 0...1 {
          block.clear(domain)
          for (lane, psu) in block.psus.enumerated() where domain == 0 || psu % 50 == 3 {
            let unit = units[Int(psu)]
            block.add(domain, lane: lane, ones: unit.ones, zeros: unit.zeros)
          }
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

  /// Strata of as many PSUs as fill no, one, or several blocks, and a few more; domains of which
  /// one is made of two others.
  @Test(arguments: [1, 2, 3, 4, 5, 31, 32, 33, 64, 70])
  func blocksOfPSUsEndAnywhere(psus: Int) throws {
    let strata = (0..<3 * psus).map { Int32($0 / psus) }
    let design = try SurveyDesign(stratumOfPSU: strata)
    let leaves = (0..<2).map { domain in
      strata.indices.filter { $0 % 5 != domain }.map { psu in
        DomainTotals.Unit(
          index: Int32(psu), cases: 1, ones: Double(psu * 7 % 11), zeros: Double(3 + psu % 4))
      }
    }
    let all = DomainTotals(leaves[0] + leaves[1])
    let domains = leaves.map { DomainTotals($0) } + [all]
    var scores = DomainScores(
      design,
      totals: domains.map { DomainTotals(cases: $0.cases, ones: $0.ones, zeros: $0.zeros) })
    for domain in domains.indices { scores.addRate(domain) }
    scores.addDifference(1, minus: 0)
    scores.addDifference(0, minus: 2)
    let expected =
      domains.map { design.variance(of: $0.rateResiduals()) }
      + [(1, 0), (0, 2)].map { a, b in
        design.variance(
          of: domains[a].rateResiduals().adding(domains[b].rateResiduals(times: -1)))
      }
    for threads in 1...4 {
      let parts = scores.shares(threads).map { share in
        scores.sums(of: share) { block in
          for leaf in leaves.indices {
            block.clear(leaf)
            for (lane, psu) in block.psus.enumerated() {
              guard let unit = leaves[leaf].first(where: { $0.index == psu }) else { continue }
              block.add(leaf, lane: lane, ones: unit.ones, zeros: unit.zeros)
            }
          }
          block.join(0, 1, to: 2)
        }
      }
      for (found, expected) in zip(scores.variances(parts), expected) {
        #expect(found.psus == expected.psus && found.strata == expected.strata)
        #expect((found.value == nil) == (expected.value == nil))
        let variance = expected.value ?? 0
        #expect(abs((found.value ?? 0) - variance) <= 1e-12 * variance)
      }
    }
  }

  /// PSUs with the same score do not vary at all.
  @Test func equalPSUsDoNotDeviate() throws {
    let design = try SurveyDesign(stratumOfPSU: [Int32](repeating: 0, count: 1000))
    var scores = DomainScores(
      design, totals: [DomainTotals(cases: 1000, ones: 1000 * 0.1, zeros: 1000 * 0.3)])
    scores.addRate(0)
    let parts = scores.shares(1).map { share in
      scores.sums(of: share) { block in
        block.clear(0)
        for lane in block.psus.indices { block.add(0, lane: lane, ones: 0.1, zeros: 0.3) }
      }
    }
    #expect(scores.variances(parts)[0].value == 0)
  }
}
