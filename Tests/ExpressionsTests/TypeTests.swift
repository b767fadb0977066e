import Testing

@testable import Expressions

@Suite struct TypeTests {
  private func resultType(
    _ source: String, kinds: [ColumnKind]? = nil
  ) throws -> ResultType? {
    let bound = try SurveyExpression(parsing: source).bind(to: ["x", "y"])
    return try kinds.map { try bound.checked(kinds: Array($0.prefix(bound.columns.count))) }?
      .resultType ?? bound.resultType
  }

  @Test(
    arguments: [
      ("x", nil), ("x == 1", .truth), ("x + 1", .number), ("cut(x, 1, 2)", .text),
      ("if x then 'a' else missing", .text), ("if x then x else 1", .number),
      ("if x then y else 'a'", .text), ("if x then y else x", nil), ("bottom(40, x)", .truth),
      ("count(x, y == 1)", .number), ("missing", nil), ("if x then 1 == 1 else 0", .number),
      ("label(x)", .text), ("number(x)", .number), ("missing(x)", .truth), ("not x", .truth),
      ("max(x, y)", .number), ("x in (1)", .truth),
    ] as [(String, ResultType?)])
  func known(source: String, expected: ResultType?) throws {
    #expect(try resultType(source) == expected)
  }

  @Test func knownOnceTheColumnsAre() throws {
    #expect(try resultType("x", kinds: [.numbers]) == .number)
    #expect(try resultType("x", kinds: [.text]) == .text)
    #expect(try resultType("x", kinds: [.mixed]) == nil)
  }

  /// Faults that no file can mend: found as soon as names are looked up.
  @Test(arguments: [
    ("x == 1 or 'a'", ExpressionError.Kind.textWhereCondition(column: nil), "'a'"),
    ("x == 1 or 2", .notACondition(column: nil, value: "2"), "2"),
    ("'2' == 2", .textComparedWithNumber(column: nil, text: "2"), "'2'"),
    ("x + 'a'", .textWhereNumber(column: nil), "'a'"),
    ("-label(x)", .textWhereNumber(column: nil), "label(x)"),
    ("x < 'b'", .textHasNoOrder, "'b'"),
    ("cut(x, 1, 2) >= '1+'", .textHasNoOrder, "cut(x, 1, 2)"),
    ("x + 1 in ('a')", .textComparedWithNumber(column: nil, text: "a"), "x + 1"),
    ("label(x) in (1)", .textComparedWithNumber(column: nil, text: nil), "label(x)"),
    ("label(x) == y + 1", .textComparedWithNumber(column: nil, text: nil), "label(x)"),
    ("if x then 'a' else 2", .branchesDiffer, "2"),
    ("lower(x + 1)", .numberWhereText(function: "lower"), "x + 1"),
    ("any(x, y + 'a' == 1)", .textWhereNumber(column: nil), "'a'"),
    ("max(x, 'a')", .textWhereNumber(column: nil), "'a'"),
  ])
  func neverRight(source: String, kind: ExpressionError.Kind, token: String) throws {
    let error = try #require(throws: ExpressionError.self) { try resultType(source) }
    #expect(error.kind == kind)
    #expect(error.token == token)
  }

  /// Faults that depend on what the columns hold.
  @Test(arguments: [
    (
      "x == '2'", ColumnKind.numbers,
      ExpressionError.Kind.textComparedWithNumber(column: "x", text: "2"), "'2'"
    ),
    ("x in ('urban', 'rural')", .numbers, .textComparedWithNumber(column: "x", text: "urban"), "x"),
    ("x == 2", .text, .textColumnComparedWithNumber(column: "x"), "2"),
    ("x != 2", .text, .textColumnComparedWithNumber(column: "x"), "2"),
    ("x in (1..2)", .text, .textColumnComparedWithNumber(column: "x"), "x"),
    ("x >= 2", .text, .textWhereNumber(column: "x"), "x"),
    ("x * 2", .text, .textWhereNumber(column: "x"), "x"),
    ("not x", .text, .textWhereCondition(column: "x"), "x"),
    ("any(x, y == 'a')", .numbers, .textComparedWithNumber(column: "x", text: "a"), "'a'"),
    ("if y == 1 then 'a' else x", .numbers, .branchesDiffer, "x"),
    ("if y == 1 then 1 else x", .text, .branchesDiffer, "x"),
  ])
  func wrongForTheColumn(
    source: String, kind: ColumnKind, fault: ExpressionError.Kind, token: String
  ) throws {
    let expression = try SurveyExpression(parsing: source).bind(to: ["x", "y"])
    var kinds = expression.columns.map { _ in ColumnKind.unknown }
    kinds[0] = kind
    let error = try #require(throws: ExpressionError.self) {
      try expression.checked(kinds: kinds)
    }
    #expect(error.kind == fault)
    #expect(error.token == token)
    kinds[0] = .mixed
    #expect(throws: Never.self) { try expression.checked(kinds: kinds) }
  }

  /// Where nothing is known of a column, its cells are judged one by one.
  @Test(arguments: [
    ("x == '2'", 2 as Cell, ExpressionError.Kind.numberWithoutLabel(column: "x", value: "2")),
    ("x in ('urban')", 2, .numberWithoutLabel(column: "x", value: "2")),
    ("x == 2", "rural", .textColumnComparedWithNumber(column: "x")),
    ("x in (1, 2)", "rural", .textColumnComparedWithNumber(column: "x")),
    ("x <= 2", "rural", .notANumber(column: "x", value: "rural")),
    ("x + 1", "rural", .notANumber(column: "x", value: "rural")),
    ("x and 1", 2, .notACondition(column: "x", value: "2")),
    ("not x", .coded(2, "rural"), .notACondition(column: "x", value: "rural")),
    ("if x then 1 else 0", "yes", .notACondition(column: "x", value: "yes")),
    ("1 / x", 0, .divisionByZero("x")),
    ("1 / (x - x)", 7, .divisionByZero("x - x")),
    ("1e308 * x", 100, .overflow),
    ("x + 1 or 0 == 1", 4, .notACondition(column: nil, value: "5")),
  ])
  func wrongForTheCell(source: String, cell: Cell, kind: ExpressionError.Kind) throws {
    let error = try failure(source, ["x": cell])
    #expect(error.kind == kind)
    #expect(error.mend != nil)
  }

  @Test func kindsOfColumns() {
    func kind(_ cells: [Cell]) -> ColumnKind { ColumnKind(of: cells.map(\.value)) }
    #expect(kind([1, nil, 2]) == .numbers)
    #expect(kind(["a", nil]) == .text)
    #expect(kind(["a", 1]) == .mixed)
    #expect(kind([.coded(1, "a"), .coded(2, "b")]) == .mixed)
    #expect(kind([.coded(98, "don't know"), 3]) == .mixed)
    #expect(kind([nil]) == .mixed)
    #expect(CellValue(number: .infinity, text: "inf").number == nil)
  }
}
