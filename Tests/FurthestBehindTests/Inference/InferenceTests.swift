import Foundation
import FurthestBehind
import SurveyModel
import Testing

/// What estimates do at the edges of a design.
@Suite struct InferenceTests {
  /// A survey of 16 rows in 4 strata of 2 PSUs with a circumstance of two levels.
  private static func small(_ change: (_ row: Int, _ values: inout [String]) -> Void) -> PlainTable
  {
    let rows = (0..<16).map { row -> [String] in
      // weight, stratum, psu, group, access
      var values = [
        "\(1 + row % 3)", "s\(row / 4)", "\(row / 2 % 2 + 1)", row % 2 == 0 ? "a" : "b",
        row % 4 == 0 || row % 2 == 1 && row % 3 > 0 ? "1" : "0",
      ]
      change(row, &values)
      return values
    }
    return PlainTable(header: ["weight", "stratum", "psu", "group", "access"], rows: rows)
  }

  private static var request: TreeRequest {
    var request = TreeRequest(
      input: .standardInput, indicator: "access", direction: .opportunity)
    request.circumstances = ["group"]
    request.weight = "weight"
    request.psu = "psu"
    request.strata = "stratum"
    request.rules.minCases = 1
    request.rules.minSplit = 2
    request.rules.cp = 0
    request.suppression = .none
    request.bootstrap = 0
    request.crossfit = 0
    return request
  }

  @Test func aCodeThatRepeatsInEveryStratumIsAnotherPSU() throws {
    let repeated = Self.small { _, _ in }
    let unique = Self.small { row, values in values[2] = "psu \(row / 2)" }
    let a = try repeated.finding(Self.request)
    let b = try unique.finding(Self.request)
    #expect(a.sample.psus == 8)
    #expect(a.withoutInput == b.withoutInput)
    var withoutStrata = Self.request
    withoutStrata.strata = nil
    #expect(try repeated.finding(withoutStrata).sample.psus == 2)
  }

  @Test func strataAloneMakeEveryRowAPSUOfItsStratum() throws {
    let table = Self.small { _, _ in }
    var strata = Self.request
    strata.psu = nil
    let alone = try table.finding(strata)
    #expect(alone.sample.psus == nil)
    #expect(alone.sample.strata == 4)
    #expect(alone.sample.design?.psusPerStratum == nil)
    #expect(alone.nodes[0].estimate?.df == 12)
    #expect(alone.nodes[0].estimate?.psus == nil)
    let rows = Self.small { row, values in values[2] = "row \(row)" }
    let numbered = try rows.finding(Self.request)
    for (a, b) in zip(alone.nodes, numbered.nodes) {
      #expect(agree(a.estimate?.se, b.estimate?.se))
      #expect(agree(a.split?.test?.f, b.split?.test?.f))
      #expect(agree(a.fromAverage?.se, b.fromAverage?.se))
    }
    #expect(agree(alone.gapEstimate?.se, numbered.gapEstimate?.se))
  }

  @Test func aPopulationIsADomainOfTheFile() throws {
    // The rows of the first stratum's second PSU and of all of the last stratum lie outside.
    let isOutside = { (row: Int) in row / 2 == 1 || row / 4 == 3 }
    let inside = Self.small { row, values in values.append(isOutside(row) ? "0" : "1") }
    var table = inside
    table.header.append("inside")
    var request = Self.request
    request.lonePSU = .certainty
    let withoutPopulation = request
    request.population = "inside == 1"
    let domain = try table.finding(request)
    #expect(domain.sample.psus == 5)
    #expect(domain.sample.strata == 3)
    #expect(domain.nodes[0].estimate?.df == 2)
    // The PSU without a case still counts in its stratum: none is alone.
    #expect(domain.sample.design?.loneStrata == 0)
    let missing = Self.small { row, values in if isOutside(row) { values[4] = "" } }
    let withoutIndicator = try missing.finding(withoutPopulation)
    #expect(withoutIndicator.nodes.map(\.estimate) == domain.nodes.map(\.estimate))
    let absent = Self.small { _, _ in }
    let smaller = PlainTable(
      header: absent.header,
      rows: absent.rows.indices.filter { !isOutside($0) }.map { absent.rows[$0] })
    let subset = try smaller.finding(withoutPopulation)
    #expect(subset.sample.design?.loneStrata == 1)
    #expect(!agree(subset.nodes[0].estimate?.se, domain.nodes[0].estimate?.se))
  }

