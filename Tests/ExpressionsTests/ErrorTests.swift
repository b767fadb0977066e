import Testing

@testable import Expressions

@Suite struct ErrorTests {
  /// The fault, the 1-based column it is reported at, and the text it points at.
  @Test(arguments: [
    ("", ExpressionError.Kind.empty, 1, ""),
    ("   ", .empty, 4, ""),
    ("v190 = 2", .foreignSign("=", meant: "=="), 6, "="),
    ("!missing(x)", .foreignSign("!", meant: "not"), 1, "!"),
    ("a == 1 & b == 1", .foreignSign("&", meant: "and"), 8, "&"),
    ("a == 1 && b == 1", .foreignSign("&&", meant: "and"), 8, "&&"),
    ("a == 1 | b == 1", .foreignSign("|", meant: "or"), 8, "|"),
    ("a == 1 || b == 1", .foreignSign("||", meant: "or"), 8, "||"),
    ("a ~= 1", .foreignSign("~=", meant: "!="), 3, "~="),
    ("a <> 1", .foreignSign("<>", meant: "!="), 3, "<>"),
    ("a =< 1", .foreignSign("=<", meant: "<="), 3, "=<"),
    ("a ≥ 1", .foreignSign("≥", meant: ">="), 3, "≥"),
    ("a == “x”", .foreignSign("“", meant: "\""), 6, "“"),
    ("a == 1 AND b == 2", .foreignSign("AND", meant: "and"), 8, "AND"),
    ("NOT a", .foreignSign("NOT", meant: "not"), 1, "NOT"),
    ("IF a then 1 else 2", .foreignSign("IF", meant: "if"), 1, "IF"),
    ("if a then 1 else .", .foreignSign(".", meant: "missing"), 18, "."),
    ("x == .", .foreignSign(".", meant: "missing"), 6, "."),
    ("x == missing", .comparedWithMissing(operand: "x", isNegated: false), 1, "x == missing"),
    (
      "a or x != missing", .comparedWithMissing(operand: "x", isNegated: true), 6,
      "x != missing"
    ),
    ("a # b", .unexpectedCharacter("#"), 3, "#"),
    ("a b", .unexpected("b", expected: "an operator or the end"), 3, "b"),
    ("a == ", .unexpected("the end", expected: "a column, a number, a text or ("), 6, ""),
    ("a == )", .unexpected(")", expected: "a column, a number, a text or ("), 6, ")"),
    ("a + * b", .unexpected("*", expected: "a column, a number, a text or ("), 5, "*"),
    ("(a == 1", .unclosed("(", what: "parenthesis"), 1, "("),
    ("a in (1, 2", .unclosed("(", what: "parenthesis"), 6, "("),
    ("abs(x", .unclosed("(", what: "parenthesis"), 4, "("),
    ("a == 'x", .unclosed("'", what: "text"), 6, "'"),
    ("`sch.wide == 1", .unclosed("`", what: "column name"), 1, "`"),
    ("`` == 1", .emptyName, 1, "``"),
    ("12ab == 1", .malformedName("12ab"), 1, "12ab"),
    ("a or sch.wide.x == 1", .malformedName("sch.wide.x"), 6, "sch.wide.x"),
    (
      "not is.na(x)", .unknownFunction("is.na", nearest: nil, mend: "missing(v106)"), 5, "is.na"
    ),
    ("m3* == 1", .columnListOutside, 1, "m3*"),
    ("m3* ", .columnListOutside, 1, "m3*"),
    ("m3 * == 1", .unexpected("==", expected: "a column, a number, a text or ("), 6, "=="),
    ("x > 1e999", .numberTooLarge, 5, "1e999"),
    ("a == b == c", .mixedChain, 1, "a == b == c"),
    ("1 < a > 2", .mixedChain, 1, "1 < a > 2"),
    ("a in (9..5)", .rangeBackwards(from: 9, to: 5), 7, "9..5"),
    ("a in (5/9)", .slashRange, 8, "/"),
    ("a in (urban)", .memberIsName("urban"), 7, "urban"),
    ("a in 1", .unexpected("1", expected: "( and a list such as (1, 2, 5..9)"), 6, "1"),
    ("a in ()", .unexpected(")", expected: "a number or a text"), 7, ")"),
    ("a in (1, missing)", .unexpected("missing", expected: "a number or a text"), 10, "missing"),
    ("mising(x)", .unknownFunction("mising", nearest: "missing", mend: nil), 1, "mising"),
    (
      "inrange(x, 1, 2)",
      .unknownFunction(
        "inrange", nearest: nil, mend: "15 <= age <= 49, or age in (15..49)"), 1, "inrange"
    ),
    ("abs()", .wrongArguments(function: "abs", usage: "abs(x) with one value"), 5, ")"),
    ("abs(x, y)", .wrongArguments(function: "abs", usage: "abs(x) with one value"), 5, "x,"),
    ("max(x)", .wrongArguments(function: "max", usage: "max(m3a..m3n) or max(a, b)"), 5, "x"),
    (
      "any(m3a-m3n == 1)",
      .needsColumns(function: "any", example: "any(m3a..m3n == 1)"), 5, "m3a-m3n == 1"
    ),
    (
      "count(x > 2)", .needsColumns(function: "count", example: "count(m3a..m3c == 1)"), 7,
      "x > 2"
    ),
    ("any(a..b == c..d)", .secondColumnList(function: "any"), 13, "c..d"),
    ("m3a..m3n == 1", .columnListOutside, 1, "m3a..m3n"),
    (
      "any(a == 1, b == 2)",
      .wrongArguments(
        function: "any", usage: "one condition on a list of columns, any(a, b, c == 1)"), 11,
      ","
    ),
    ("if a then 1", .missingElse, 12, ""),
    ("(if a then 1)", .missingElse, 13, ")"),
    ("case when a then 1 end", .missingElse, 20, "end"),
    ("case a when 1", .unexpected("a", expected: "when"), 6, "a"),
    ("if a == 1 'x' else 'y'", .unexpected("'x'", expected: "then"), 11, "'x'"),
    ("cut(age)", .cutPoints, 1, "cut(age)"),
    ("cut(age, 15)", .cutPoints, 1, "cut(age, 15)"),
    ("cut(age, 15, 15)", .cutPoints, 1, "cut(age, 15, 15)"),
    (
      "bottom(v191, 40)", .wrongArguments(function: "bottom", usage: "bottom(40, v191)"), 8,
      "v191"
    ),
    ("bottom(0, v191)", .percent(0), 8, "0"),
    ("bottom(100, v191)", .percent(100), 8, "100"),
    ("é🙂", .unexpectedCharacter("🙂"), 2, "🙂"),
    ("'🇱🇦é' = x", .foreignSign("=", meant: "=="), 6, "="),
  ])
  func place(source: String, kind: ExpressionError.Kind, column: Int, token: String) throws {
    let error = try #require(throws: ExpressionError.self) {
      try SurveyExpression(parsing: source)
    }
    #expect(error.kind == kind)
    #expect(error.column == column)
    #expect(error.token == token)
    #expect(error.stage == .reading)
    #expect(error.source == source)
  }

  /// The words that a person reads.
  @Test(arguments: [
    (
      "v190 = 2",
      """
      = is not used in expressions (character 6)
        v190 = 2
             ^
      Write == instead.
      """
    ),
    (
      "v19 <= 2",
      """
      there is no column v19 (character 1)
        v19 <= 2
        ^^^
      Did you mean v190? If it is meant as text, write "v19".
      """
    ),
    (
      "hv025 == 1 or schwide == 1",
      """
      there is no column schwide (character 15)
        hv025 == 1 or schwide == 1
                      ^^^^^^^
      Did you mean `sch.wide`? If it is meant as text, write "schwide".
      """
    ),
    (
      "hv025 == 'rural'",
      """
      hv025 holds numbers without labels and is compared with text (character 10)
        hv025 == 'rural'
                 ^^^^^^^
      Compare with a code, for example hv025 == 1, or give hv025 labels.
      """
    ),
    (
      "hv025 == '2'",
      """
      hv025 holds numbers without labels and is compared with text (character 10)
        hv025 == '2'
                 ^^^
      Write hv025 == 2, without quotes.
      """
    ),
    (
      "1 + if v190 then 1 else 2",
      """
      expected a column, a number, a text or (, found if (character 5)
        1 + if v190 then 1 else 2
            ^^
      Put the if with all that belongs to it in parentheses.
      """
    ),
    (
      "v190\t==",
      """
      expected a column, a number, a text or (, found the end (character 8)
        v190 ==
               ^
      """
    ),
  ])
  func wording(source: String, report: String) throws {
    let error = try #require(throws: ExpressionError.self) {
      try SurveyExpression(parsing: source).bind(to: ["hv025", "v190", "sch.wide"])
        .checked(kinds: [.numbers])
    }
    #expect(error.description == report)
  }

  @Test func longExpressionsAreClipped() throws {
    let source =
      String(repeating: "a or ", count: 100) + "b = 1 or " + String(repeating: "a", count: 99)
    let error = try #require(throws: ExpressionError.self) {
      try SurveyExpression(parsing: source)
    }
    let lines = error.pointer.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.count < 120 })
    let mark = try #require(lines[1].firstIndex(of: "^"))
    let offset = lines[1].distance(from: lines[1].startIndex, to: mark)
    #expect(Array(lines[0])[offset] == "=")
    #expect(lines[0].hasPrefix("  ...") && lines[0].hasSuffix("..."))
  }

  @Test func everyMessageIsOneLine() throws {
    let kinds: [ExpressionError.Kind] = [
      .columnsBackwards(from: "a", to: "b"), .noColumnFits("a*"), .cycle(["a", "b", "a"]),
      .tooLarge(limit: 1), .branchesDiffer, .overflow, .textHasNoOrder,
      .numberWhereText(function: "lower"), .ambiguousColumn("a"), .nestedBottom,
      .textComparedWithNumber(column: nil, text: nil), .divisionByZero("x"),
    ]
    for kind in kinds {
      let error = ExpressionError(kind: kind, source: "x", definition: nil, range: 0..<1)
      #expect(!error.message.isEmpty && !error.message.contains("\n"))
      #expect(try #require(error.mend).hasSuffix("."))
    }
  }
}
