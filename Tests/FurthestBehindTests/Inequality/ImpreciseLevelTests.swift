import Foundation
import SurveyModel
import Testing

@testable import FurthestBehind

/// Levels that are large enough, but too imprecise for the stricter rule.
@Suite struct ImpreciseLevelTests {
  /// Three levels: 400 rows at 50 per cent, 100 at 40, and 40 at 50.
  ///
  /// With simple random sampling their logit intervals are 0.098, 0.193 and 0.313 wide. Every
  /// hundredth row is in the same PSU.
  private let extract = InequalityExtract(
    header: "psu,a,y",
    rows: [("big", 400, 200), ("middle", 100, 40), ("rare", 40, 20)].flatMap { name, rows, ones in
      (0..<rows).map { "\($0 % 100),\(name),\($0 < ones ? 1 : 0)" }
    })

  private func states(
    _ suppression: TreeRequest.Suppression, psu: String?
  ) throws -> [String: InequalityFinding.Coefficient.State] {
    let finding = try extract.finding(["a"]) {
      $0.sample.suppression = suppression
      $0.sample.psu = psu
    }
    return finding.regression.coefficients.reduce(into: [:]) { states, coefficient in
      if let level = coefficient.level { states[level] = coefficient.state }
    }
  }

  @Test(arguments: [nil, "psu"])
  func anImpreciseLevelIsHiddenWithTheNextSmallest(psu: String?) throws {
    #expect(
      try states(.dhs, psu: psu) == ["big": .reference, "middle": .estimated, "rare": .estimated])
    #expect(
      try states(.nchs, psu: psu) == ["big": .reference, "middle": .hidden, "rare": .hidden])
  }

  @Test func anImpreciseAverageHidesEverything() throws {
    let few = InequalityExtract(
      header: "a,y", rows: (0..<40).map { "\($0 % 2 == 0 ? "x" : "z"),\($0 % 4 / 2)" })
    let finding = try few.finding(["a"]) { $0.sample.suppression = .nchs }
    #expect(finding.rate == nil)
    #expect(finding.inequality.d == nil)
    #expect(finding.comparisons.allSatisfy { $0.reference == nil })
    #expect(finding.regression.coefficients.allSatisfy { $0.oddsRatio == nil })
  }

  @Test func anExplanationHidesTheSameLevels() throws {
    try extract.withFile { path in
      var request = TreeRequest(input: .file(path), indicator: "y", direction: .opportunity)
      request.circumstances = ["a"]
      request.rules.minCases = 30
      request.suppression = .nchs
      let search = try SplitExplanation(request, node: 1).search
      let levels = search.circumstances.flatMap(\.levels)
      #expect(levels.filter { $0.rate == nil }.map(\.level) == ["middle", "rare"])
    }
  }
}
