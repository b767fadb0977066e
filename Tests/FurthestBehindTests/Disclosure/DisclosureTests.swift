import Foundation
@testable import FurthestBehind
import SurveyModel
import Testing

/// What is hidden under which rule, by hand-made trees.
@Suite struct DisclosureTests {
  private func hidden(_ finding: Finding) -> [Int] { finding.nodes.filter(\.suppressed).map(\.id) }

  private func ids(_ finding: Finding) -> [Int] { finding.nodes.map(\.id) }

  @Test func nothingIsChangedWhereNothingIsTooSmall() {
    let finding = CountedTree([2: (25, 10), 6: (30, 40), 7: (60, 80)]).finding
    var expected = finding
    expected.run.options["suppress"] = "dhs"
    #expect(finding.protected(by: .dhs) == expected)
  }

  @Test func withoutARuleNothingIsHidden() {
    let finding = CountedTree([2: (2, 10), 3: (1, 40)]).finding
    var expected = finding
    expected.run.options["suppress"] = "none"
    #expect(finding.protected(by: .none) == expected)
  }

  @Test func aSmallLeafHidesItsSibling() throws {
    let finding = CountedTree([4: (24, 10), 5: (300, 20), 6: (100, 40), 7: (200, 80)]).finding
    let shown = finding.protected(by: .dhs)
    #expect(ids(shown) == ids(finding))
    #expect(hidden(shown) == [4, 5])
    for id in [4, 5] {
      let node = try #require(shown.node(id))
      let whole = try #require(finding.node(id))
      #expect(node.rate == nil && node.deviance == nil && node.estimate == nil)
      #expect(node.deprivedShare == nil && node.letter == nil && node.fromAverage == nil)
      #expect(node.n == whole.n && node.share == whole.share && node.weight == whole.weight)
      #expect(node.conditions == whole.conditions)
    }
    let parent = try #require(shown.node(2))
    let before = try #require(finding.node(2))
    #expect(parent.gain == nil && parent.split?.difference == nil && parent.split?.test == nil)
    #expect(parent.rate == before.rate && parent.estimate == before.estimate)
    #expect(shown.node(1) == finding.node(1))
    #expect(shown.node(3)?.gain != nil && shown.node(3)?.split?.test != nil)
    // The pair counts as the group that it makes up.
    #expect(parent.letter == "A" && shown.node(6)?.letter == "B" && shown.node(7)?.letter == "C")
    #expect(shown.furthestBehind == 2 && shown.furthestAhead == 7)
    #expect(agree(shown.gap, 0.8 - (0.1 * 24 + 0.2 * 300) / 324))
    #expect(shown.gapEstimate == nil)
  }

  /// An estimate that stayed would tell that no hidden group lies beyond the extremes shown.
  @Test func theGapsEstimateIsTakenAwayWhereverSomethingIsHidden() {
    let tree = CountedTree([4: (100, 10), 5: (300, 20), 12: (20, 50), 13: (70, 52), 7: (90, 80)])
    let finding = tree.finding
    let shown = finding.protected(by: .dhs)
    #expect(hidden(shown) == [12, 13])
    #expect(shown.furthestBehind == 4 && shown.furthestAhead == 7)
    #expect(shown.gap == finding.gap)
    #expect(finding.gapEstimate != nil && shown.gapEstimate == nil)
    // Made anew, it stays.
    var again = shown
    again.gapEstimate = finding.gapEstimate
    #expect(again.protected(by: .dhs).gapEstimate == finding.gapEstimate)
  }

  @Test func aSmallLeafBesideADividedSiblingCollapsesTheirParent() throws {
    let finding = CountedTree([4: (24, 10), 10: (300, 20), 11: (200, 30), 3: (200, 80)]).finding
    let shown = finding.protected(by: .dhs)
    #expect(ids(shown) == [1, 2, 3])
    #expect(hidden(shown).isEmpty)
    #expect(finding.run.warnings.isEmpty && shown.run.warnings.count == 1)
    let parent = try #require(shown.node(2))
    #expect(parent.leaf && parent.split == nil && parent.gain == nil)
    #expect(parent.letter == "A" && shown.furthestBehind == 2)
    #expect(parent.rate == finding.node(2)?.rate)
  }

  @Test func collapsingGoesOnUpwards() {
    // 9 is small, its sibling 8 a leaf: a pair below 4. 5 is small beside the divided 4, so 2
    // collapses; 3 is small, beside 2 that is a leaf by now: a pair below 1.
    let finding = CountedTree([8: (90, 5), 9: (10, 20), 5: (20, 50), 3: (24, 90)]).finding
    let shown = finding.protected(by: .dhs)
    #expect(ids(shown) == [1, 2, 3])
    #expect(hidden(shown) == [2, 3])
    #expect(shown.furthestBehind == nil && shown.furthestAhead == nil && shown.gap == nil)
    #expect(shown.gapEstimate == nil)
    #expect(shown.node(1)?.rate != nil && shown.node(1)?.gain == nil)
  }

