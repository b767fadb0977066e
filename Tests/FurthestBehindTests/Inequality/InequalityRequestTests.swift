import Foundation
import SurveyModel
import Testing

@testable import FurthestBehind

/// What a person may choose: direction, groups of circumstances, ranking, disclosure.
@Suite struct InequalityRequestTests {
  /// 480 rows with twelve small circumstances c1 to c14 and columns to rank by.
  private static let extract = InequalityExtract(
    header: "y,PoorerHousehold,quintile,place,small,score,electricity,"
      + (1...14).map { "c\($0)" }.joined(separator: ","),
    rows: (0..<480).map { row in
      let quintile = row % 5 + 1
      let y = (row * 7 + quintile * 31) % 100 < 20 + 12 * quintile ? 1 : 0
      let circumstances = (0..<14).map { String(row >> ($0 % 8) & 1) }
      return [
        String(y), quintile <= 2 ? "1" : "0", String(quintile), ["town", "village"][row / 5 % 2],
        row < 12 ? "few" : row % 2 == 0 ? "many" : "most", row < 20 ? "" : String(row % 97),
        String((row + quintile) % 2),
      ].joined(separator: ",") + "," + circumstances.joined(separator: ",")
    })

  private func refusal(
    _ change: @escaping (inout InequalityRequest) -> Void
  ) throws -> AnalysisError {
    try #require(
      throws: AnalysisError.self,
      performing: { _ = try Self.extract.finding(["quintile", "place"], change: change) })
  }

  @Test func aBarrierIsMeasuredOnItsComplement() throws {
    let opportunity = try Self.extract.finding(["quintile", "place"])
    let barrier = try Self.extract.finding(["quintile", "place"], direction: .barrier)
    #expect(!opportunity.inequality.complement && barrier.inequality.complement)
    let p = try #require(opportunity.inequality.accessRate)
    let d = try #require(opportunity.inequality.d)
    let q = try #require(barrier.inequality.accessRate)
    let complementD = try #require(barrier.inequality.d)
    #expect(abs(p + q - 1) < 1e-12)
    #expect(abs(p * d - q * complementD) < 1e-12)
    // Other figures are of the indicator as given.
    #expect(opportunity.rate == barrier.rate)
    #expect(opportunity.regression == barrier.regression)
  }

  @Test func moreThanTwelveCircumstancesAreNotDecomposed() throws {
    let names = (1...13).map { "c\($0)" }
    let finding = try Self.extract.finding(names)
    #expect(finding.inequality.shapley == nil)
    #expect(
      finding.inequality.shapleyNote
        == "13 circumstances; contributions are computed for up to 12")
    let grouped = try Self.extract.finding(names) {
      $0.groups = [.init(name: "last two", circumstances: ["c13", "c12"])]
    }
    #expect(
      grouped.inequality.shapley?.map(\.circumstance)
        == (1...11).map { "c\($0)" } + ["last two"])
    let sum = grouped.inequality.shapley?.reduce(0) { $0 + $1.value } ?? 0
    #expect(abs(sum - (grouped.inequality.d ?? -1)) < 1e-12)
  }

  @Test func aGroupWithoutANameIsNamedByItsMembers() throws {
    let finding = try Self.extract.finding(["quintile", "place", "c1"]) {
      $0.groups = [.init(name: nil, circumstances: ["c1", "quintile"])]
    }
    #expect(finding.inequality.shapley?.map(\.circumstance) == ["c1 + quintile", "place"])
    #expect(finding.run.options["group"] == "c1,quintile")
  }

  @Test func groupsMustBeOfCircumstances() throws {
    let unknown = try refusal { $0.groups = [.init(name: nil, circumstances: ["quintil"])] }
    #expect(unknown.message.contains("--group names \"quintil\""))
    #expect(unknown.advice == "Did you mean \"quintile\"?")
    let twice = try refusal {
      $0.groups = [
        .init(name: nil, circumstances: ["place"]),
        .init(name: nil, circumstances: ["quintile", "place"]),
      ]
    }
    #expect(twice.kind == .usage)
    #expect(twice.message == "--group names \"place\" twice")
  }

  @Test func theHouseholdsInTheBottomRankBelow() throws {
    let marked = try Self.extract.finding(["PoorerHousehold", "place"]).ranking
    #expect(marked.variable == "PoorerHousehold")
    #expect(marked.levels == ["1", "0"])
    #expect(try #require(marked.concentration) > 0)
    #expect(marked.notes.contains { $0.contains("only two levels") })
    #expect(marked.notes.contains { $0.contains("1 is taken for the poor") })
    let named = try Self.extract.finding(["place"]) { $0.rank = "quintile" }.ranking
    #expect(named.levels == ["1", "2", "3", "4", "5"])
    #expect(try #require(named.concentration) > 0)
    #expect(named.notes == [])
  }

  @Test func theOrderOfTextIsDeclared() throws {
    let unknown = try Self.extract.finding(["quintile"]) { $0.rank = "place" }.ranking
    #expect(unknown.concentration == nil)
    #expect(unknown.notes.first?.contains("--ordered place=") == true)
    let declared = try Self.extract.finding(["quintile"]) {
      $0.rank = "place"
      $0.sample.ordered = [.init(circumstance: "place", levels: ["village", "town"])]
    }
    #expect(declared.ranking.levels == ["village", "town"])
    #expect(declared.ranking.concentration != nil)
    // Declaring the ranking made it no circumstance.
    #expect(declared.inequality.circumstances == ["quintile"])
  }

  @Test(arguments: [
    (
      ["Richest", "poorest", "Middle", "richer", "Poorer"],
      ["poorest", "Poorer", "Middle", "richer", "Richest"]
    ),
    (
      ["Fourth", "Highest", "Lowest", "Middle", "Second"],
      ["Lowest", "Second", "Middle", "Fourth", "Highest"]
    ),
  ])
  func commonNamesOfQuintilesAreRanked(levels: [String], ranked: [String]) throws {
    let order = try #require(RankOrder(Circumstance(name: "wealth", scale: .unordered(levels))))
    let places = order.places.map { $0 ?? -1 }
    #expect(zip(levels, places).sorted { $0.1 < $1.1 }.map(\.0) == ranked)
  }

  @Test func rowsWithoutARankAreCounted() throws {
    let ranking = try Self.extract.finding(["quintile"]) { $0.rank = "score" }.ranking
    #expect(ranking.rowsWithoutRank == 20)
    #expect(ranking.rows == 460)
    #expect(ranking.levels == nil)
    #expect(ranking.levelCount == 97)
    #expect(ranking.notes == ["20 rows without a rank by score are left out of these figures."])
  }

  @Test func codesOfTheDesignAreNotListed() throws {
    let ranking = try Self.extract.finding(["place"]) {
      $0.rank = "quintile"
      $0.sample.psu = "c1"
      $0.sample.strata = "quintile"
    }.ranking
    #expect(ranking.levelCount == 5)
    #expect(ranking.levels == nil)
  }

  @Test func anUnknownRankingIsAnError() throws {
    let error = try refusal { $0.rank = "quintille" }
    #expect(error.message.contains("\"quintille\" (asked for by --rank)"))
    #expect(error.advice == "Did you mean \"quintile\"?")
  }

  @Test func withoutAWealthColumnThereIsNoRanking() throws {
    let extract = InequalityExtract(
      header: "y,a", rows: (0..<40).map { "\($0 % 2),\($0 % 3)" })
    let ranking = try extract.finding(["a"]).ranking
    #expect(ranking.variable == nil)
    #expect(ranking.notes.first?.contains("--rank") == true)
  }

  @Test func smallLevelsAreHidden() throws {
    let shown = try Self.extract.finding(["small", "quintile"]) { $0.sample.suppression = .none }
    let hidden = try Self.extract.finding(["small", "quintile"]) { $0.sample.suppression = .dhs }
    func few(_ finding: InequalityFinding) -> InequalityFinding.Coefficient? {
      finding.regression.coefficients.first { $0.level == "few" }
    }
    #expect(few(shown)?.n == 12)
    #expect(few(shown)?.state == .reference)
    #expect(few(hidden)?.state == .hidden)
    #expect(few(hidden)?.n == nil && few(hidden)?.oddsRatio == nil)
    // The rates of the two other levels and of all would give that of the small one away.
    let groups = hidden.comparisons[0]
    #expect(groups.reference == nil && groups.other == nil && groups.difference == nil)
    #expect(groups.note?.hasPrefix("fewer than two groups can be shown") == true)
    #expect(shown.comparisons[0].difference != nil)
    #expect(hidden.comparisons[1].difference != nil)
  }

  @Test func figuresThatGiveASmallGroupAwayAreHidden() throws {
    func extract(_ few: Int, of rows: Int) -> InequalityExtract {
      InequalityExtract(
        header: "y,wealth",
        rows: (0..<rows).map { "\($0 % 3 == 0 ? 1 : 0),\($0 < few ? 1 : 2)" })
    }
    // Two cells, one of them small: D would give its rate away.
    let pair = try extract(10, of: 200).finding(["wealth"])
    #expect(pair.inequality.d == nil && pair.inequality.hoi == nil)
    #expect(pair.inequality.shapley == nil)
    #expect(pair.inequality.shapleyNote == "hidden: fewer than 25 rows")
    #expect(pair.ranking.concentration == nil && pair.ranking.sii == nil)
    #expect(pair.regression.coefficients.allSatisfy { $0.circumstance != nil || $0.logOdds == nil })
    #expect(pair.rate != nil)
    let all = try extract(10, of: 20).finding(["wealth"])
    #expect(all.rate == nil && all.inequality.accessRate == nil)
    #expect(all.regression.coefficients.isEmpty)
    let shown = try extract(25, of: 200).finding(["wealth"])
    #expect(shown.inequality.d != nil && shown.ranking.sii != nil)
    let open = try extract(10, of: 20).finding(["wealth"]) { $0.sample.suppression = .none }
    #expect(open.rate != nil && open.inequality.d != nil)
  }

  @Test func hiddenLeavesCountAsTheirParent() throws {
    func node(_ id: Int, _ weight: Double, _ rate: Double?, isLeaf: Bool) -> Finding.Node {
      Finding.Node(
        id: id, parent: id == 1 ? nil : id / 2, depth: 0, leaf: isLeaf, n: 100, weight: weight,
        share: weight / 100, rate: rate, conditions: [], suppressed: rate == nil)
    }
    var nodes = [
      node(1, 100, 0.5, isLeaf: false), node(2, 40, 0.2, isLeaf: true),
      node(3, 60, 0.7, isLeaf: false), node(6, 30, 0.6, isLeaf: true),
      node(7, 30, 0.8, isLeaf: true),
    ]
    let all = try #require(InequalityMeasurement.leafD(nodes, .opportunity))
    #expect(abs(all - (0.4 * 0.3 + 0.3 * 0.1 + 0.3 * 0.3) / (2 * 0.5)) < 1e-12)
    nodes[3].rate = nil
    nodes[4].rate = nil
    let shown = try #require(InequalityMeasurement.leafD(nodes, .opportunity))
    #expect(abs(shown - (0.4 * 0.3 + 0.6 * 0.2) / (2 * 0.5)) < 1e-12)
    nodes[0].rate = nil
    #expect(InequalityMeasurement.leafD(nodes, .opportunity) == nil)
  }

  @Test(arguments: [
    ("electricity", ["PoorerHousehold", "place"], true), ("electricity", ["place"], false),
    ("y", ["PoorerHousehold", "place"], false), ("electricity", ["quintile"], false),
  ])
  func wealthInAnAssetIsPartlyCircular(
    indicator: String, circumstances: [String], isWarned: Bool
  ) throws {
    let warnings = try Self.extract.withFile { path in
      var request = TreeRequest(
        input: .file(path), indicator: indicator, direction: .opportunity)
      request.circumstances = circumstances
      let tree = try TreeAnalysis(request).finding.run.warnings
      let measures = try InequalityAnalysis(InequalityRequest(sample: request)).finding.run.warnings
      return [tree, measures].map { $0.contains { $0.contains("partly circular") } }
    }
    #expect(warnings == [isWarned, isWarned])
  }

  @Test(arguments: [
    ("hv206", "hv270", "electricity"), ("ImprovedWater", "wealth_index", "water"),
    ("hv205", "windex5", "sanitation"), ("clean_fuel", "PoorerHousehold", "cooking fuel"),
    ("has_car", "bottom40", "household assets"), ("mobile_phone", "v191", "household assets"),
  ])
  func assetsAreKnownByTheirColumns(column: String, wealth: String, component: String) {
    let warning = WealthCircularity.warning(indicator: [column], circumstances: ["sex", wealth])
    #expect(
      warning?.hasPrefix("\(wealth) is an index of assets and services, and \(component)") == true)
  }

  @Test(arguments: ["anc4", "care_seeking", "v025", "secondary", "scar"])
  func otherIndicatorsAreNotWarnedOf(column: String) {
    #expect(WealthCircularity.warning(indicator: [column], circumstances: ["wealth"]) == nil)
  }

  @Test func manyValuesOfANumberAreWarnedOf() throws {
    let finding = try Self.extract.finding(["score", "place"])
    #expect(finding.inequality.notes.contains { $0.hasPrefix("score has 97 values") })
    #expect(finding.inequality.notes.contains { $0.hasPrefix("Fewer than 30 rows in a cell") })
    let coarse = try Self.extract.finding(["quintile", "place"])
    #expect(coarse.inequality.notes == [])
  }

  @Test func rulesOfGrowthAreNoOptions() throws {
    let options = try Self.extract.finding(["place"]).run.options
    #expect(options["profile"] == nil && options["cp"] == nil && options["seed"] == nil)
    #expect(options["circumstances"] == "place")
  }
}
