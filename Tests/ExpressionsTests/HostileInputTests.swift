import Testing

@testable import Expressions

/// Input that would overflow the stack, the memory or a working day if it were taken at its word.
@Suite struct HostileInputTests {
  private func kind(_ source: String) throws -> ExpressionError.Kind {
    try #require(throws: ExpressionError.self) {
      try SurveyExpression(parsing: source).bind(to: ["a", "b"])
    }.kind
  }

  private func repeated(_ text: String, _ count: Int = 10_000) -> String {
    String(repeating: text, count: count)
  }

  @Test func nestingIsLimited() throws {
    let limit = ExpressionError.Kind.tooDeep(limit: 32)
    #expect(try kind(repeated("(") + "a" + repeated(")")) == limit)
    #expect(try kind(repeated("(")) == limit)
    #expect(try kind(repeated("not ") + "a") == limit)
    #expect(try kind(repeated("-") + "a") == limit)
    #expect(try kind(repeated("abs(") + "a" + repeated(")")) == limit)
    #expect(try kind(repeated("any(") + "a") == limit)
    #expect(try kind(repeated("if ") + "a") == limit)
    #expect(try kind(repeated("if a then ") + "a") == limit)
    #expect(try kind(repeated("case when ") + "a") == limit)
    #expect(try kind(repeated("max(a, ") + "a") == limit)
  }

  @Test func theLimitLeavesRoomAndPointsAtTheFirstTooDeepPart() throws {
    let deep = repeated("(", 31) + "a" + repeated(")", 31)
    #expect(try SurveyExpression(parsing: deep).canonical == "a")
    let error = try #require(throws: ExpressionError.self) {
      try SurveyExpression(parsing: repeated("(") + "a")
    }
    #expect(error.column == 33)
  }

  @Test func longChainsAreFlat() throws {
    let terms = 20_000
    let long = (0..<terms).map { "a == \($0)" }.joined(separator: " or ")
    let bound = try SurveyExpression(parsing: long).bind(to: ["a"])
    let last = Cell(integerLiteral: terms - 1).value
    #expect(try bound.evaluate { _ in last } == .truth(true))
    #expect(try valueOf("a" + repeated(" + 1"), ["a": 1]) == .number(10_001))
    #expect(try valueOf("a" + repeated(" * 1"), ["a": 1]) == .number(1))
    #expect(try valueOf("a" + repeated(" <= a"), ["a": 1]) == .truth(true))
    #expect(
      try valueOf(repeated("if a == 0 then 1 else ") + "2", ["a": 1]) == .number(2))
    let list = (1...terms).map(String.init).joined(separator: ",")
    #expect(try valueOf("a in (\(list))", ["a": 0]) == .truth(false))
    #expect(try SurveyExpression(parsing: long).canonical == long)
  }

  @Test func definitionsCannotExplode() throws {
    var definitions: [String: SurveyExpression] = [:]
    for level in 1...60 {
      let below = level == 1 ? "a" : "d\(level - 1)"
      definitions["d\(level)"] = try SurveyExpression(parsing: "\(below) + \(below)")
    }
    let error = try #require(throws: ExpressionError.self) {
      try SurveyExpression(parsing: "d60").bind(to: ["a"], definitions: definitions)
    }
    #expect(error.kind == .tooLarge(limit: 200_000))
  }

  @Test func definitionsCannotNestForever() throws {
    var definitions: [String: SurveyExpression] = [:]
    for level in 1...5_000 {
      definitions["d\(level)"] = try SurveyExpression(parsing: "d\(level - 1) + 1")
    }
    let error = try #require(throws: ExpressionError.self) {
      try SurveyExpression(parsing: "d5000").bind(to: ["d0"], definitions: definitions)
    }
    #expect(error.kind == .tooDeep(limit: 128))
  }

  @Test func listsInListsCannotExplode() throws {
    let file = (0..<1000).map { "c\($0)" }
    let nested = "any(any(any(c* == 1) + c* == 1) + c* == 1)"
    let error = try #require(throws: ExpressionError.self) {
      try SurveyExpression(parsing: nested).bind(to: file)
    }
    #expect(error.kind == .tooLarge(limit: 200_000))
  }

  @Test func wideListsFit() throws {
    let file = (0..<6000).map { "c\($0)" }
    let bound = try SurveyExpression(parsing: "count(c* in (1..3)) > 5000").bind(to: file)
    let one = Cell(integerLiteral: 1).value
    #expect(try bound.evaluate { _ in one } == .truth(true))
  }

  /// Middle operands of chains are checked once each: twice would double at every level.
  @Test func nestedChainsAreCheckedInLinearTime() throws {
    var source = "a"
    for _ in 0..<30 { source = "a <= (\(source)) <= a" }
    #expect(try valueOf(source, ["a": 1]) == .truth(true))
  }

  @Test func longTokens() throws {
    let name = repeated("x", 200_000)
    #expect(try kind(name) == .unknownColumn(name, nearest: nil))
    #expect(try kind("any(\(repeated("*?", 50_000)) == 1)") != .empty)
    #expect(try kind(repeated("9", 100_000)) == .numberTooLarge)
    #expect(try valueOf("'\(name)' == '\(name)'") == .truth(true))
    #expect(try kind("'" + name) == .unclosed("'", what: "text"))
    #expect(try kind(repeated("\u{301}")) == .unexpectedCharacter("\u{301}"))
  }
}
