import SurveyModel
import Testing

/// What a circumstance's levels are called and counted, for each kind of circumstance.
struct CircumstanceTests {
  private static let wealth = Circumstance(
    name: "wealth", scale: .ordered(["Bottom 40", "Top 60"]))
  private static let region = Circumstance(
    name: "region", scale: .unordered(["North", "South", "Centre"]), hasMissingLevel: true)
  private static let age = Circumstance(
    name: "age", scale: .numeric([-1, 0.25, 15, 1e15]), hasMissingLevel: true)

  @Test(arguments: [(wealth, 2, nil, true), (region, 4, 3, false), (age, 5, 4, true)])
  func theLevelOfMissingValuesIsTheLast(
    circumstance: Circumstance, levels: Int, missing: Int?, hasOrder: Bool
  ) {
    #expect(circumstance.levelCount == levels)
    #expect(circumstance.missingLevel == missing)
    #expect(circumstance.hasOrder == hasOrder)
  }

  @Test(arguments: [
    (wealth, ["Bottom 40", "Top 60"]),
    (region, ["North", "South", "Centre", "(missing)"]),
    (age, ["-1", "0.25", "15", "1000000000000000", "(missing)"]),
  ])
  func everyLevelHasAName(circumstance: Circumstance, names: [String]) {
    #expect((0..<circumstance.levelCount).map(circumstance.levelName) == names)
  }

  @Test(arguments: [0, -0.0, 0.1, 1 / 3, 2, -17.5, 1e-7, 1e22, .greatestFiniteMagnitude])
  func aNumberReadsBackFromItsText(value: Double) {
    #expect(Double(Circumstance.text(of: value)) == value)
  }
}
