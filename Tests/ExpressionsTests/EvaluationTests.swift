import Testing

@testable import Expressions

@Suite struct EvaluationTests {
  @Test(arguments: [
    ("1 + 2 * 3 - 4 / 2", 5.0), ("(1 + 2) * 3", 9), ("-2 * -3", 6), ("7 - 2 - 1", 4),
    ("8 / 4 / 2", 1), ("abs(-3.5)", 3.5), ("floor(-1.5)", -2), ("floor(59 / 12)", 4),
    ("max(1, 5, 2)", 5), ("min(3, -1)", -1), ("number('12.5')", 12.5),
    ("(1 == 1) + (2 == 2)", 2), ("if 1 == 2 then 1 else if 2 == 2 then 2 else 3", 2),
  ])
  func arithmetic(source: String, expected: Double) throws {
    #expect(try valueOf(source) == .number(expected))
  }

  @Test(arguments: [
    ("1 < 2", true), ("2 <= 1", false), ("1 != 1", false), ("'a' == 'a'", true),
    ("'a' != 'A'", true), ("5 in (1, 2, 5..9)", true), ("9 in (5..9)", true),
    ("4.9 in (5..9)", false), ("5 not in (5..9)", false), ("-1 in (-2..-1)", true),
    ("3 > 2 >= 2", true), ("3 > 2 > 2", false), ("'x' in ('y', 'x')", true),
    ("lower('RuRAL') == 'rural'", true), ("not 0", true), ("1 and 1", true),
    ("missing(missing)", true), ("missing(number('7+'))", true), ("missing(number('nan'))", true),
    ("missing(number('0x1A'))", true), ("number('-1e3') == -1000", true),
  ])
  func conditions(source: String, expected: Bool) throws {
    #expect(try valueOf(source) == .truth(expected))
  }

  // MARK: Codes, labels and texts

  /// The code, the label and the text in the file are all the value of a labelled cell.
  @Test(arguments: [
    ("v025 == 2", true), ("v025 == 'rural'", true), ("v025 == '2'", true), ("v025 == 1", false),
    ("v025 == 'urban'", false), ("v025 != 'urban'", true), ("v025 in ('rural', 9)", true),
    ("v025 in (1..2)", true), ("'rural' == v025", true), ("v025 == 'Rural'", false),
    ("lower(label(v025)) == 'rural'", true), ("v025 > 1", true),
  ])
  func labelledCell(source: String, expected: Bool) throws {
    #expect(try valueOf(source, ["v025": .coded(2, "rural")]) == .truth(expected))
  }