  @Test func rowsOfNoWeightAreNotInTheDesign() throws {
    let table = Self.small { row, values in
      if row < 2 { values = ["0", "", "", "a", "1"] }
    }
    let finding = try table.finding(Self.request)
    #expect(finding.sample.psus == 7)
    #expect(finding.sample.design?.loneStrata == 1)
  }

  @Test func aRateOfZeroOrOneHasAOneSidedInterval() throws {
    let table = Self.small { row, values in values[4] = row % 2 == 0 ? "0" : row > 3 ? "1" : "0" }
    let finding = try table.finding(Self.request)
    let zero = try #require(finding.node(2))
    #expect(zero.rate == 0)
    let estimate = try #require(zero.estimate)
    #expect(estimate.se == nil && estimate.deff == nil && estimate.note == "no variation")
    #expect(estimate.low == 0)
    let deff = try #require(finding.nodes[0].estimate?.deff)
    let cases = 8 / max(1, deff)
    #expect(agree(estimate.high, 1 - pow(0.025, 1 / cases)))
    #expect(finding.gapEstimate?.se != nil)
  }

  @Test func withoutDegreesOfFreedomNothingIsEstimated() throws {
    // One PSU with a case in every stratum, two in the file.
    let table = Self.small { row, values in if row / 2 % 2 == 1 { values[4] = "" } }
    let finding = try table.finding(Self.request)
    let estimate = try #require(finding.nodes[0].estimate)
    #expect(estimate.df == 0)
    #expect(estimate.se == nil && estimate.low == nil && estimate.high == nil)
    #expect(estimate.note == "not estimable: 4 PSUs in 4 strata")
    #expect(finding.nodes[0].split?.test == nil)
    #expect(finding.gapEstimate?.se == nil)
    #expect(finding.gapEstimate?.note == "not estimable: 4 PSUs in 4 strata")
  }

  @Test func lonePSUsAreCountedAndCanBeRefused() throws {
    let table = Self.small { row, values in if row < 4 { values[2] = "lonely-psu" } }
    let finding = try table.finding(Self.request)
    #expect(finding.sample.design?.loneStrata == 1)
    let psus = finding.sample.design?.psusPerStratum
    #expect(psus?.minimum == 1 && psus?.median == 2 && psus?.maximum == 2)
    var request = Self.request
    request.lonePSU = .error
    let error = #expect(throws: AnalysisError.self) { try table.finding(request) }
    #expect(error?.kind == .data)
    #expect(error?.message.contains("one stratum has a single PSU") == true)
    #expect(error?.message.contains("lonely") == false)
    #expect(error?.advice != nil)
    #expect(throws: Never.self) { try Self.small { _, _ in }.finding(request) }
  }

