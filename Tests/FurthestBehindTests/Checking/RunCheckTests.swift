import Foundation
import SurveyModel
import Testing

@testable import FurthestBehind

@Suite struct RunCheckTests {
  // MARK: Laws

  /// What a check says of an indicator is what its tree says of everybody.
  @Test(arguments: [1, 2, 3])
  func aCheckAgreesWithTheRun(seed: Int) throws {
    let country = try SyntheticCountry(seed: seed)
    let check = RunCheck(country.run, threads: 2)
    let (_, findings, _) = SurveyRunnerTests.results(country.run)
    let layout = RunLayout(country.run)
    for (place, extract) in check.extracts.enumerated() {
      #expect(extract.indicators.count == country.run.extracts[place].trees.count)
      for (tree, indicator) in extract.indicators.enumerated() where indicator.groupedBy == nil {
        let finding = try #require(findings[layout.file(extract: place, tree: tree)])
        let root = try #require(finding.node(1))
        #expect(indicator.status == .ready)
        #expect(indicator.average == root.rate && indicator.used == root.n)
        #expect(indicator.low == root.estimate?.low && indicator.high == root.estimate?.high)
        #expect(indicator.excluded == finding.sample.excluded)
        #expect(indicator.circumstances == finding.circumstances.map(\.name))
        #expect(extract.rows == finding.sample.rowsRead && extract.input == finding.run.input)
        let weight = try #require(extract.weights.first)
        #expect(weight.column == (extract.name == "women" ? "v005" : "weight"))
      }
    }
    let women = check.extracts[0]
    let design = try #require(findings["national/bank.json"]?.sample.design)
    #expect(women.designs.map(\.psusPerStratum) == [design.psusPerStratum])
    let byRegion = try #require(women.indicators.first { $0.groupedBy != nil }?.groups)
    let groups = findings.filter { $0.key.hasPrefix("by-region/") }.map(\.value.sample.used)
    #expect(byRegion.count == 4 && byRegion.fewestRows == groups.min())
    #expect(byRegion.mostRows == groups.max())
  }

