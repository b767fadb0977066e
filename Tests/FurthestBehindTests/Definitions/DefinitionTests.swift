import Microdata
import Testing

@testable import Expressions
@testable import FurthestBehind

@Suite struct DefinitionTests {
  private let women = PlainTable(
    header: ["v106", "v190", "v012", "education", "m3a", "m3b", "m3c", "score"],
    rows: [
      ["0", "1", "15", "2", "1", "0", "", "-1.5"], ["1", "2", "24", "0", "0", "0", "0", "0"],
      ["2", "3", "25", "1", "0", "", "0", "2.25"], ["3", "4", "34", "9", "0", "1", "1", "3"],
      ["9", "5", "35", "", "", "", "", ""], ["2", "1", "49", "2", "8", "0", "0", "2.25"],
    ])

  private func texts(
    _ value: String, order: [String]? = nil, missing: [TreeRequest.MissingCodes] = []
  ) throws -> [String] {
    let definition = ColumnDefinition(name: "made", value: value, order: order)
    return try DefinedExtract(women, [definition], missingCodes: missing).texts("made")
  }

  @Test func valuesBecomeTexts() throws {
    #expect(
      try texts("if v190 <= 2 then 'Bottom 40' else 'Top 60'")
        == ["Bottom 40", "Bottom 40", "Top 60", "Top 60", "Top 60", "Bottom 40"])
    #expect(try texts("v012 * 2 + v106") == ["30", "49", "52", "71", "79", "100"])
    #expect(try texts("score") == ["-1.5", "0", "2.25", "3", "", "2.25"])
    #expect(
      try texts("any(m3a..m3c == 1)")
        == ["1|yes", "0|no", "", "1|yes", "", "0|no"])
    #expect(try texts("cut(v012, 15, 25, 35)").last == "35+")
    #expect(try texts("count(m3a..m3c == 1)") == ["1", "0", "0", "2", "", "0"])
    #expect(try texts("'all'") == Array(repeating: "all", count: 6))
  }

  @Test func missingCodesConcernColumnsOfTheFileOnly() throws {
    let nine = [TreeRequest.MissingCodes(column: nil, codes: ["9"])]
    #expect(try texts("v106", missing: nine) == ["0", "1", "2", "3", "", "2"])
    // 9 made by arithmetic is a number.
    #expect(try texts("v106 + 8", missing: nine) == ["8", "9", "10", "11", "", "10"])
    let extract = try DefinedExtract(
      women, [ColumnDefinition(name: "made", value: "v190 + 4")], missingCodes: nine)
    let column = try #require(extract.table.column(8))
    #expect(MissingValues(nine, of: column).cells(of: column).allSatisfy { !$0.isMissing })
  }

  @Test func ownNameMeansTheColumnAndOthersTheDefinition() throws {
    let extract = try DefinedExtract(
      women,
      [
        ColumnDefinition(name: "schooled", value: "if education == 'some' then 1 else 0"),
        ColumnDefinition(
          name: "education",
          value: "if education == 9 then missing else if education >= 1 then 'some' else 'none'"),
      ])
    #expect(try extract.texts("education") == ["some", "none", "some", "", "", "some"])
    #expect(try extract.texts("schooled") == ["1", "0", "1", "", "", "1"])
  }

  @Test func listsMeanColumnsOfTheFile() throws {
    let extract = try DefinedExtract(
      women,
      [
        ColumnDefinition(name: "m3b", value: "1"), ColumnDefinition(name: "m3d", value: "1"),
        ColumnDefinition(name: "range", value: "count(m3a..m3c == 1)"),
        ColumnDefinition(name: "pattern", value: "count(m3* == 1)"),
        ColumnDefinition(name: "named", value: "count(m3a, m3b, m3c == 1)"),
      ])
    #expect(try extract.texts("range") == ["1", "0", "0", "2", "", "0"])
    #expect(try extract.texts("pattern") == extract.texts("range"))
    #expect(try extract.texts("named") == ["2", "1", "1", "2", "1", "1"])
  }

  @Test func codesKeepTheirLabels() throws {
    let labels = [
      ValueLabels.Entry(variable: "v106", code: "0", label: "none"),
      ValueLabels.Entry(variable: "v106", code: "2", label: "secondary"),
      ValueLabels.Entry(variable: "v106", code: "", label: "Education"),
    ]
    let extract = try DefinedExtract(
      women,
      [
        ColumnDefinition(name: "school", value: "v106"),
        ColumnDefinition(name: "known", value: "if v106 == 9 then missing else v106"),
      ], labels: labels)
    let texts = ["0|none", "1", "2|secondary", "3", "9", "2|secondary"]
    #expect(try extract.texts("school") == texts)
    #expect(try extract.texts("known") == texts.map { $0 == "9" ? "" : $0 })
    #expect(extract.table.title(of: "school") == "Education")
  }

  /// The title is the definition's, whatever order a dictionary has.
  @Test func titlesAreThoseOfTheDefinition() throws {
    for number in 0..<40 {
      let name = "column\(number)"
      let table = PlainTable(header: [name, "b"], rows: [["1", "2"], ["2", "1"]])
      let extract = try DefinedExtract(
        table, [ColumnDefinition(name: name, value: "\(name) + b", title: "Title")])
      #expect(extract.table.title(of: name) == "Title")
    }
  }

  @Test func circlesAreListed() throws {
    let error = try #require(throws: AnalysisError.Reason.self) {
      try DefinedExtract(
        women,
        [
          ColumnDefinition(name: "a", value: "b + 1"), ColumnDefinition(name: "b", value: "c"),
          ColumnDefinition(name: "c", value: "a", origin: "plan.json, line 7"),
        ])
    }
    let words = AnalysisError(file: "women.csv", error).message
    #expect(words.contains("a") && words.contains("b") && words.contains("c"), "\(words)")
    guard case .expression(let fault, _, _) = error, case .cycle = fault.kind else {
      Issue.record("no cycle: \(error)")
      return
    }
  }

  @Test(arguments: [
    ("1 / v106", "line 2"), ("v190 == 'poor'", "v190"), ("v19 == 1", "v190"),
    ("if v190 == 1 then 'a' else 2", ""), ("v190 <= ", ""),
  ])
  func faultsAreToldWithTheirPlace(value: String, part: String) throws {
    let error = try #require(throws: AnalysisError.Reason.self) {
      try DefinedExtract(
        women, [ColumnDefinition(name: "made", value: value, origin: "plan.json, line 12, made")])
    }
    let fault = AnalysisError(file: "women.csv", error)
    let words = fault.message + (fault.advice ?? "")
    #expect(words.contains("plan.json, line 12, made"), "\(words)")
    #expect(words.contains(part), "\(words)")
  }

  /// Values found once for each combination are those found row by row.
  @Test(arguments: [
    "v190 * 2", "v190 + v106", "any(m3a..m3c == 1)",
    "max(a, b) - min(c, v190)", "if a > b then 'a' else if c > 50 then 'c' else 'b'",
    "count(a, b, c, v190, v106, m3a..m3c >= 2)",
  ])
  func combinationsAgreeWithRows(value: String) throws {
    var random = SeededGenerator(seed: 7)
    let header = ["v190", "v106", "m3a", "m3b", "m3c", "a", "b", "c"]
    let tops = [5, 3, 1, 1, 1, 200, 300, 400]
    let rows = (0..<3_000).map { _ in
      tops.map { top in
        Int.random(in: 0..<10, using: &random) == 0
          ? "" : String(Int.random(in: 0...top, using: &random))
      }
    }
    let table = PlainTable(header: header, rows: rows)
    let bound = try SurveyExpression(parsing: value).bind(to: header)
    let expected = try rows.map { row -> String in
      let result = try bound.evaluate(cells: { slot in
        let text = row[bound.columns[slot]]
        return text.isEmpty ? .missing : CellValue(number: Double(text), text: text)
      })
      return switch result {
      case .missing: ""
      case .number(let number): String(Int(number))
      case .text(let text): text
      case .truth(let truth): truth ? "1|yes" : "0|no"
      }
    }
    let definition = [ColumnDefinition(name: "made", value: value)]
    let whole = try DefinedExtract(table, definition)
    #expect(try whole.texts("made") == expected)
    let pieces = try DefinedExtract(table, definition, blockSize: 4096, threads: 3)
    #expect(try pieces.texts("made") == expected)
  }
}
