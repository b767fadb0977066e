import SurveyStatistics
import Testing

/// The Academic Performance Index samples of R's package survey, as counts by district or school
/// type: `data(api)`, indicator `sch.wide == "Yes"`, R 4.2.2 with survey 4.1.1.
@Suite struct ApiSurveyTests {
  /// Schools by district of apiclus1, and those whose indicator is 1; all weights are equal.
  private static let schools = [13, 34, 4, 13, 16, 2, 1, 4, 12, 21, 9, 11, 37, 2, 4]
  private static let schoolWide = [11, 31, 3, 10, 15, 2, 1, 4, 12, 18, 7, 11, 32, 1, 2]
  /// The same for elementary schools.
  private static let elementary = [10, 34, 2, 10, 13, 2, 1, 2, 9, 16, 4, 8, 30, 1, 2]
  private static let elementaryWide = [10, 31, 2, 9, 12, 2, 1, 2, 9, 15, 3, 8, 25, 1, 2]

  private static func totals(_ schools: [Int], _ ones: [Int]) -> DomainTotals {
    DomainTotals(
      zip(schools, ones).enumerated().map { district, counts in
        DomainTotals.Unit(
          index: Int32(district), cases: Int32(counts.0), ones: 33.846996307373 * Double(counts.1),
          zeros: 33.846996307373 * Double(counts.0 - counts.1))
      })
  }

  private static func design(fpc: Bool) throws -> SurveyDesign {
    try SurveyDesign(
      stratumOfPSU: [Int32](repeating: 0, count: 15), samplingFractions: fpc ? [15.0 / 757] : nil)
  }

  /// `svydesign(ids = ~dnum, weights = ~pw, data = apiclus1)`, whole and `stype == "E"`.
  @Test func clusterSampleAgreesWithR() throws {
    let design = try Self.design(fpc: false)
    let all = design.rate(of: Self.totals(Self.schools, Self.schoolWide))
    #expect(Agreement.within(1e-12, all.rate, 0.874316939890711))
    #expect(Agreement.within(1e-12, all.standardError, 0.0205642374474379))
    #expect(Agreement.within(1e-9, all.designEffect, 0.7004077912669575))
    #expect(all.degreesOfFreedom == 14)
    let logit = try #require(all.interval(.logit))
    #expect(Agreement.within(1e-11, logit.low, 0.8232180267933136))
    #expect(Agreement.within(1e-11, logit.high, 0.9122206241482843))
    // The design effect is below 1: the effective size is capped at the 183 schools.
    let kornGraubard = try #require(all.interval(.kornGraubard))
    #expect(Agreement.within(1e-11, kornGraubard.low, 0.8174026072974051))
    #expect(Agreement.within(1e-11, kornGraubard.high, 0.9186324690874539))

    let elementary = design.rate(of: Self.totals(Self.elementary, Self.elementaryWide))
    #expect(Agreement.within(1e-12, elementary.standardError, 0.0211953229376834))
    #expect(Agreement.within(1e-9, elementary.designEffect, 0.84098048941799))
    let low = elementary.interval(.kornGraubard)?.low
    #expect(Agreement.within(1e-11, low, 0.8589580594157761))
  }

  /// The same with `fpc = ~fpc`, 757 districts.
  @Test func finitePopulationCorrectionAgreesWithR() throws {
    let design = try Self.design(fpc: true)
    let all = design.rate(of: Self.totals(Self.schools, Self.schoolWide))
    #expect(Agreement.within(1e-12, all.standardError, 0.0203594772446274))
    let elementary = design.rate(of: Self.totals(Self.elementary, Self.elementaryWide))
    #expect(Agreement.within(1e-12, elementary.standardError, 0.0209842789524908))
  }

  /// `as.svrepdesign(type = "JK1")`.
  @Test(arguments: [
    (false, 0.020762751077169, 0.023928672646477), (true, 0.0205560142539666, 0.0236904124203636),
  ])
  func jackknifeAgreesWithR(_ fpc: Bool, _ all: Double, _ elementary: Double) throws {
    let design = try Self.design(fpc: fpc)
    let jackknife = try #require(Jackknife(design))
    #expect(jackknife.count == 15)
    let ofAll = jackknife.rates(of: Self.totals(Self.schools, Self.schoolWide))
    #expect(Agreement.within(1e-11, jackknife.variance(of: ofAll).standardError, all))
    let ofElementary = jackknife.rates(of: Self.totals(Self.elementary, Self.elementaryWide))
    #expect(
      Agreement.within(1e-11, jackknife.variance(of: ofElementary).standardError, elementary))
  }

  /// apistrat: schools drawn one by one in three strata, with unequal weights between them.
  @Test(arguments: [
    (false, 0.0247568028754561, 0.8562082924887467),
    (true, 0.0243447801130748, 0.8279460241500353),
  ])
  func stratifiedSampleOfSchoolsAgreesWithR(_ fpc: Bool, _ se: Double, _ deff: Double) throws {
    let design = try SurveyDesign(
      rowsPerStratum: [100, 50, 50],
      samplingFractions: fpc ? [100.0 / 4421, 50.0 / 755, 50.0 / 1018] : nil)
    let totals = DomainTotals([
      .init(
        index: 0, cases: 100, ones: 4023.109916687012, zeros: 397.889991760254,
        squaredOnes: 177861.68573346565, squaredZeros: 17590.71617144166),
      .init(
        index: 1, cases: 50, ones: 392.600009918213, zeros: 362.400009155273,
        squaredOnes: 5928.26029953003, squaredZeros: 5472.24027648926),
      .init(
        index: 2, cases: 50, ones: 712.600021362305, zeros: 305.400009155273,
        squaredOnes: 14508.53686987306, squaredZeros: 6217.94437280274),
    ])
    let estimate = design.rate(of: totals)
    #expect(Agreement.within(1e-12, estimate.rate, 0.8279480114158234))
    #expect(Agreement.within(1e-11, estimate.standardError, se))
    #expect(Agreement.within(1e-9, estimate.designEffect, deff))
    #expect(estimate.degreesOfFreedom == 197)
  }
}