  @Test func neitherThreadsNorLabelsChangeACheck() throws {
    let country = try SyntheticCountry()
    let check = RunCheck(country.run, threads: 1)
    #expect(RunCheck(country.run, threads: 3) == check)
    let other = try SyntheticCountry(isLabelled: true)
    let labelled = RunCheck(other.run, threads: 2)
    #expect(labelled.indicators.map(\.average) == check.indicators.map(\.average))
    #expect(
      try JSONDecoder().decode(RunCheck.self, from: try check.json()) == check)
  }

  @Test func rowsWithoutAPartnerAreCounted() throws {
    let country = try SyntheticCountry()
    let check = RunCheck(country.run)
    // Every fiftieth of 2,000 women has a child whose mother is in no row.
    #expect(
      check.extracts[1].joins == [
        .init(from: "women", columns: ["mother_education", "v190", "weight"], unmatched: 40)
      ])
  }

  // MARK: A file counted by hand

  /// Eighty rows in four PSUs of three strata.
  private static let header = "w,psu,stratum,poor,place,grade,y,age\n"
  private static func row(_ place: Int) -> String {
    let weight = place == 0 ? "" : place == 1 ? "0" : place % 2 == 0 ? "1.5" : "0.5"
    let stratum = place / 20 < 2 ? "canarystratum-a" : "canarystratum-\(place / 20)"
    let answer = place % 4 == 0 ? "" : place % 4 == 1 ? "0" : "1"
    return "\(weight),canarypsu\(place / 20),\(stratum),\(place % 2),"
      + "\(place % 5 == 0 ? "town" : "land"),\(place % 3 == 0 ? "b" : "a"),\(answer),"
      + "\(15 + place % 30)\(place == 7 ? ",surplus,surplus" : "")\n"
  }

  private static func check(
    _ indicator: String = "y", text: String = header + (0..<80).map(row).joined(),
    _ change: (inout TreeRequest) -> Void = { _ in }
  ) throws -> (extract: ExtractCheck, indicator: IndicatorCheck) {
    let folder = try TemporaryFolder()
    try Data(text.utf8).write(to: folder.file("women.csv"))
    var request = TreeRequest(
      input: .standardInput, indicator: indicator, direction: .opportunity)
    request.circumstances = ["poor", "place"]
    (request.weight, request.psu, request.strata) = ("w", "psu", "stratum")
    change(&request)
    let extract = ExtractRun(
      name: "women", path: folder.file("women.csv").path,
      trees: [TreeRun(name: "a", request: request, origin: "plan.json, line 9, indicators[0]")])
    let check = RunCheck(SurveyRun(extracts: [extract]), threads: 2)
    let json = String(decoding: try check.json(), as: UTF8.self)
    #expect(!json.contains("canary"))
    return (check.extracts[0], try #require(check.indicators.first))
  }

  @Test func theExtractIsDescribed() throws {
    let (extract, indicator) = try Self.check {
      $0.ordered = [.init(circumstance: "place", levels: ["land", "village", "town"])]
    }
    #expect(extract.rows == 80 && extract.columnCount == 8 && extract.file == "women.csv")
    #expect(extract.surplus == .init(rows: 1, firstLine: 9, firstFields: 10))
    #expect(extract.short == nil)
    let weight = try #require(extract.weights.first?.summary)
    #expect(weight.missing == 1 && weight.zero == 1 && weight.positive == 78)
    #expect(abs((weight.sum ?? 0) - (39 * 1.5 + 39 * 0.5)) < 1e-12)
    // Half the weights 1.5, half 0.5: mean 1, variance 0.25.
    #expect(abs((weight.kishDeff ?? 0) - 1.25) < 1e-12)
    #expect(
      extract.designs == [
        .init(
          psu: "psu", strata: "stratum", weight: "w", psuCount: 4, strataCount: 3,
          psusPerStratum: .init(minimum: 1, median: 1, maximum: 2), loneStrata: 2,
          lonePSU: "grand-mean")
      ])
    // Rows 0 and 1 have no weight: 0 is poor 0 in town, 1 is poor 1 on the land.
    #expect(
      extract.circumstances == [
        .init(
          name: "poor", kind: .numeric, levels: 2, fewestRows: 39, missing: 0, missingShare: 0,
          unused: []),
        .init(
          name: "place", kind: .ordered, levels: 2, fewestRows: 15, missing: 0, missingShare: 0,
          unused: ["village"]),
      ])
    #expect(extract.cautions == ["place: no row has the level \"village\"."])
    // No answer where the row's number is a multiple of 4; row 0 is left out before.
    #expect(indicator.used == 59 && indicator.status == .ready)
    #expect(indicator.rows(excludedFor: "missing indicator") == 19)
    // Answers: 1 mod 4 says 0 at weight .5 (19 rows), 2 and 3 mod 4 say 1 (20 rows each).
    let yes = 20 * 1.5 + 20 * 0.5
    #expect(abs((indicator.average ?? 0) - yes / (yes + 19 * 0.5)) < 1e-12)
    #expect(
      indicator.cautions == [
        "Only 59 rows can be used, and a group is divided from 98 on: the tree will be one group.",
        "19 rows (24.4 per cent) have no answer and are left out.",
      ])
  }

  @Test func missingAnswersThatCountAsNoAreTold() throws {
    let (_, indicator) = try Self.check { $0.countsMissingAsNo = true }
    #expect(indicator.used == 78 && indicator.missingAsNo == 19)
    #expect(
      indicator.cautions.contains("19 rows (24.4 per cent) have no answer and count as no."))
  }

  @Test(arguments: [
    ("age > 200", "The indicator is 0 in every row used"),
    ("age == 15", "so near 0 that a tree says little"),
    ("if age == 16 then 0 else 1", "so near 100 that a tree says little"),
  ])
  func rareAndConstantIndicatorsAreTold(indicator: String, words: String) throws {
    let text =
      Self.header
      + (0..<80).map { "1,\($0 / 20),1,\($0 % 2),a,b,1,\($0 < 2 ? 15 + $0 : 30)\n" }.joined()
    let (_, check) = try Self.check(indicator, text: text)
    #expect(check.cautions.contains { $0.contains(words) }, "\(check.cautions)")
  }

  @Test func aSmallUniverseHidesItsAverage() throws {
    let (_, indicator) = try Self.check {
      $0.population = "age < 20"
      $0.published = .init(rate: 0.5)
    }
    #expect(indicator.average == nil && indicator.low == nil && indicator.high == nil)
    #expect(indicator.published?.isWithin == nil && indicator.status == .ready)
    #expect(indicator.cautions.contains { $0.contains("the average will be hidden") })
  }

  @Test func circumstancesWithOneLevelAreTold() throws {
    let (_, indicator) = try Self.check { $0.population = "poor == 1 and place == 'land'" }
    #expect(indicator.circumstances.isEmpty)
    #expect(indicator.cautions.contains { $0.hasPrefix("The circumstance poor has only one") })
    #expect(indicator.cautions.contains { $0.hasPrefix("No circumstance has two levels") })
  }

  @Test func whatIsPublishedIsCompared() throws {
    let within = try Self.check { $0.published = .init(rate: 0.81) }.indicator
    #expect(within.status == .ready && within.published?.isWithin == true)
    let outside = try Self.check { $0.published = .init(rate: 0.9) }.indicator
    #expect(outside.status == .outsidePublished && outside.cause == nil)
    #expect(outside.reason?.hasPrefix("plan.json, line 9, indicators[0]: The average is") == true)
  }

  @Test(arguments: [
    ("age / (age - 15) > 2", "something is divided by it", IndicatorCheck.Cause.data),
    ("place == 2", "place holds text and is compared with a number", .data),
    ("age", "neither 0 nor 1", .data), ("yy == 1", "no column yy", .names),
  ])
  func whatCannotBeGrownIsSaid(
    indicator: String, words: String, cause: IndicatorCheck.Cause
  ) throws {
    let check = try Self.check(indicator).indicator
    #expect(check.status == .failed && check.cause == cause)
    #expect(check.reason?.contains(words) == true, "\(check.reason ?? "")")
  }

  @Test func wrongWeightsUniversesAndDesignsAreSaid() throws {
    let negative = Self.header + (0..<80).map(Self.row).joined() + "-1,p,s,0,a,a,1,20\n"
    #expect(try Self.check(text: negative).indicator.reason?.contains("negative weight") == true)
    let empty = try Self.check { $0.population = "age > 200" }.indicator
    #expect(empty.reason?.contains("78 outside the population") == true)
    let lone = try Self.check { $0.lonePSU = .error }.indicator
    #expect(lone.reason?.contains("have a single PSU") == true, "\(lone.reason ?? "")")
    let nowhere = ExtractRun(
      name: "women", path: "/nowhere/women.csv",
      trees: [
        TreeRun(
          name: "a",
          request: TreeRequest(input: .standardInput, indicator: "y", direction: .barrier))
      ])
    let missing = RunCheck(SurveyRun(extracts: [nowhere]))
    #expect(missing.indicators.map(\.cause) == [.input] && missing.extracts[0].rows == nil)
  }
}