  @Test func aPairThatIsTooSmallTogetherIsHiddenAsOne() {
    let finding = CountedTree([8: (10, 5), 9: (14, 20), 5: (90, 50), 3: (100, 90)]).finding
    let shown = finding.protected(by: .dhs)
    #expect(ids(shown) == [1, 2, 3, 4, 5])
    #expect(hidden(shown) == [4, 5])
    #expect(shown.node(4)?.leaf == true && shown.node(4)?.split == nil)
  }

  @Test func aSampleThatIsTooSmallShowsNoRate() throws {
    let shown = CountedTree([2: (10, 5), 3: (14, 20)]).finding.protected(by: .dhs)
    #expect(ids(shown) == [1] && hidden(shown) == [1])
    #expect(shown.nodes[0].rate == nil && shown.gap == nil && shown.furthestBehind == nil)
    // With no figure left there is nothing that a JSON reader could trip over.
    #expect(try Finding(json: try shown.json()) == shown)
  }

  @Test(arguments: [5, 95])
  func aHiddenPairStandsInTheOrderOfItsLevels(percent: Int) throws {
    // Whichever of the two has the lower rate, "a" comes first.
    let tree = CountedTree([4: (20, percent), 5: (40, 50), 3: (100, 99)])
    let whole = tree.finding
    #expect(
      (whole.node(4)?.conditions.last == .levels(circumstance: "c2", levels: ["a"]))
        == (percent == 5))
    let shown = whole.protected(by: .dhs)
    #expect(shown.node(4)?.n == 20)
    #expect(shown.node(4)?.conditions.last == .levels(circumstance: "c2", levels: ["a"]))
    #expect(shown.node(5)?.conditions.last == .levels(circumstance: "c2", levels: ["b"]))
    #expect(shown.nodes.map(\.id) == [1, 2, 3, 4, 5])
    let split = try #require(shown.node(2)?.split ?? shown.node(3)?.split)
    #expect(split.left == ["a"] && split.right == ["b"])
  }

  @Test(arguments: [true, false])
  func aHiddenPairOfANumberStandsInItsOrder(leftIsBelow: Bool) throws {
    var finding = CountedTree([4: (20, 5), 5: (40, 50), 3: (100, 60)]).finding
    finding.nodes[1].split = Finding.Split(
      circumstance: "c2", cut: 1.5, leftIsBelow: leftIsBelow, missingIsLeft: true)
    let shown = finding.protected(by: .dhs)
    let split = try #require(shown.node(2)?.split)
    #expect(split.leftIsBelow == true && split.missingIsLeft == leftIsBelow && split.cut == 1.5)
    #expect(shown.node(4)?.n == (leftIsBelow ? 20 : 40))
  }

  @Test func theNCHSStandardsLookAtPrecision() {
    func node(_ n: Int, se: Double?, _ low: Double?, _ high: Double?, rate: Double) -> Finding.Node
    {
      var node = CountedTree([1: (n, 50)]).finding.nodes[0]
      node.rate = rate
      node.estimate?.se = se
      node.estimate?.low = low
      node.estimate?.high = high
      return node
    }
    func isHidden(_ node: Finding.Node) -> Bool {
      var finding = CountedTree([1: (node.n, 50)]).finding
      finding.nodes = [node]
      return finding.protected(by: .nchs).nodes[0].suppressed
    }
    #expect(isHidden(node(29, se: 0.01, 0.48, 0.52, rate: 0.5)))
    #expect(!isHidden(node(30, se: 0.01, 0.48, 0.52, rate: 0.5)))
    // Effective rows p (1 - p) / v just below and above 30.
    #expect(isHidden(node(400, se: (0.25 / 29.9).squareRoot(), 0.4, 0.6, rate: 0.5)))
    #expect(!isHidden(node(400, se: (0.25 / 30.1).squareRoot(), 0.4, 0.6, rate: 0.5)))
    #expect(isHidden(node(400, se: 0.05, 0.34, 0.641, rate: 0.5)))
    #expect(!isHidden(node(400, se: 0.05, 0.351, 0.65, rate: 0.5)))
    // Between .05 and .30 the width is held against the rate; up to .05 it is narrow enough.
    #expect(isHidden(node(400, se: 0.01, 0.01, 0.0741, rate: 0.04)))
    #expect(!isHidden(node(400, se: 0.01, 0.01, 0.0619, rate: 0.04)))
    #expect(!isHidden(node(400, se: 0.01, 0, 0.05, rate: 0.01)))
    #expect(isHidden(node(400, se: nil, 0, 0.08, rate: 0)))
    #expect(!isHidden(node(400, se: nil, 0, 0.01, rate: 0)))
    #expect(isHidden(node(400, se: nil, nil, nil, rate: 0.5)))
  }

  @Test func aDamagedTreeIsNoReasonToFail() {
    var finding = CountedTree([4: (24, 10), 5: (300, 20), 6: (100, 40), 7: (20, 80)]).finding
    finding.nodes.remove(at: 4)
    finding.nodes.append(finding.nodes[2])
    finding.nodes.append(
      contentsOf: finding.nodes.map { node in
        var orphan = node
        orphan.id = Int.max - node.id
        return orphan
      })
    let shown = finding.protected(by: .dhs)
    #expect(shown.protected(by: .dhs) == shown)
    var empty = finding
    empty.nodes = []
    #expect(empty.protected(by: .dhs).nodes.isEmpty)
  }
}
