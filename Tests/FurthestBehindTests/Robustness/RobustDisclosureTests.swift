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

  private func disclosure(
    _ suppression: TreeRequest.Suppression, totals: [CellTotal]? = nil
  ) throws -> ShownGroups {
    ShownGroups(
      try finding(), nodes: [1], leafPlaces: [0, 0, 0, 0], suppression: suppression,
      totals: totals ?? self.totals)
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
    nchs = try disclosure(.nchs, totals: totals)
    let fewer = nchs.admits([false, false, true, false])
    #expect(!fewer)
  }

  private let survey = RobustnessSurvey(seed: 32, levelCounts: [2, 3], rowsPerPSU: 30) {
    (levels: [UInt32]) -> Double in 0.2 + 0.3 * Double(levels[0]) + 0.1 * Double(levels[1])
  }

  /// The survey's finding after `hide` has hidden some of it, as a suppression rule would.
  private func finding(hiding hide: (inout Finding) -> Void) throws -> Finding {
    var finding = try survey.finding {
      $0.bootstrap = 0
      $0.crossfit = 0
    }
    hide(&finding)
    try survey.withSample { sample, request in
      let rules = StoppingRules(
        request, n: sample.whole.n, weight: sample.whole.w,
        circumstances: sample.cells.circumstances.map(\.name))
      let tree = Grower.grow(cells: sample.cells, totals: sample.totals, rules: rules.growth)
      #expect(tree.nodes.count >= 7)
      RobustnessAnalysis(
        request, sample: sample, tree: tree, leafPlaces: tree.leafPlaces(of: sample.cells),
        rules: rules
      ).fill(&finding)
    }
    return finding
  }

  @Test func aHiddenGroupIsNotCrossFitted() throws {
    let finding = try finding {
      $0.furthestBehind = nil
      $0.furthestAhead = nil
      $0.gap = nil
    }
    #expect(finding.crossFitted == nil)
    #expect(finding.stability == nil)
    #expect(finding.exhaustive == nil)
    #expect(finding.verdict?.value == .doNotQuote)
    #expect(finding.verdict?.reasons.contains(.suppressed) == true)
    #expect(finding.verdict?.reasons.contains(.fewCases) == false)
    #expect(finding.verdict?.overstatement == nil)
  }

  @Test func aNodeThatHidesItsChildrenIsALeafLikeOthers() throws {
    let plain = try finding { _ in }
    let finding = try finding { finding in
      // Node 2 prints as a leaf: what is below it is gone.
      finding.nodes.removeAll { $0.id > 3 && String($0.id, radix: 2).hasPrefix("10") }
      if let place = finding.nodes.firstIndex(where: { $0.id == 2 }) {
        finding.nodes[place].leaf = true
        finding.nodes[place].split = nil
        finding.nodes[place].letter = "A"
      }
      finding.furthestBehind = 2
    }
    let ranks = try #require(finding.stability?.ranks)
    #expect(ranks.first == .init(id: 2, low: 1, high: 1))
    #expect(ranks.map(\.id).sorted() == finding.nodes.filter(\.leaf).map(\.id).sorted())
    #expect(finding.targeting?.first?.id == 2)
    // The larger group has other people in common with the trees' groups.
    #expect(finding.stability?.jaccard != plain.stability?.jaccard)
    #expect(finding.stability?.firstSplit == plain.stability?.firstSplit)
  }
}
