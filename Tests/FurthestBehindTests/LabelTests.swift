import Foundation
import FurthestBehind
import SurveyModel
import Testing

/// Labels change words only, and stand for their codes wherever a value is named.
@Suite struct LabelTests {
  /// A survey in codes: wealth 1-5, residence 1-2, region 1-3, water 0/1 with 8 for "don't know".
  private static let table: PlainTable = {
    var state: UInt64 = 7
    func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let rows = (0..<600).map { _ -> [String] in
      let (wealth, residence, region) = (1 + below(5), 1 + below(2), 1 + below(3))
      let hasWater = below(100) < 15 * wealth + 12 * (2 - residence) + 3 * region
      let water = below(40) == 0 ? "8" : hasWater ? "1" : "0"
      return ["\(wealth)", "\(residence)", "\(region)", water]
    }
    return PlainTable(header: ["v190", "v025", "v024", "water"], rows: rows)
  }()

  private static let labels = """
    variable,code,label,language
    v190,,Wealth,en
    v190,1,poorest,en
    v190,2,poorer,en
    v190,3,middle,en
    v190,4,richer,en
    v190,5,richest,en
    V025,1,urban,en
    V025,2,rural,en
    V025,1,urbain,fr
    V025,2,rural,fr
    v024,1,North,
    v024,2,"South, coast",
    v024,3,North,
    other,1,unused,
    water,8,don't know,en
    """

  private func request(_ indicator: String = "water == 1") -> TreeRequest {
    var request = TreeRequest(
      input: .standardInput, indicator: indicator, direction: .opportunity)
    request.circumstances = ["v190", "v025", "v024"]
    request.missingCodes = [.init(column: "water", codes: ["8"])]
    request.unordered = ["v024"]
    request.bootstrap = 0
    request.crossfit = 0
    return request
  }

  private func finding(
    _ request: TreeRequest, labels: String? = Self.labels, named name: String = "labels.csv"
  ) throws -> Finding {
    try analysis(request, labels: labels, named: name).finding
  }

  private func analysis(
    _ request: TreeRequest, labels: String?, named name: String = "labels.csv"
  ) throws -> TreeAnalysis {
    let folder = try TemporaryFolder()
    var request = request
    if let labels {
      let file = folder.file(name)
      try Data(labels.utf8).write(to: file)
      request.labels = file.path
    }
    return try Self.table.analysis(request)
  }

  private func message(
    _ request: TreeRequest, labels: String? = nil, named name: String = "labels.csv"
  ) -> String {
    do {
      _ = try finding(request, labels: labels, named: name)
      return "no error"
    } catch {
      return (error as? AnalysisError).map { $0.message + " " + ($0.advice ?? "") } ?? "\(error)"
    }
  }

  @Test func labelsOfNothingUsedAreTold() throws {
    let words = "No column that is used here is a variable of the label file"
    #expect(try analysis(request(), labels: Self.labels).notes.allSatisfy { !$0.contains(words) })
    let other = "variable,code,label\nv999,1,yes\n"
    #expect(try analysis(request(), labels: other).notes.contains { $0.contains(words) })
    #expect(try analysis(request(), labels: nil).notes.allSatisfy { !$0.contains(words) })
  }

  @Test func labelsChangeWordsOnly() throws {
    let bare = try finding(request(), labels: nil)
    let labelled = try finding(request())
    #expect(labelled.nodes.count == bare.nodes.count)
    #expect(bare.nodes.count >= 5)
    for (a, b) in zip(labelled.nodes, bare.nodes) {
      #expect(a.id == b.id)
      #expect(a.n == b.n)
      #expect(a.weight == b.weight)
      #expect(a.rate == b.rate)
      #expect(a.gain == b.gain)
      #expect(a.split?.circumstance == b.split?.circumstance)
    }
  }

  @Test func levelsAreCalledByTheirLabels() throws {
    let finding = try finding(request())
    let wealth = try #require(finding.circumstances.first { $0.name == "v190" })
    #expect(wealth.kind == .ordered)
    #expect(wealth.label == "Wealth")
    #expect(wealth.levels == ["poorest", "poorer", "middle", "richer", "richest"])
    let residence = try #require(finding.circumstances.first { $0.name == "v025" })
    #expect(residence.label == "v025")
    #expect(residence.levels == ["urban", "rural"])
    // Two codes with one label are not thrown together.
    let region = try #require(finding.circumstances.first { $0.name == "v024" })
    #expect(region.levels == ["North (1)", "South, coast", "North (3)"])
  }

  @Test func theLanguageIsChosen() throws {
    var french = request()
    french.language = "fr"
    let finding = try finding(french)
    #expect(finding.circumstances.first { $0.name == "v025" }?.levels == ["urbain", "rural"])
    // What has no French label keeps the one that it has.
    #expect(finding.circumstances.first { $0.name == "v190" }?.levels.first == "poorest")
  }

  @Test(arguments: [
    "v025 == 1", "v025 == \"urban\"", "v025 in (\"urbain\")", "v025 in (1, \"urbain\")",
  ])
  func aConditionMeansTheSameInEveryLanguage(condition: String) throws {
    var plain = request()
    plain.population = "v025 == 1"
    let expected = try finding(plain).sample
    for language in ["en", "fr"] {
      var request = request()
      request.population = condition
      request.language = language
      #expect(try finding(request).sample == expected)
    }
  }