  @Test(arguments: [("v025 == 'rural'", true), ("v025 != 'urban'", true), ("v025 in ('x')", false)])
  func textCell(source: String, expected: Bool) throws {
    #expect(try valueOf(source, ["v025": "rural"]) == .truth(expected))
    #expect(
      try valueOf(source, ["v025": "rural"], kinds: ["v025": .text]) == .truth(expected))
  }

  /// A list of codes and labels finds a value in a file of codes, of labelled codes and of labels.
  @Test func codesAndLabels() throws {
    let cells: [(Cell, ColumnKind, ExpressionValue)] = [
      (2, .numbers, .truth(true)), (1, .numbers, .truth(false)), (nil, .numbers, .missing),
      (12, .unknown, .truth(true)), ("rural", .text, .truth(true)), ("RURAL", .text, .truth(true)),
      ("Rural", .unknown, .truth(true)), ("Zone rurale", .mixed, .truth(true)),
      ("urban", .text, .truth(false)), ("2", .text, .truth(false)),
      (.coded(2, "country side"), .mixed, .truth(true)), (.coded(3, "Rural"), .mixed, .truth(true)),
      (.coded(1, "urban"), .mixed, .truth(false)),
    ]
    for (cell, kind, expected) in cells {
      let list = "(2, 11..13, 'rural', 'Zone rurale')"
      let value = try valueOf("v025 in \(list)", ["v025": cell], kinds: ["v025": kind])
      #expect(value == expected)
      let negated = try valueOf("not v025 in \(list)", ["v025": cell], kinds: ["v025": kind])
      #expect(try valueOf("v025 not in \(list)", ["v025": cell]) == negated)
    }
  }

  @Test func codesAndLabelsInListsOfColumns() throws {
    let source = "count(m3a, m3b, m3c in (1, 'yes')) >= 1"
    #expect(try valueOf(source, ["m3a": "No", "m3b": 1, "m3c": nil]) == .truth(true))
    #expect(try valueOf(source, ["m3a": "No", "m3b": 0, "m3c": nil]) == .truth(false))
    #expect(try valueOf("label(x) in (1, 'A')", ["x": .coded(2, "a")]) == .truth(true))
    #expect(try valueOf("x + 1 in (2, 'A')", ["x": 1]) == .truth(true))
    #expect(try valueOf("(x == 1) in (1, 'A')", ["x": 1]) == .truth(true))
  }

  /// A column with numbers and texts side by side ("on premises", 5, 30 ...).
  @Test func mixedColumn() throws {
    let kinds = ["hv204": ColumnKind.mixed]
    let source = "number(hv204) <= 30 or hv204 == 'on premises'"
    #expect(try valueOf(source, ["hv204": 15], kinds: kinds) == .truth(true))
    #expect(try valueOf(source, ["hv204": 45], kinds: kinds) == .truth(false))
    #expect(try valueOf(source, ["hv204": "on premises"], kinds: kinds) == .truth(true))
    #expect(try valueOf(source, ["hv204": nil], kinds: kinds) == .missing)
    #expect(try valueOf("hv204 == 996", ["hv204": "on premises"], kinds: kinds) == .truth(false))
    #expect(try valueOf("hv204 in (1..9)", ["hv204": "none"], kinds: kinds) == .truth(false))
  }

  @Test func columnsComparedWithEachOther() throws {
    #expect(try valueOf("a == b", ["a": 2, "b": .coded(2, "x")]) == .truth(true))
    #expect(try valueOf("a == b", ["a": .coded(2, "x"), "b": .coded(3, "x")]) == .truth(false))
    #expect(try valueOf("a == b", ["a": .coded(2, "rural"), "b": "rural"]) == .truth(true))
    #expect(try valueOf("a == b", ["a": "rural", "b": "urban"]) == .truth(false))
    #expect(try failure("a == b", ["a": 2, "b": "rural"]).stage == .evaluation)
  }

  // MARK: Results

  @Test func plainColumnInBothForms() throws {
    let cell = Cell.coded(1, "yes")
    #expect(try valueOf("hv206", ["hv206": cell]) == .number(1))
    #expect(try valueOf("hv206", ["hv206": cell], form: .label) == .text("yes"))
    #expect(try valueOf("hv206", ["hv206": 3], form: .label) == .number(3))
    #expect(try valueOf("hv206", ["hv206": "yes"]) == .text("yes"))
    #expect(try valueOf("hv206", ["hv206": nil]) == .missing)
  }

  @Test func columnsTakeTheKindOfTheirNeighbours() throws {
    let lower = "if v106 in (0, 1) then 'Lower' else v106"
    #expect(try valueOf(lower, ["v106": .coded(2, "secondary")]) == .text("secondary"))
    let zero = "if b5 == 0 then 0 else v201"
    #expect(try valueOf(zero, ["b5": 1, "v201": .coded(7, "7+")], form: .label) == .number(7))
    #expect(try valueOf("if 1 then 1 == 1 else 0") == .number(1))
    #expect(
      try failure(zero, ["b5": 1, "v201": "seven"]).kind
        == .notANumber(column: "v201", value: "seven"))
  }

  // MARK: cut and bottom

  @Test(
    arguments: [
      (14.0, nil), (15, "15-24"), (24, "15-24"), (24.9, "15-24"), (25, "25-34"), (35, "35+"),
      (98, "35+"),
    ] as [(Double, String?)])
  func cut(age: Double, band: String?) throws {
    let value = try valueOf("cut(v012, 15, 25, 35)", ["v012": Cell(floatLiteral: age)])
    #expect(value == band.map(ExpressionValue.text) ?? .missing)
  }

  @Test func bandNames() {
    #expect(Bands(points: [0, 1, 3, 4]).labels == ["0", "1-2", "3", "4+"])
    #expect(
      Bands(points: [-2, 0, 0.5]).labels == ["-2 to under 0", "0 to under 0.5", "0.5+"])
  }

  @Test func bottomComparesWithTheThreshold() throws {
    let names = ["v191", "hv271"]
    let source =
      "if bottom(40, v191) then 'b' else if bottom(40.0, v191) and bottom(20, -hv271) then 'c' else 'd'"
    let bound = try SurveyExpression(parsing: source).bind(to: names)
    let aggregates = try bound.aggregates
    #expect(aggregates.map(\.percent) == [40, 20])
    #expect(aggregates.map(\.value.columns) == [[0], [1]])
    let measured = try aggregates[1].value.evaluate { slot in
      #expect(slot == 0)
      return Cell.coded(5, "five").value
    }
    #expect(measured == .number(-5))
    func value(_ score: Cell) throws -> ExpressionValue {
      try bound.evaluate(
        cells: { $0 == 0 ? score.value : Cell(integerLiteral: 3).value }, thresholds: [10, 0])
    }
    #expect(try value(10) == .text("b"))
    #expect(try value(10.5) == .text("d"))
    #expect(try value(nil) == .missing)
  }

  @Test func aMeasureMustBeANumber() throws {
    let bound = try SurveyExpression(parsing: "bottom(40, x)").bind(to: ["x"])
    let measure = try #require(try bound.aggregates.first).value
    #expect(measure.resultType == .number)
    #expect(throws: ExpressionError.self) {
      try measure.evaluate { _ in CellValue(number: nil, text: "poor") }
    }
  }

  // MARK: Lists

  @Test func eachColumnOfAListCountsOnce() throws {
    let row: KeyValuePairs<String, Cell> = ["m3a": 1, "m3b": 1, "m3c": 0, "x": 1]
    #expect(try valueOf("count(m3a, m3*, m3a..m3b == 1)", row) == .number(2))
    #expect(try valueOf("count(m3?, x == 1)", row) == .number(3))
    #expect(try valueOf("max(m3a..m3c, 0.5)", row) == .number(1))
    #expect(try valueOf("any(m3a..m3c)", row) == .truth(true), "0/1 columns are conditions")
  }

  @Test func nestedLists() throws {
    let row: KeyValuePairs<String, Cell> = ["a1": 1, "a2": 2, "b1": 2, "b2": 9]
    #expect(try valueOf("any(count(a1..a2 == 2) == b1..b2)", row) == .truth(false))
    #expect(try valueOf("any(count(a1..b1 == 2) == b1..b2)", row) == .truth(true))
  }
}
