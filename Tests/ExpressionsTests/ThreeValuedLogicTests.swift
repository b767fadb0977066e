import Testing

@testable import Expressions

/// Every combination of true, false and missing, against tables written out by hand.
@Suite struct ThreeValuedLogicTests {
  private static let cells: [String: Cell] = ["T": 1, "F": 0, "?": nil]

  private func truth(_ value: ExpressionValue) -> String {
    switch value {
    case .truth(true): "T"
    case .truth(false): "F"
    case .missing: "?"
    default: "\(value)"
    }
  }

  private func evaluate(_ source: String, on values: String) throws -> String {
    let names = ["a", "b", "c"]
    let bound = try SurveyExpression(parsing: source).bind(to: names)
    let row = try values.map { try #require(Self.cells[String($0)]).value }
    return truth(try bound.evaluate(cells: { row[bound.columns[$0]] }))
  }

  @Test(arguments: [
    ("TT", "T", "T"), ("TF", "F", "T"), ("T?", "?", "T"),
    ("FT", "F", "T"), ("FF", "F", "F"), ("F?", "F", "?"),
    ("?T", "?", "T"), ("?F", "F", "?"), ("??", "?", "?"),
  ])
  func andOr(values: String, and: String, or: String) throws {
    #expect(try evaluate("a and b", on: values) == and)
    #expect(try evaluate("a or b", on: values) == or)
    #expect(try evaluate("not (not a or not b)", on: values) == and, "De Morgan")
    #expect(try evaluate("not (not a and not b)", on: values) == or, "De Morgan")
  }

  @Test(arguments: [("T", "F"), ("F", "T"), ("?", "?")])
  func not(value: String, expected: String) throws {
    #expect(try evaluate("not a", on: value) == expected)
  }

  @Test(arguments: [("T", "F"), ("F", "F"), ("?", "T")])
  func missingIsAlwaysKnown(value: String, expected: String) throws {
    #expect(try evaluate("missing(a)", on: value) == expected)
    #expect(try evaluate("missing(a == 1)", on: value) == expected)
    #expect(try evaluate("missing(a + 1)", on: value) == expected)
  }

  @Test func listsAgreeWithChains() throws {
    for a in "TF?" {
      for b in "TF?" {
        for c in "TF?" {
          let values = String([a, b, c])
          let row = Array(values)
          #expect(
            try evaluate("any(a..c == 1)", on: values) == evaluate("a or b or c", on: values))
          #expect(
            try evaluate("all(a..c == 1)", on: values) == evaluate("a and b and c", on: values))
          let trues = row.filter { $0 == "T" }.count
          let isUnknown = row.allSatisfy { $0 == "?" }
          #expect(
            try evaluate("count(a, b, c == 1) == \(trues)", on: values)
              == (isUnknown ? "?" : "T"), "\(values)")
        }
      }
    }
  }

  @Test(arguments: ["==", "!=", "<", "<=", ">", ">="])
  func comparisonsWithMissing(sign: String) throws {
    #expect(try evaluate("a \(sign) b", on: "?T") == "?")
    #expect(try evaluate("a \(sign) b", on: "T?") == "?")
    #expect(try evaluate("a \(sign) b", on: "??") == "?")
    #expect(try evaluate("a \(sign) 1", on: "?") == "?")
    #expect(try evaluate("1 \(sign) a", on: "?") == "?")
  }

  @Test(arguments: ["+", "-", "*", "/"])
  func arithmeticWithMissing(sign: String) throws {
    #expect(try evaluate("a \(sign) b", on: "?T") == "?")
    #expect(try evaluate("a \(sign) b", on: "T?") == "?")
    #expect(try evaluate("-a", on: "?") == "?")
  }

  @Test(arguments: ["in (1, 2)", "not in (1, 2)", "in (0..9)", "not in (0..9)", "in ('x')"])
  func listsWithMissing(list: String) throws {
    #expect(try evaluate("a \(list)", on: "?") == "?")
  }

  @Test func chainedRangesAreConjunctions() throws {
    #expect(try valueOf("0 <= x <= y", ["x": 5, "y": nil]) == .missing)
    #expect(try valueOf("6 <= x <= y", ["x": 5, "y": nil]) == .truth(false))
    #expect(try valueOf("15 <= x <= 49", ["x": nil]) == .missing)
  }

  @Test(arguments: [("T", "T"), ("F", "F"), ("?", "?")])
  func ifWithMissingConditionIsMissing(value: String, expected: String) throws {
    #expect(try evaluate("if a then 1 == 1 else 1 == 2", on: value) == expected)
    #expect(
      try evaluate("case when a then 1 == 1 else 1 == 2 end", on: value) == expected)
  }

  @Test func aMissingConditionStopsTheChain() throws {
    let source = "if a == 1 then 1 == 1 else if missing(a) then 1 == 1 else 1 == 2"
    #expect(try evaluate(source, on: "?") == "?")
    let tested = "if missing(a) then 1 == 2 else if a == 1 then 1 == 1 else 1 == 2"
    #expect(try evaluate(tested, on: "?") == "F")
  }

  @Test(arguments: ["number(a)", "label(a)", "lower(a)", "abs(a)", "floor(a)", "cut(a, 0, 1)"])
  func functionsOfMissing(source: String) throws {
    #expect(try evaluate(source, on: "?") == "?")
  }

  @Test func minAndMaxPassOverMissing() throws {
    #expect(try valueOf("max(a, b)", ["a": nil, "b": 2]) == .number(2))
    #expect(try valueOf("min(a..b)", ["a": 3, "b": nil]) == .number(3))
    #expect(try valueOf("max(a..b)", ["a": nil, "b": nil]) == .missing)
  }

  @Test func nothingIsEvaluatedOnceTheResultIsCertain() throws {
    #expect(try valueOf("n > 0 and x / n > 0.5", ["x": 1, "n": 0]) == .truth(false))
    #expect(try valueOf("n == 0 or x / n > 0.5", ["x": 1, "n": 0]) == .truth(true))
    #expect(
      try valueOf("if n == 0 then missing else x / n", ["x": 1, "n": 0]) == .missing)
  }
}