  @Test(arguments: [
    ("v025 == 2", "v025 == \"rural\""), ("v025 in (2)", "v025 in (\"rural\")"),
    ("v190 <= 2", "v190 in (\"poorest\", \"poorer\")"),
    ("v024 == 2", "v024 == \"South, coast\""),
    ("v024 in (1, 3)", "v024 == \"North\""),
  ])
  func expressionsTakeCodesAndLabels(code: String, label: String) throws {
    var byCode = request()
    byCode.population = code
    var byLabel = request()
    byLabel.population = label
    let a = try finding(byCode).sample
    #expect(a == (try finding(byLabel).sample))
    #expect(a.used > 50 && a.used < 590)
  }

  @Test func ordersAndMissingCodesTakeLabels() throws {
    var byCode = request()
    byCode.ordered = [.init(circumstance: "v190", levels: ["5", "4", "3", "2", "1"])]
    var byLabel = request()
    byLabel.ordered = [
      .init(
        circumstance: "v190", levels: ["richest", "richer", "middle", "poorer", "poorest"])
    ]
    byLabel.missingCodes = [.init(column: "water", codes: ["don't know"])]
    let a = try finding(byCode)
    let b = try finding(byLabel)
    #expect(a.sample == b.sample)
    #expect(a.nodes.map(\.rate) == b.nodes.map(\.rate))
  }

  @Test(arguments: [
    """
    [{"variable": "v025", "code": 1, "label": "urban"},
     {"variable": "v025", "code": "2", "label": "rural", "language": "en"}]
    """,
    "{\"v025\": {\"1\": \"urban\", \"2.0\": \"rural\"}}",
    "\u{FEFF}{\"V025\": {\"\": \"Place\", \"01\": \"urban\", \"2\": \"rural\"}}",
  ])
  func labelsMayBeJSON(json: String) throws {
    let finding = try finding(request(), labels: json, named: "labels.json")
    #expect(finding.circumstances.first { $0.name == "v025" }?.levels == ["urban", "rural"])
  }

  @Test func aFileInALocaleOfItsOwn() throws {
    let labels = "Column;Value;Label\r\nv025;1;urban\r\nv025;2;rural\r\n"
    let finding = try finding(request(), labels: labels)
    #expect(finding.circumstances.first { $0.name == "v025" }?.levels == ["urban", "rural"])
  }

  @Test func partlyLabelledNumbersStayNumbers() throws {
    let finding = try finding(request(), labels: "variable,code,label\nv190,5,richest\n")
    #expect(finding.circumstances.first { $0.name == "v190" }?.kind == .numeric)
  }

  @Test(arguments: [
    ("", "is empty"), ("a,b\n1,2\n", "line 1: the first line names no column \"variable\""),
    ("variable,label\nv025,x\n", "the first line names no column \"code\""),
    ("variable,code,label\nv025,1,a\nV025,1,b\n", "line 3: code 1 of V025 has two labels"),
    ("{\"v025\": 3}", "the JSON is no list of labels"), ("[", "the JSON is no list of labels"),
    ("variable,code,label\nv025,1\n", "line 2: the row ends after 2 of 3 fields"),
    ("variable,code,label\nv025,1,\"x\n", "line 2: a quotation mark opens"),
  ])
  func faultsAreTold(labels: String, words: String) {
    let message = message(request(), labels: labels)
    #expect(message.contains("labels.csv"))
    #expect(message.contains(words), "\(message)")
  }

  @Test func aMissingFileIsTold() {
    var absent = request()
    absent.labels = "/no/such/labels.csv"
    #expect(message(absent).contains("cannot open /no/such/labels.csv"))
  }

  // MARK: Missing codes

  @Test(arguments: [
    (["4..5"], ["4", "5"]), (["4..5", "1"], ["1", "4", "5"]), (["2.5..9"], ["3", "4", "5"]),
    (["-9..1"], ["1"]), (["7..9"], []),
  ])
  func rangesOfCodesMayBeMissing(codes: [String], values: [String]) throws {
    var byRange = request()
    byRange.missingCodes.append(.init(column: "v190", codes: codes))
    var byValue = request()
    byValue.missingCodes.append(.init(column: "v190", codes: values))
    let sample = try finding(byRange, labels: nil).sample
    #expect(sample == (try finding(byValue, labels: nil).sample))
    #expect((sample.used == 600) == false)
  }

  @Test func aRangeTheWrongWayRoundIsToldSo() {
    var wrong = request()
    wrong.missingCodes.append(.init(column: "v190", codes: ["99..97"]))
    #expect(message(wrong).contains("--na 99..97 is no range of codes"))
  }

  // MARK: Numbers that contradict each other

  private func message(column: [String], unordered: Bool = false) -> String {
    var table = Self.table
    for row in table.rows.indices { table.rows[row][2] = column[row % column.count] }
    var request = request()
    request.unordered = unordered ? ["v024"] : []
    do {
      let header = table.header.joined(separator: ";")
      let lines = table.rows.map { $0.joined(separator: ";") }
      let folder = try TemporaryFolder()
      let file = folder.file("extract.csv")
      try Data(([header] + lines).joined(separator: "\n").utf8).write(to: file)
      request.input = .file(file.path)
      _ = try TreeAnalysis(request)
      return "no error"
    } catch {
      return (error as? AnalysisError).map { $0.message + " " + ($0.advice ?? "") } ?? "\(error)"
    }
  }

  @Test func aSecondDecimalMarkIsAnError() {
    let message = message(column: ["1,5", "2,5", "0.25"])
    #expect(message.contains("line 4, column v024: \"0.25\" does not fit the numbers of the file"))
    #expect(message.contains("the comma"))
    #expect(message.contains("--decimal ."))
    #expect(self.message(column: ["1.5", "2.5", "3,5"]).contains("the point"))
  }

  @Test func textsAreNoContradiction() {
    #expect(message(column: ["1,5", "2,5", "none"], unordered: true) == "no error")
    #expect(message(column: ["3+", "0-1", "2"], unordered: false) == "no error")
  }
}
