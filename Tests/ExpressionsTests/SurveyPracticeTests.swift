import Testing

@testable import Expressions

/// Definitions as analysts of DHS and MICS surveys write them.
@Suite struct SurveyPracticeTests {
  @Test(arguments: [
    ([1, 0, 0] as [Cell], ExpressionValue.truth(true)),
    ([0, 0, 0], .truth(false)),
    ([0, 1, nil], .truth(true)),
    ([0, 0, nil], .missing),
    ([nil, nil, nil], .missing),
  ])
  func skilledAttendance(cells: [Cell], expected: ExpressionValue) throws {
    let bound = try SurveyExpression(parsing: "any(m3a..m3c == 1)").bind(to: ["m3a", "m3b", "m3c"])
    #expect(try bound.evaluate { cells[$0].value } == expected)
  }

  /// A column that the survey did not ask counts as no when the trues are counted.
  @Test func countTreatsMissingAsNo() throws {
    let row: KeyValuePairs<String, Cell> = ["m3a": 0, "m3b": nil, "m3c": 1]
    #expect(try valueOf("count(m3a..m3c == 1) >= 1", row) == .truth(true))
    #expect(
      try valueOf("count(m3a..m3c == 1) >= 1", ["m3a": 0, "m3b": nil, "m3c": nil])
        == .truth(false))
  }

  @Test(arguments: [
    (-250, ExpressionValue.truth(true)), (-200, .truth(false)), (9996, .missing),
    (9998, .missing), (-201, .truth(true)),
  ])
  func stunting(score: Int, expected: ExpressionValue) throws {
    let source = "if hc70 >= 9996 then missing else hc70 < -200"
    #expect(try valueOf(source, ["hc70": Cell(integerLiteral: score)]) == expected)
  }

  @Test func modernContraception() throws {
    #expect(try valueOf("v313 == 3", ["v313": .coded(3, "modern method")]) == .truth(true))
    #expect(
      try valueOf("v313 == 'modern method'", ["v313": .coded(3, "modern method")]) == .truth(true))
    #expect(try valueOf("v313 == 'modern method'", ["v313": "modern method"]) == .truth(true))
    #expect(try valueOf("v313 == 3", ["v313": nil]) == .missing)
  }

  @Test(arguments: [(15, true), (30, true), (31, false), (996, true), (998, false)])
  func waterWithinThirtyMinutes(minutes: Int, expected: Bool) throws {
    let source = "hv204 <= 30 or hv204 == 996"
    #expect(try valueOf(source, ["hv204": Cell(integerLiteral: minutes)]) == .truth(expected))
  }

  @Test func sanitation() throws {
    let source = "hv205 in (11..13, 15, 21, 22, 41, 51) and hv225 == 0"
    #expect(try valueOf(source, ["hv205": 12, "hv225": 0]) == .truth(true))
    #expect(try valueOf(source, ["hv205": 14, "hv225": nil]) == .truth(false))
    #expect(try valueOf(source, ["hv205": 22, "hv225": nil]) == .missing)
  }

  @Test func violenceJustified() throws {
    let row: KeyValuePairs<String, Cell> = [
      "v744a": 0, "v744b": 8, "v744c": 0, "v744d": 1, "v744e": 0,
    ]
    #expect(try valueOf("any(v744a..v744e == 1)", row) == .truth(true))
  }

  @Test func highestEducationInTheHousehold() throws {
    let row: KeyValuePairs<String, Cell> = ["hv106_01": 1, "hv106_02": nil, "hv106_03": 3]
    let source =
      "case when max(hv106_01..hv106_03) <= 1 then 'Lower'"
      + " when max(hv106_*) == 2 then 'Secondary' else 'Higher' end"
    let bound = try SurveyExpression(parsing: source).bind(to: row.map(\.key))
    #expect(bound.levelsInOrder == ["Lower", "Secondary", "Higher"])
    #expect(try valueOf(source, row) == .text("Higher"))
  }

  @Test func birthsOfTheLastFiveYears() throws {
    #expect(try valueOf("v008 - b3 < 60", ["v008": 1400, "b3": 1341]) == .truth(true))
    #expect(
      try valueOf("floor((v008 - b3) / 12) < 5", ["v008": 1400, "b3": 1340]) == .truth(false))
  }

  @Test func crowding() throws {
    let source = "hv009 / hv216 > 3"
    #expect(try valueOf(source, ["hv009": 7, "hv216": 2]) == .truth(true))
    #expect(try failure(source, ["hv009": 7, "hv216": 0]).token == "hv216")
  }

  @Test func micsLetters() throws {
    let row: KeyValuePairs<String, Cell> = ["MN19A": nil, "MN19B": "B", "MN19C": nil]
    #expect(try valueOf("MN19A == 'A' or MN19B == 'B'", row) == .truth(true))
    #expect(try valueOf("all(missing(MN19A..MN19C))", row) == .truth(false))
  }
}