  @Test(arguments: [0, 1, -0.5, 95, .nan, .infinity])
  func aConfidenceLevelIsAShareBetweenZeroAndOne(_ level: Double) {
    var request = Self.request
    request.confidence = level
    let error = #expect(throws: AnalysisError.self) {
      try Self.small { _, _ in }.finding(request)
    }
    #expect(error?.kind == .usage)
  }

  @Test func aHigherConfidenceWidensEveryInterval() throws {
    let table = Self.small { _, _ in }
    var request = Self.request
    let usual = try table.finding(request)
    request.confidence = 0.99
    let wide = try table.finding(request)
    for (a, b) in zip(usual.nodes, wide.nodes) {
      let (narrow, wide) = (try #require(a.estimate), try #require(b.estimate))
      #expect(narrow.se == wide.se)
      #expect(try #require(wide.low) < #require(narrow.low))
      #expect(try #require(wide.high) > #require(narrow.high))
      #expect(wide.confidence == 0.99)
    }
  }

  /// The same survey with a column of the finite population correction.
  private static func withPopulation(_ value: (_ row: Int) -> String) -> PlainTable {
    var table = small { row, values in values.append(value(row)) }
    table.header.append("population")
    return table
  }

  @Test func countsAndSharesOfAPopulationSayTheSame() throws {
    var request = Self.request
    let infinite = try Self.withPopulation { _ in "" }.finding(request)
    request.fpc = "population"
    let counts = try Self.withPopulation { $0 < 4 ? "4" : "8" }.finding(request)
    let shares = try Self.withPopulation { $0 < 4 ? "0.5" : "0.25" }.finding(request)
    #expect(counts.nodes == shares.nodes)
    #expect(counts.inequality == shares.inequality)
    let se = try #require(counts.nodes[0].estimate?.se)
    let whole = try #require(infinite.nodes[0].estimate?.se)
    #expect(se > whole / 2 && se < whole * (0.75).squareRoot())
    let seD = try #require(counts.inequality?.seD)
    let wholeD = try #require(infinite.inequality?.seD)
    #expect(seD > wholeD / 2 && seD < wholeD)
    #expect(counts.run.options["fpc"] == "population")
    // Drawn whole, nothing is left to chance; but rates still differ by design.
    let none = try Self.withPopulation { _ in "1" }.finding(request)
    #expect(none.nodes[0].estimate?.se == 0)
    let endless = try Self.withPopulation { _ in "0" }.finding(request)
    #expect(endless.nodes == infinite.nodes)
  }

  @Test func aStratumDrawnWholeIsNotLonely() throws {
    var table = Self.withPopulation { $0 < 4 ? "1" : "0.5" }
    let psu = try table.index("psu")
    for row in 0..<4 { table.rows[row][psu] = "1" }
    var request = Self.request
    request.lonePSU = .error
    #expect(throws: AnalysisError.self) { try table.finding(request) }
    request.fpc = "population"
    #expect(try table.finding(request).sample.design?.loneStrata == 0)
  }

  @Test(arguments: [
    ("", "missing or no number"), ("-1", "missing or no number"), ("many", "missing or no number"),
    ("0.3", "counts above 1 and shares below 1"), ("9", "has another value"),
  ])
  func aWrongPopulationIsAnErrorThatNamesItsLine(_ value: String, _ words: String) throws {
    var request = Self.request
    request.fpc = "population"
    // All of the third stratum, or one row of it.
    let rows = value == "9" ? 9..<10 : 8..<12
    let table = Self.withPopulation { rows.contains($0) ? value : "4" }
    let error = #expect(throws: AnalysisError.self) { try table.finding(request) }
    let line = rows.lowerBound + 2
    #expect(error?.message.contains("line \(line), column population: ") == true)
    #expect(error?.message.contains(words) == true)
    // The column may have been taken for another one, whose codes are nobody's business.
    #expect(error?.message.contains("many") == false)
    #expect(error?.kind == .data && error?.advice != nil)
    let tooFew = Self.withPopulation { $0 < 4 ? "1" : "4" }
    let small = #expect(throws: AnalysisError.self) { try tooFew.finding(request) }
    #expect(small?.message.contains("line 2, column population: the stratum has fewer") == true)
  }

  @Test(arguments: [("psu", "PSU"), ("stratum", "stratum")])
  func aMissingCodeIsAnErrorThatNamesItsLine(_ column: String, _ role: String) throws {
    var table = Self.small { _, _ in }
    let index = try table.index(column)
    table.rows[6][index] = ""
    let error = #expect(throws: AnalysisError.self) { try table.finding(Self.request) }
    #expect(error?.message.contains("line 8, column \(column): the \(role) is missing") == true)
    guard column == "stratum" else { return }
    var request = Self.request
    request.psu = nil
    let alone = #expect(throws: AnalysisError.self) { try table.finding(request) }
    #expect(alone?.message.contains("line 8, column stratum: the stratum is missing") == true)
  }

  /// Squares of weights with six decimals exceed what a double adds up exactly.
  @Test func theOrderOfRowsChangesNoByteWhereRowsArePSUs() throws {
    var table = RandomSurvey.table(seed: 3, rows: 3000)
    var request = RandomSurvey.request
    request.strata = "place"
    let straight = try table.finding(request)
    var random = SeededGenerator(seed: 11)
    table.rows.shuffle(using: &random)
    let shuffled = try table.finding(request)
    #expect(straight.nodes[0].estimate?.se != nil)
    #expect(try shuffled.withoutInput.json() == straight.withoutInput.json())
  }

  /// Rows as PSUs by their ids, and as such without a PSU column.
  @Test func anyNumberOfThreadsGivesTheSameFigures() throws {
    let table = RandomSurvey.table(seed: 5, rows: 2000)
    var request = RandomSurvey.request
    request.psu = "id"
    request.threads = 1
    let rows = try table.finding(request)
    request.threads = 5
    #expect(try table.finding(request).nodes == rows.nodes)
    request.psu = nil
    let none = try table.finding(request)
    for (a, b) in zip(rows.nodes, none.nodes) { #expect(agree(a.estimate?.se, b.estimate?.se)) }
  }
}
