import Foundation
import FurthestBehind
import Testing

@Suite struct InspectionTests {
  private func inspect(
    _ text: String, labels: String? = nil, _ change: (inout InspectionRequest) -> Void = { _ in }
  ) throws -> Inspection {
    let folder = try TemporaryFolder()
    let file = folder.file("extract.csv")
    try Data(text.utf8).write(to: file)
    var request = InspectionRequest(input: .file(file.path))
    if let labels {
      try Data(labels.utf8).write(to: folder.file("labels.csv"))
      request.labels = folder.file("labels.csv").path
    }
    change(&request)
    return try Inspection(request)
  }

  /// One column of these values.
  private func column(
    _ values: [String], named name: String = "x", labels: String? = nil,
    _ change: (inout InspectionRequest) -> Void = { _ in }
  ) throws -> Inspection.Column {
    let lines = ([name + ",end"] + values.map { $0 + "," }).joined(separator: "\n")
    return try #require(try inspect(lines + "\n", labels: labels, change).columns.first)
  }

  @Test func aColumnOfNumbers() throws {
    let column = try column(["3", "1", "1.0", "", "NA", "2.5", "9"]) {
      $0.missingCodes = [.init(column: "x", codes: ["9"])]
    }
    #expect(column.kind == .numeric)
    #expect(column.values == 3)
    #expect(column.missing == 3)
    #expect(column.missingShare == 3.0 / 7)
    #expect(column.markers == ["NA"])
    #expect(column.minimum == 1)
    #expect(column.maximum == 3)
    #expect(column.mean == 7.5 / 4)
    #expect(column.levels?.map(\.value) == ["1", "2.5", "3"])
    #expect(column.levels?.map(\.rows) == [2, 1, 1])
  }

  @Test func columnsOfOtherKinds() throws {
    #expect(try column(["a", "b", ""]).kind == .text)
    let mixed = try column(["5", "30", "on premises"])
    #expect(mixed.kind == .mixed)
    #expect(mixed.textsBesideNumbers == ["on premises"])
    #expect(mixed.firstTextLine == 4)
    #expect(mixed.minimum == nil)
    let empty = try column(["", " ", "."])
    #expect(empty.kind == .empty)
    #expect(empty.values == 0)
    #expect(empty.missing == 3)
    #expect(empty.role == nil)
  }

  @Test func labelsAreShown() throws {
    let column = try column(
      ["1", "2", "2"], labels: "variable,code,label\nx,,Residence\nx,1,urban\nx,2,rural\n")
    #expect(column.label == "Residence")
    #expect(column.levels?.map(\.words) == ["urban", "rural"])
    #expect(column.levels?.map(\.value) == ["1", "2"])
  }

