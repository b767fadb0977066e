import Testing

@testable import FurthestBehind

/// Which groups of a run by group are hidden beside the national figure.
@Suite struct GroupedFindingsTests {
  /// Findings of groups of so many rows, each of two leaves.
  private func groups(_ rows: [Int]) -> [Finding] {
    rows.map { n in
      var finding = CountedTree([2: (n / 2, 10), 3: (n - n / 2, 40)]).finding
      finding.verdict = .init(value: .robust, reasons: [], overstatement: 0.1)
      return finding.protected(by: .dhs)
    }
  }

  private func hidden(_ findings: [Finding]) -> [Int] {
    findings.indices.filter { findings[$0].nodes.first?.rate == nil }
  }

  @Test(arguments: [
    ([100, 200, 300], []),
    // One hidden group takes the next smallest with it.
    ([100, 20, 300, 90], [1, 3]),
    // Two that are small together take a third.
    ([100, 10, 12, 300], [0, 1, 2]),
    ([100, 10, 20, 300], [1, 2]),
    // Nothing is left to take.
    ([20, 300], [0, 1]),
    ([20], [0]),
  ])
  func theNextSmallestIsHiddenToo(rows: [Int], expected: [Int]) {
    let findings = groups(rows)
    #expect(
      hidden(Finding.protected(groups: findings, besideNational: true, by: .dhs)) == expected)
    let alone = Finding.protected(groups: findings, besideNational: false, by: .dhs)
    #expect(alone == findings)
    #expect(Finding.protected(groups: findings, besideNational: true, by: .none) == findings)
  }

  @Test(arguments: [
    ([100, 200, 300], 0, []),
    // A small rest is hidden only beside the smallest group.
    ([100, 200, 300], 1, [0]), ([100, 200, 300], 24, [0]),
    // A rest of its own size has no secret, and hides one.
    ([100, 200, 300], 25, []), ([100, 20, 300], 5, [1]), ([100, 20, 300], 500, [1]),
    // Together they are too small.
    ([100, 20, 300], 4, [0, 1]), ([10], 5, [0]),
  ])
  func rowsOfNoGroupAreAHiddenGroup(rows: [Int], rest: Int, expected: [Int]) {
    let findings = groups(rows)
    let shown = Finding.protected(
      groups: findings, rest: rest, besideNational: true, by: .dhs)
    #expect(hidden(shown) == expected)
    #expect(
      Finding.protected(groups: findings, rest: rest, besideNational: false, by: .dhs)
        == findings)
  }

  @Test func ofAHiddenGroupNothingIsLeft() throws {
    var findings = groups([20, 60, 300])
    findings[1].run.warnings = [AnalysisWarning.rateBeginning + "1 for 98.2 per cent: ..."]
    let shown = Finding.protected(groups: findings, besideNational: true, by: .dhs)
    #expect(shown[0].nodes.count == 1 && shown[2] == findings[2])
    let group = shown[1]
    #expect(group.nodes.map(\.id) == [1] && group.nodes[0].n == 60 && group.nodes[0].suppressed)
    #expect(group.sample == findings[1].sample)
    #expect(group.gap == nil && group.gapEstimate == nil && group.importance == nil)
    #expect(group.furthestBehind == nil && group.inequality == nil && group.targeting == nil)
    #expect(group.verdict?.value == .doNotQuote && group.verdict?.reasons == [.suppressed])
    #expect(group.verdict?.overstatement == nil)
    #expect(group.run.warnings.count == 1 && !group.run.warnings[0].contains("98"))
    #expect(group.absent?["gap"] != nil)
    // Its figures are the same whatever the rates were.
    let other = CountedTree([2: (30, 90), 3: (30, 95)]).finding.protected(by: .dhs)
    let changed = Finding.protected(
      groups: [findings[0], other, findings[2]], besideNational: true, by: .dhs)
    #expect(changed[1].nodes == group.nodes)
  }
}
