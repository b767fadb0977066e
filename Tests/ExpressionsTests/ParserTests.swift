import Testing

@testable import Expressions

@Suite struct ParserTests {
  /// Source and canonical form; the two must also read as equal trees.
  @Test(arguments: [
    ("v190<=2", "v190 <= 2"),
    ("m3a == 1 or m3b == 1", "m3a == 1 or m3b == 1"),
    (
      "if v190 <= 2 then 'Bottom 40' else 'Top 60'",
      "if v190 <= 2 then \"Bottom 40\" else \"Top 60\""
    ),
    ("`sch.wide` == \"Yes\"", "`sch.wide` == \"Yes\""),
    ("`age`", "age"),
    ("`in` == 1", "`in` == 1"),
    ("`a``b`", "`a``b`"),
    ("a or b and not c", "a or b and not c"),
    ("(a or b) and c", "(a or b) and c"),
    ("(a and b) or c", "a and b or c"),
    ("not (a == 1)", "not a == 1"),
    ("not not a", "not not a"),
    ("15<=age<=49", "15 <= age <= 49"),
    ("1 - (2 - 3)", "1 - (2 - 3)"),
    ("(1 - 2) - 3", "(1 - 2) - 3"),
    ("a * (b + c) / -d", "a * (b + c) / -d"),
    ("-(a + b)", "-(a + b)"),
    ("- - a", "--a"),
    ("v106 in(1,2, 5..9 , 'x')", "v106 in (1, 2, 5..9, \"x\")"),
    ("v106 not in (-2..-1, 0.5)", "v106 not in (-2..-1, 0.5)"),
    ("1.50 + .5 + 2. + 1e3 + 1E-2", "1.5 + 0.5 + 2 + 1000 + 0.01"),
    ("missing( hc70 )", "missing(hc70)"),
    ("else_ == 1", "else_ == 1"),
    ("any(m3a..m3n == 1)", "any(m3a..m3n == 1)"),
    ("any(m3* == 1)", "any(m3* == 1)"),
    ("any(h?a,h1* in (1..3))", "any(h?a, h1* in (1..3))"),
    ("any(*_1==1)", "any(*_1 == 1)"),
    ("count(a , b, `c.d` == 1) >= 2", "count(a, b, `c.d` == 1) >= 2"),
    ("all(15 <= (a, b) <= 49)", "all(15 <= a, b <= 49)"),
    ("any((a, b) + 1 == 2)", "any(a, b + 1 == 2)"),
    ("count(missing(a..c))", "count(missing(a..c))"),
    ("any(a..b == 2 * c)", "any(a..b == 2 * c)"),
    ("max(hv106_01..hv106_20, x * 2)", "max(hv106_01..hv106_20, x * 2)"),
    ("min(a*, 3)", "min(a*, 3)"),
    ("cut(v012, 15, 25,35)", "cut(v012, 15, 25, 35)"),
    ("cut(x, -1, 0.5)", "cut(x, -1, 0.5)"),
    ("bottom(40,v191)", "bottom(40, v191)"),
    (
      "case when a then 1 when b then 2 else missing end",
      "if a then 1 else if b then 2 else missing"
    ),
    ("if a then 1 else (if b then 2 else 3)", "if a then 1 else if b then 2 else 3"),
    ("if a then if b then 1 else 2 else 3", "if a then (if b then 1 else 2) else 3"),
    ("1 + (if a then 1 else 2)", "1 + (if a then 1 else 2)"),
    ("région == 'Île'", "région == \"Île\""),
    ("a\u{A0}==\n1", "a == 1"),
    ("'don''t know'", "\"don't know\""),
    ("\"say \"\"yes\"\"\"", "\"say \"\"yes\"\"\""),
    ("'C:\\n'", "\"C:\\n\""),
  ])
  func canonicalForm(source: String, canonical: String) throws {
    let expression = try SurveyExpression(parsing: source)
    #expect(expression.canonical == canonical)
    #expect(try syntax(canonical) == expression.syntax)
    #expect(expression.source == source)
  }

  @Test(arguments: [
    ("a or b and c", "a or (b and c)", "(a or b) and c"),
    ("not a and b", "(not a) and b", "not (a and b)"),
    ("not a == b", "not (a == b)", "(not a) == b"),
    ("a + b * c", "a + (b * c)", "(a + b) * c"),
    ("a + b > c", "(a + b) > c", "a + (b > c)"),
    ("-a * b", "(-a) * b", "-(a * b)"),
    ("a in (1) and b", "(a in (1)) and b", "(a in (1) or 1) and b"),
    ("if a then b else c or d", "if a then b else (c or d)", "(if a then b else c) or d"),
  ])
  func precedence(source: String, same: String, different: String) throws {
    #expect(try syntax(source) == syntax(same))
    #expect(try syntax(source) != syntax(different))
  }

  @Test func functionNamesAreFreeForColumns() throws {
    #expect(
      try SurveyExpression(parsing: "count == 1 and cut > min").names == ["count", "cut", "min"])
  }

  @Test func namesOnceInOrder() throws {
    let source = "if any(b..d == a) or z* == 1 then a else `x y` + b"
    #expect(throws: ExpressionError.self) { try SurveyExpression(parsing: source) }
    let right = "if any(b..d, z* == a) then a else `x y` + b"
    #expect(try SurveyExpression(parsing: right).names == ["b", "d", "a", "x y"])
  }

  @Test func plainNames() throws {
    #expect(try SurveyExpression(parsing: " `hv206` ").plainName == "hv206")
    #expect(try SurveyExpression(parsing: "(hv206)").plainName == "hv206")
    #expect(try SurveyExpression(parsing: "hv206 == 1").plainName == nil)
  }
}
