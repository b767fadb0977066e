import Testing

@testable import Expressions

@Suite struct BindingTests {
  private let file = ["caseid", "v005", "m3a", "m3b", "m3g", "m3n", "m15", "V025", "sch.wide"]

  private func columns(_ source: String) throws -> [Int] {
    try SurveyExpression(parsing: source).bind(to: file).columns
  }

  @Test func columnsAreDistinctAndAscending() throws {
    #expect(try columns("m15 == 1 or v005 > 0 and m15 == 2") == [1, 6])
    #expect(try columns("`sch.wide` == \"Yes\"") == [8])
    #expect(try columns("any(m3a..m3n == 1)") == [2, 3, 4, 5])
    #expect(try columns("any(m3* == 1)") == [2, 3, 4, 5])
    #expect(try columns("any(m?5 == 1)") == [6])
    #expect(try columns("max(m15, m3b..m3g)") == [3, 4, 6])
    #expect(try columns("1 == 1").isEmpty)
  }

  @Test(arguments: [
    ("*", "", true), ("a*", "a", true), ("a*", "ba", false), ("*a", "banana", true),
    ("b*n*a", "banana", true), ("b*n*b", "banana", false), ("?", "", false), ("?", "é", true),
    ("b?n**a", "banana", true), ("banana?", "banana", false), ("", "a", false),
  ])
  func patterns(pattern: String, name: String, fits: Bool) {
    #expect(NamePattern(pattern).fits(name) == fits)
  }

  @Test(arguments: [
    ("v006 > 0", ExpressionError.Kind.unknownColumn("v006", nearest: "v005"), "v006"),
    ("v025 == 1", .unknownColumn("v025", nearest: "V025"), "v025"),
    ("sch_wide == 'Yes'", .unknownColumn("sch_wide", nearest: "sch.wide"), "sch_wide"),
    ("m15 == yes", .unknownColumn("yes", nearest: nil), "yes"),
    ("any(m3n..m3a == 1)", .columnsBackwards(from: "m3n", to: "m3a"), "m3n..m3a"),
    ("any(m3a..m3q == 1)", .unknownColumn("m3q", nearest: "m3a"), "m3q"),
    ("any(h7* == 1)", .noColumnFits("h7*"), "h7*"),
    ("any(m15*m3a == 2)", .noColumnFits("m15*m3a"), "m15*m3a"),
    ("bottom(40, bottom(20, m15))", .nestedBottom, "bottom(20, m15)"),
  ])
  func failures(source: String, kind: ExpressionError.Kind, token: String) throws {
    let error = try #require(throws: ExpressionError.self) { try columns(source) }
    #expect(error.kind == kind)
    #expect(error.token == token)
    #expect(error.stage == .binding)
  }

  @Test func madeColumnsGoBeforeThoseOfTheFile() throws {
    let names = ["a", "b", "b", "c", "b", "a", "d"]
    func columns(_ source: String, hidden: Int? = nil) throws -> [Int] {
      try SurveyExpression(parsing: source)
        .bind(to: ColumnDirectory(names, fileCount: 4, hidden: hidden)).columns
    }
    #expect(try columns("a + b + c + d") == [3, 4, 5, 6])
    // Inside its own definition a name means the column.
    #expect(try columns("a", hidden: 5) == [0])
    #expect(try columns("count(a, c == 1)") == [3, 5])
    #expect(try columns("count(c..c == 1)") == [3])
    for (source, kind) in [
      ("b == 1", ExpressionError.Kind.ambiguousColumn("b")),
      ("count(a..c == 1)", .ambiguousColumn("b")), ("count(d* == 1)", .noColumnFits("d*")),
      ("count(a..d == 1)", .unknownColumn("d", nearest: nil)),
    ] {
      let error = try #require(throws: ExpressionError.self) { try columns(source, hidden: 4) }
      #expect(error.kind == kind, "\(source)")
    }
  }

  @Test func repeatedNamesMatterOnlyWhenUsed() throws {
    let file = ["a", "b", "a", "c"]
    func bind(_ source: String) throws -> BoundExpression {
      try SurveyExpression(parsing: source).bind(to: file)
    }
    #expect(try bind("b == 1").columns == [1])
    for source in ["a == 1", "any(b..c == 1)", "any(* == 1)", "any(a..c == 1)"] {
      let error = try #require(throws: ExpressionError.self) { try bind(source) }
      #expect(error.kind == .ambiguousColumn("a"), "\(source)")
    }
  }

  // MARK: Definitions

  private func definitions(_ texts: [String: String]) throws -> [String: SurveyExpression] {
    try texts.mapValues { try SurveyExpression(parsing: $0) }
  }

  @Test func definitionsAreFilledIn() throws {
    let definitions = try definitions([
      "poor": "wealth == 'Bottom 40'", "wealth": "if v190 <= 2 then 'Bottom 40' else 'Top 60'",
    ])
    let bound = try SurveyExpression(parsing: "poor and v025 == 2")
      .bind(to: ["v025", "v190"], definitions: definitions)
    #expect(bound.columns == [0, 1])
    let cells: [Cell] = [2, 1]
    #expect(try bound.evaluate(cells: { cells[$0].value }) == .truth(true))
    let listed = try SurveyExpression(parsing: "count(poor, v025 == 1)")
      .bind(to: ["v025", "v190"], definitions: definitions)
    #expect(try listed.evaluate(cells: { cells[$0].value }) == .number(1))
  }

  @Test func insideItsOwnTextANameIsTheColumn() throws {
    let definitions = try definitions([
      "education": "if education <= 1 then 'Lower' else 'Higher'"
    ])
    let user = try SurveyExpression(parsing: "education == 'Lower'")
      .bind(to: ["education"], definitions: definitions)
    #expect(try user.evaluate { _ in Cell(integerLiteral: 1).value } == .truth(true))
    let own = try #require(definitions["education"])
      .bind(to: ["education"], definitions: definitions, as: "education")
    #expect(try own.evaluate { _ in Cell(integerLiteral: 2).value } == .text("Higher"))
  }

  @Test func cyclesAreNamed() throws {
    let definitions = try definitions(["a": "b + 1", "b": "2 * c", "c": "x + a", "d": "d + 1"])
    func error(_ source: String, as name: String? = nil) throws -> ExpressionError {
      try #require(throws: ExpressionError.self) {
        try SurveyExpression(parsing: source).bind(to: ["x"], definitions: definitions, as: name)
      }
    }
    let cycle = try error("x + b")
    #expect(cycle.kind == .cycle(["b", "c", "a", "b"]))
    #expect(cycle.definition == "a")
    #expect(cycle.source == "b + 1")
    #expect(cycle.token == "b")
    #expect(try error("b + 1", as: "a").kind == .cycle(["a", "b", "c", "a"]))
    // Its own name is a column, which the file lacks: no circle.
    #expect(try error("d").kind == .unknownColumn("d", nearest: nil))
  }

  @Test func errorsPointIntoTheDefinition() throws {
    let definitions = try definitions(["ratio": "x / (y - 1)"])
    let bound = try SurveyExpression(parsing: "10 + ratio")
      .bind(to: ["x", "y"], definitions: definitions)
    let error = try #require(throws: ExpressionError.self) {
      try bound.evaluate { _ in Cell(integerLiteral: 1).value }
    }
    #expect(error.kind == .divisionByZero("y - 1"))
    #expect(error.definition == "ratio")
    #expect(error.column == 6)
    #expect(
      error.description.hasPrefix(
        """
        y - 1 is 0 and something is divided by it (in the definition of ratio, character 6)
          x / (y - 1)
               ^^^^^
        """))
  }
}
