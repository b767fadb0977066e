import Foundation
import SurveyModel
import Testing

@testable import FurthestBehind

/// Samples at the edge of what can be measured: defined answers, and JSON without NaN.
@Suite struct InequalityEdgeTests {
  /// Rows of y, w, psu, a, b: a and b in a fixed pattern, y and w as given by row.
  private func extract(
    rows: Int = 120, y: (Int) -> Int, weight: (Int) -> String = { _ in "1" },
    a: (Int) -> String = { ["x", "z"][$0 % 2] },
    b: (Int) -> String = { ["p", "q", "r"][$0 / 2 % 3] }
  ) -> InequalityExtract {
    InequalityExtract(
      header: "y,w,psu,a,b",
      rows: (0..<rows).map { "\(y($0)),\(weight($0)),\($0 / 10),\(a($0)),\(b($0))" })
  }

  private func measured(
    _ extract: InequalityExtract, direction: Direction = .opportunity
  ) throws -> InequalityFinding {
    let finding = try extract.finding(["a", "b"], direction: direction) {
      $0.sample.weight = "w"
      $0.sample.psu = "psu"
    }
    // JSON has no word for NaN: writing one throws.
    let json = try finding.json()
    #expect(try InequalityFinding(json: json) == finding)
    return finding
  }

  @Test(arguments: [(0, Direction.opportunity), (1, .opportunity), (0, .barrier), (1, .barrier)])
  func withoutVariationThereIsNoInequality(y: Int, direction: Direction) throws {
    let finding = try measured(extract(y: { _ in y }), direction: direction)
    let hasAccess = (y == 1) == (direction == .opportunity)
    #expect(finding.inequality.d == 0)
    #expect(finding.inequality.dCorrected == 0)
    #expect(finding.inequality.hoi == (hasAccess ? 1 : 0))
    #expect(finding.inequality.geometricHoi == (hasAccess ? 1 : 0))
    #expect(finding.inequality.seD == nil)
    #expect(finding.inequality.seNote == "no variation")
    #expect(finding.inequality.shapley?.map(\.value) == [0, 0])
    #expect(finding.inequality.shapley?.map(\.share) == [nil, nil])
    #expect(finding.comparisons.map(\.difference) == [0, 0])
    #expect(finding.comparisons.map(\.ratio) == (y == 1 ? [1, 1] : [nil, nil]))
    #expect(finding.regression.coefficients.isEmpty)
    #expect(
      finding.regression.notes.first
        == "No regression: \(y == 1 ? "everybody" : "nobody") has the indicator.")
  }

  @Test func oneCellIsEquality() throws {
    let finding = try measured(
      extract(y: { $0 % 3 == 0 ? 1 : 0 }, a: { _ in "x" }, b: { _ in "p" }))
    #expect(finding.inequality.cells == 1)
    #expect(finding.inequality.circumstances == [])
    #expect(finding.inequality.d == 0)
    #expect(finding.inequality.shapley == [])
    #expect(finding.comparisons == [])
    #expect(finding.run.warnings.count == 2)
  }

  @Test func aConstantCircumstanceIsLeftOut() throws {
    let finding = try measured(extract(y: { $0 % 4 == 0 ? 1 : 0 }, b: { _ in "p" }))
    #expect(finding.inequality.circumstances == ["a"])
    #expect(finding.inequality.shapley?.map(\.circumstance) == ["a"])
    let parts = finding.inequality.shapley?.map(\.value) ?? []
    #expect(abs((parts.first ?? 0) - (finding.inequality.d ?? -1)) < 1e-12)
  }

  @Test func twoHundredLevelsAreMeasured() throws {
    let finding = try measured(
      extract(rows: 4_000, y: { $0 % 200 < 60 ? 1 : 0 }, b: { "level \($0 % 200)" }))
    #expect(finding.inequality.cells == 200)
    #expect(abs((finding.inequality.d ?? 0) - 0.7) < 1e-12)
    // Every level decides: no finite odds ratio, no fit, and no figure in their place.
    #expect(finding.regression.separatedRows == 4_000)
    #expect(finding.regression.coefficients.allSatisfy { $0.state != .estimated })
  }

  @Test func rowsOfWeightZeroTakeNoPart() throws {
    let weighted = try measured(
      extract(y: { $0 % 3 == 0 ? 1 : 0 }, weight: { $0 < 60 ? "1" : "0" }))
    let half = try measured(extract(rows: 60, y: { $0 % 3 == 0 ? 1 : 0 }))
    #expect(weighted.inequality == half.inequality)
    #expect(weighted.regression == half.regression)
  }

  @Test(arguments: ["1e100", "1e-100"])
  func weightsOfAnySizeGiveNumbersOrNull(weight: String) throws {
    let finding = try measured(
      extract(y: { $0 % 3 == 0 ? 1 : 0 }, weight: { $0 == 7 ? "1" : weight }))
    #expect(finding.inequality.d.map { (0...1).contains($0) } ?? true)
  }

  @Test func aSinglePSUHasNoError() throws {
    let finding = try measured(
      InequalityExtract(
        header: "y,w,psu,a,b",
        rows: (0..<60).map { "\($0 % 3 == 0 ? 1 : 0),1,5,\($0 % 2),\($0 % 5)" }))
    #expect(finding.inequality.seD == nil)
    #expect(
      finding.inequality.seNote == "not estimable: no degrees of freedom (PSUs minus strata)")
    #expect(finding.regression.coefficients.allSatisfy { $0.low == nil && $0.p == nil })
    #expect(finding.regression.notes.contains("No intervals: no degrees of freedom are left."))
  }

  @Test func withoutAPSUColumnDHasNoError() throws {
    let finding = try extract(y: { $0 % 3 == 0 ? 1 : 0 }).finding(["a", "b"])
    #expect(finding.inequality.seD == nil)
    #expect(finding.inequality.seNote == "no PSU column")
    #expect(finding.inequality.dCorrected != nil)
    #expect(finding.regression.coefficients.contains { $0.low != nil })
  }

  @Test func missingValuesAsALevelMakeCellsButNoReference() throws {
    let extract = extract(y: { $0 % 3 == 0 || $0 % 2 == 0 ? 1 : 0 }, a: { ["x", "", "z"][$0 % 3] })
    let finding = try extract.finding(["a", "b"]) { $0.sample.missingCircumstances = .level }
    #expect(finding.inequality.cells == 6)
    let comparison = try #require(finding.comparisons.first)
    #expect(comparison.reference?.level == "x")
    #expect(comparison.other?.level == "z")
    #expect(finding.regression.coefficients.contains { $0.level == "(missing)" })
  }
}
