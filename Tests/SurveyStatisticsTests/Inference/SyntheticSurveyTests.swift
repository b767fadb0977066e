import SurveyStatistics
import Testing

/// Every estimator against R on one small survey: all lone-PSU policies, with and without finite
/// population correction, with PSUs and without, in domains that miss PSUs and strata.
@Suite struct SyntheticSurveyTests {
  private static let tolerance = 1e-10

  @Test(arguments: SyntheticReference.rates)
  func rateAgreesWithR(_ reference: SyntheticReference.Rate) throws {
    let design = try SyntheticSurvey.design(
      reference.kind, reference.policy, fpc: reference.fpc)
    let estimate = design.rate(of: SyntheticSurvey.totals(reference.kind, reference.domain))
    #expect(Agreement.within(Self.tolerance, estimate.rate, reference.rate))
    #expect(Agreement.within(Self.tolerance, estimate.standardError, reference.se))
    #expect(Agreement.within(Self.tolerance, estimate.designEffect, reference.deff))
    #expect(estimate.degreesOfFreedom == reference.df)
    #expect(estimate.cases == reference.cases)
    #expect(estimate.note == nil)
  }

  @Test(arguments: SyntheticReference.intervals)
  func intervalAgreesWithR(_ reference: SyntheticReference.Interval) throws {
    let design = try SyntheticSurvey.design(reference.kind)
    let estimate = design.rate(of: SyntheticSurvey.totals(reference.kind, reference.domain))
    let interval = try #require(estimate.interval(reference.method))
    #expect(Agreement.within(1e-9, interval.low, reference.low))
    #expect(Agreement.within(1e-9, interval.high, reference.high))
  }

  @Test(arguments: SyntheticReference.contrasts)
  func contrastAgreesWithR(_ reference: SyntheticReference.Contrast) throws {
    let kind = reference.kind
    let design = try SyntheticSurvey.design(kind, reference.policy, fpc: reference.fpc)
    let a = SyntheticSurvey.totals(kind, reference.a)
    let b = SyntheticSurvey.totals(kind, reference.b)
    let overlap: Overlap =
      switch (reference.a, reference.b) {
      case (.a, .b): .none
      case (.a, .all): .firstWithinSecond
      default:
        .shared(
          SyntheticSurvey.totals(kind) { reference.a.holds($0) && reference.b.holds($0) })
      }
    let difference = design.difference(a, minus: b, overlap: overlap)
    #expect(Agreement.within(Self.tolerance, difference.value, reference.difference))
    #expect(Agreement.within(Self.tolerance, difference.standardError, reference.se))
    #expect(difference.degreesOfFreedom == reference.df)
    let ratio = design.ratio(a, to: b, overlap: overlap)
    #expect(Agreement.within(Self.tolerance, ratio.value, reference.ratio))
    #expect(Agreement.within(Self.tolerance, ratio.standardError, reference.seOfRatio))
    let covariance = design.covariance(of: a, b, overlap: overlap)
    #expect(Agreement.within(1e-9, covariance, reference.covariance))
  }

  @Test(arguments: SyntheticReference.independence)
  func independenceTestAgreesWithR(_ reference: SyntheticReference.Independence) throws {
    let kind = reference.kind
    let design = try SyntheticSurvey.design(kind, reference.policy, fpc: reference.fpc)
    let children = [SyntheticSurvey.Domain.a, .b].map { group in
      SyntheticSurvey.totals(kind) { row in
        group.holds(row) && reference.within.holds(row)
          && !(reference.emptyCell && group == .b && !row.isOne)
      }
    }
    let test = try #require(design.independenceTest(children[0], children[1]))
    #expect(Agreement.within(1e-9, test.f, reference.f))
    #expect(test.df1 == 1)
    #expect(test.df2 == reference.df2)
    #expect(Agreement.within(1e-9, test.p, reference.p))
  }

  @Test(arguments: SyntheticReference.jackknife)
  func jackknifeAgreesWithR(_ reference: SyntheticReference.Replication) throws {
    let design = try SyntheticSurvey.design(.psus, fpc: reference.fpc)
    let jackknife = try #require(Jackknife(design))
    let totals = SyntheticSurvey.totals(.psus, reference.domain)
    let result = jackknife.variance(of: jackknife.rates(of: totals))
    #expect(Agreement.within(1e-10, result.standardError, reference.se))
    #expect(result.missing == 0)
    // The short cut over totals is the same as weighing every PSU anew.
    let weighed = (0..<jackknife.count).map { jackknife.weights($0).rate(of: totals) }
    #expect(Agreement.within(1e-12, jackknife.variance(of: weighed).standardError, reference.se))
  }

  /// A design that lists each row as a PSU gives what the sums over rows give.
  @Test(arguments: SyntheticSurvey.Domain.allCases)
  func sumsOverRowsEqualRowsListedAsPSUs(_ domain: SyntheticSurvey.Domain) throws {
    let rows = SyntheticSurvey.rows
    let listed = try SurveyDesign(stratumOfPSU: rows.map { Int32($0.stratum) })
    let totals = DomainTotals(
      rows.indices.filter { domain.holds(rows[$0]) }.map { index in
        var unit = DomainTotals.Unit(index: Int32(index))
        unit.add(weight: rows[index].weight, isOne: rows[index].isOne)
        return unit
      })
    let expected = listed.rate(of: totals)
    let summed = try SyntheticSurvey.design(.rows).rate(of: SyntheticSurvey.totals(.rows, domain))
    let variance = try #require(expected.variance)
    #expect(Agreement.within(1e-12, summed.variance, variance))
    #expect(summed.psus == expected.psus)
    #expect(summed.strata == expected.strata)
  }

  @Test(arguments: SyntheticSurvey.Kind.allCases)
  func scaleOfTheWeightsChangesNothing(_ kind: SyntheticSurvey.Kind) throws {
    let design = try SyntheticSurvey.design(kind)
    let plain = design.rate(of: SyntheticSurvey.totals(kind, .a))
    let scaled = design.rate(
      of: SyntheticSurvey.totals(kind, weightScale: 1e6) { SyntheticSurvey.Domain.a.holds($0) })
    let se = try #require(plain.standardError)
    #expect(Agreement.within(1e-13, scaled.standardError, se))
    let rate = try #require(plain.rate)
    #expect(Agreement.within(1e-14, scaled.rate, rate))
  }
}
