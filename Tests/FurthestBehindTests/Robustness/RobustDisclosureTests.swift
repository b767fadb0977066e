import ClassificationTree
import SurveyModel
import Testing

@testable import FurthestBehind

@Suite struct RobustDisclosureTests {
  private let totals = [60, 20, 30, 10].map { CellTotal(n: $0, w: Double($0), wy: 1) }

  private func finding() throws -> Finding {
    try RobustnessSurvey(seed: 31, levelCounts: [2], strata: 2, psusPerStratum: 2) { _ in 0.5 }
      .finding {
        $0.bootstrap = 0
        $0.crossfit = 0
        $0.rules.minCases = 1000
      }
  }

  private func disclosure(_ suppression: TreeRequest.Suppression) throws -> Disclosure {
    Disclosure(
      try finding(), suppression: suppression, totals: totals,
      members: { _ in [true, true, true, true] })
  }

  @Test func aSmallGroupIsNotListed() throws {
    var dhs = try disclosure(.dhs)
    let small = dhs.admits([false, true, false, false])
    #expect(!small)
    var open = try disclosure(.none)
    let shown = open.admits([false, true, false, false])
    #expect(shown)
  }

  @Test func aFewCasesLessThanAShownGroupAreNotListed() throws {
    var dhs = try disclosure(.dhs)
    // Everybody but 10, who would be laid open.
    let allButTen = dhs.admits([true, true, true, false])
    #expect(!allButTen)
    // Everybody but 30.
    let allButThirty = dhs.admits([true, true, false, true])
    #expect(allButThirty)
    // 10 fewer than the group just listed.
    let tenFewer = dhs.admits([true, true, false, false])
    #expect(!tenFewer)
    // The same group again lays nothing open.
    let again = dhs.admits([true, true, false, true])
    #expect(again)
    // Neither contains the other.
    let crossing = dhs.admits([true, false, true, false])
    #expect(crossing)
  }

  @Test func thirtyCasesUnderTheOtherRule() throws {
    var nchs = try disclosure(.nchs)
    let thirty = nchs.admits([false, false, true, false])
    #expect(thirty)
    var totals = totals
    totals[2].n = 29
    nchs = Disclosure(
      try finding(), suppression: .nchs, totals: totals, members: { _ in [true, true, true, true] })
    let fewer = nchs.admits([false, false, true, false])
    #expect(!fewer)
  }
}
