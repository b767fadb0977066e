import Testing

@testable import Expressions

@Suite struct AnalysisTests {
  private func bind(_ source: String) throws -> BoundExpression {
    try SurveyExpression(parsing: source).bind(to: ["x", "y", "z"])
  }

  @Test(
    arguments: [
      ("cut(x, 15, 25, 35)", ["15-24", "25-34", "35+"], true),
      ("if x > 97 then missing else cut(x, 15, 25)", ["15-24", "25+"], true),
      ("if y then cut(x, 1, 2) else cut(z, 1, 2)", ["1", "2+"], true),
      ("if y then cut(x, 1, 2) else cut(z, 1, 3)", ["1", "2+", "1-2", "3+"], false),
      ("if missing(x) then 'none' else cut(x, 1, 2)", ["none", "1", "2+"], false),
      ("if x <= 2 then 'Bottom 40' else 'Top 60'", ["Bottom 40", "Top 60"], false),
      ("if x then 'b' else if y then 'a' else 'b'", ["b", "a"], false),
      ("if x then (if y then 'q' else missing) else 'p'", ["q", "p"], false),
      ("'only'", ["only"], false),
      ("missing", nil, false),
      ("x", nil, false),
      ("x == 1", nil, false),
      ("if x then 'a' else y", nil, false),
      ("if x then 'a' else label(y)", nil, false),
      ("if x then 1 else 2", nil, false),
    ] as [(String, [String]?, Bool)])
  func levels(source: String, levels: [String]?, isOrdered: Bool) throws {
    let bound = try bind(source)
    #expect(bound.levelsInOrder == levels)
    #expect(bound.hasOrderedLevels == isOrdered)
  }

  @Test(arguments: [("x", true), ("(`x`)", true), ("x == 1", false), ("label(x)", false)])
  func plainColumns(source: String, isPlain: Bool) throws {
    #expect(try bind(source).isPlainColumn == isPlain)
  }

  @Test func textsThatNoCellHolds() throws {
    let source =
      "x == 'Rural' or y in ('urban', 'rual') or y in (3, 'nowhere') or any(x, y == 'urban') or any(x..z == 'q')"
      + " or 'rural' != y"
    let values: [[Cell]] = [
      [.coded(1, "urban"), .coded(2, "rural"), nil], ["urban", "rural"], ["q"],
    ]
    let bound = try bind(source)
    #expect(
      bound.unmatchedTexts(among: { values[$0].map(\.value) }) == [
        .init(text: "Rural", columns: ["x"], nearest: "rural"),
        .init(text: "rual", columns: ["y"], nearest: "rural"),
      ])
  }

  @Test func equalDefinitionsShareThresholds() throws {
    let poor = try SurveyExpression(parsing: "bottom(40, x)")
    let bound = try SurveyExpression(parsing: "poor or bottom( 40, `x` ) and poor")
      .bind(to: ["x"], definitions: ["poor": poor])
    #expect(try bound.aggregates.count == 1)
  }
}