  @Test(arguments: [
    (["0", "1", "2", "3", "9"], ["9"]), (["15", "49", "98", "99"], ["98", "99"]),
    (["0", "1", "8", "9"], ["8", "9"]), (["0", "30", "997", "998"], ["997", "998"]),
    (["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], []), (["0", "1", "7"], ["7"]),
    (["1", "2", "3"], []), (["9"], []), (["0.5", "9"], []),
    (["yes", "don't know"], ["don't know"]),
    (["7", "8", "9"], []), (["45", "99"], ["99"]), (["90", "97"], []),
  ])
  func codesThatStandApartMayBeMissing(values: [String], suspects: [String]) throws {
    #expect(try column(values).possibleMissing == suspects)
  }

  @Test func whatIsDeclaredIsNoLongerSuspect() throws {
    let column = try column(["0", "1", "9"]) {
      $0.missingCodes = [.init(column: nil, codes: ["7..9"])]
    }
    #expect(column.possibleMissing == [])
    #expect(column.missing == 1)
  }

  // MARK: Parts

  @Test(
    arguments: [
      ("v005", ["1000000", "900000"], "weight"), ("HV005", ["1000000", "900000"], "weight"),
      ("hhweight", ["0.5", "1.5"], "weight"), ("poids", ["0.5", "1.5"], "weight"),
      ("v021", ["1", "2"], "psu"), ("HH1", ["1", "2"], "psu"), ("grappe", ["1", "2"], "psu"),
      ("v022", ["1", "2"], "stratum"), ("estrato", ["1", "2"], "stratum"),
      ("caseid", ["1 1 1", "1 1 2"], "id"), ("v025", ["1", "2"], "circumstance"),
      ("hv106_01", ["0", "1", "2"], "circumstance"), ("wealth", ["poor", "rich"], "circumstance"),
      ("m3a_1", ["0", "1", "9"], "indicator"), ("water", ["0", "1"], "indicator"),
      ("water", ["yes", "no"], "indicator"), ("water", ["oui", "Non"], "indicator"),
      ("water", ["yes", "no", "don't know"], "indicator"),
      ("place", ["a", "b", "c"], "circumstance"),
      ("birth_weight", ["2.5", "3.1", "0.9"], nil), ("v005", ["heavy", "light"], nil),
      ("v005", ["-1", "1"], nil), ("age_in_days", ["1", "2", "3"], nil),
    ] as [(String, [String], String?)])
  func partsAreSuggested(name: String, values: [String], part: String?) throws {
    #expect(try column(values, named: name).role?.name.rawValue == part)
  }

  @Test func aDifferentValueInEveryRowIdentifies() throws {
    let column = try column((1...40).map { "HH-\($0)" })
    #expect(column.role?.name == .id)
    #expect(column.levels == nil)
    // Measurements differ in every row, too.
    #expect(try self.column((1...40).map { "\($0).25" }).role == nil)
  }

  @Test func standardVariablesAreKnown() throws {
    #expect(try column(["1"], named: "v190").known == "DHS: wealth quintile")
    #expect(try column(["1"], named: "windex5").known == "MICS: wealth quintile")
    #expect(try column(["1"], named: "hv106_07").known?.contains("education") == true)
    #expect(try column(["1"], named: "hv106_x").known == nil)
  }

  @Test func whatIdentifiesIsNotShown() throws {
    let rows = (0..<60).map { "\(7000 + $0 % 9),\(8000 + $0 % 3),name\($0),\($0 % 2)\n" }
    let inspection = try inspect("v021,v022,caseid,v025\n" + rows.joined())
    let json = String(decoding: try inspection.json(), as: UTF8.self)
    for secret in ["7003", "8001", "name1"] { #expect(!json.contains(secret)) }
    #expect(inspection.columns[0].values == 9)
    #expect(inspection.columns[0].levels == nil)
    #expect(inspection.columns[0].minimum == nil)
    #expect(inspection.columns[3].levels?.count == 2)
  }

  // MARK: Weights

  @Test func weightsAreSummedUp() throws {
    let column = try column(["2", "1", "1", "0", "", "4", "NA"], named: "weight")
    let weight = try #require(column.weight)
    #expect(weight.positive == 4)
    #expect(weight.zero == 1)
    #expect(weight.missing == 2)
    #expect(weight.negative == 0)
    #expect(weight.sum == 8)
    #expect(weight.mean == 2)
    #expect(weight.ratio == 4)
    // 4 (4 + 1 + 1 + 16) / 8^2
    #expect(weight.kishDeff == 88.0 / 64)
  }

  @Test func dhsWeightsHaveSixDecimals() throws {
    let weight = try #require(try column(["1500000", "500000"], named: "hv005").weight)
    #expect(weight.divisor == 1_000_000)
    #expect(weight.sum == 2)
    #expect(weight.minimum == 0.5)
  }

  /// The women of the sample survey: sums by Python 3.11 over the column `weight`.
  @Test func theSampleSurveysWeights() throws {
    let inspection = try Inspection(InspectionRequest(input: .file(Repository.sample.path)))
    let weight = try #require(inspection.columns.first { $0.name == "weight" }?.weight)
    #expect(weight.zero == 14)
    #expect(abs((weight.sum ?? 0) - 4261.569942) < 1e-6)
    #expect(abs((weight.kishDeff ?? 0) - 1.1062836924071666) < 1e-12)
  }

  @Test func hugeNumbersDoNoHarm() throws {
    let inspection = try inspect("weight,x\n1e308,1e308\n1.5e308,1.7e308\n1e-300,2\n")
    #expect(inspection.columns[0].weight?.sum == nil)
    #expect(inspection.columns[1].mean == nil)
    #expect(throws: Never.self) { try inspection.json() }
  }

  // MARK: The file

  @Test func surplusAndShortRowsAreCounted() throws {
    let surplus = try inspect("a,b\n1,2\n1,2,3\n\n1,2\n\"x\ny\",2,3,4\n")
    #expect(surplus.surplus?.rows == 2)
    #expect(surplus.surplus?.firstLine == 3)
    #expect(surplus.surplus?.firstFields == 3)
    #expect(surplus.short == nil)
    #expect(surplus.rows == 4)
    // A short row matters to the columns that are read.
    let short = try inspect("a,b,c\n1,2,3\n1,2\n") { $0.search = "a" }
    #expect(short.short?.rows == 1)
    #expect(short.short?.firstLine == 3)
    #expect(short.short?.firstFields == 2)
    #expect(throws: AnalysisError.self) { try inspect("a,b,c\n1,2,3\n1,2\n") }
  }

  @Test func aHeaderAlone() throws {
    let inspection = try inspect("a,b,a\n")
    #expect(inspection.rows == 0)
    #expect(inspection.repeatedNames == ["a"])
    #expect(inspection.columns.map(\.kind) == [.empty, .empty, .empty])
    #expect(inspection.columns[0].missingShare == nil)
  }

  @Test func columnsAreFoundAndPaged() throws {
    let header = (0..<250).map { "x\($0)" } + ["hv201"]
    let text = header.joined(separator: ",") + "\n"
    let second = try inspect(text) {
      $0.columnsPerPage = 100
      $0.page = 2
    }
    #expect(second.columns.map(\.position) == Array(101...200))
    #expect(second.pages == 3)
    #expect(second.found == 251)
    let last = try inspect(text) {
      $0.columnsPerPage = 100
      $0.page = 99
    }
    #expect(last.page == 3)
    #expect(last.columns.count == 51)
    // By name, and by what the variable means.
    #expect(try inspect(text) { $0.search = "X24" }.columns.count == 11)
    #expect(try inspect(text) { $0.search = "drinking water" }.columns.map(\.name) == ["hv201"])
    #expect(try inspect(text) { $0.search = "nothing" }.columns.isEmpty)
  }

  @Test func theDialectIsTold() throws {
    let inspection = try inspect("a;b\n1,5;2\n")
    let found = inspection.dialect.map { "\($0.property) \($0.finding) \($0.line ?? 0)" }
    #expect(
      found == [
        "encoding UTF-8 0", "lineEnd line feed 1", "delimiter semicolon 1",
        "header names of the columns 1", "decimalMark comma 2",
      ])
  }

  @Test func threadsChangeNothing() throws {
    let one = InspectionRequest(input: .file(Repository.sample.path))
    var four = one
    four.threads = 4
    #expect(try Inspection(one) == Inspection(four))
  }
}
