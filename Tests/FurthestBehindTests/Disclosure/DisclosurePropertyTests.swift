import Foundation
@testable import FurthestBehind
import SurveyModel
import Testing

/// No figure of a hidden group follows from the figures shown, on trees grown from random surveys.
@Suite struct DisclosurePropertyTests {
  /// Trees with leaves of about 10 rows and more.
  private static func findings(_ seed: Int) throws -> (whole: Finding, table: PlainTable) {
    let table = RandomSurvey.table(seed: seed, rows: 300)
    return (try table.finding(request(seed)), table)
  }

  private static func request(_ seed: Int) -> TreeRequest {
    var request = RandomSurvey.request
    request.psu = seed.isMultiple(of: 3) ? nil : "psu"
    request.direction = seed.isMultiple(of: 2) ? .opportunity : .barrier
    request.rules.minShare = 0.03
    return request
  }

  private static func key(_ node: Finding.Node) -> Set<String> {
    Set(node.conditions.map(String.init(describing:)))
  }

  @Test(arguments: [TreeRequest.Suppression.dhs, .nchs])
  func noHiddenRateFollowsFromWhatIsShown(_ rule: TreeRequest.Suppression) throws {
    var hidden = 0
    var shownGroups = 0
    for seed in 0..<30 {
      let (whole, table) = try Self.findings(seed)
      var request = Self.request(seed)
      request.suppression = rule
      let shown = try table.finding(request)
      let known = RecoverableRates(shownIn: shown, leavesOf: whole)
      let listed = Dictionary(
        shown.nodes.map { (Self.key($0), $0) }, uniquingKeysWith: { first, _ in first })
      for node in whole.nodes {
        let printed = listed[Self.key(node)]
        if let printed, !printed.suppressed {
          #expect(printed.rate == node.rate && printed.estimate == node.estimate)
          #expect(known.contains(node.id))
          shownGroups += 1
        } else {
          #expect(!known.contains(node.id), "seed \(seed), node \(node.id), n \(node.n)")
          hidden += 1
        }
        if rule == .dhs, node.n < 25 { #expect(printed?.rate == nil) }
      }
    }
    #expect(hidden > 60 && shownGroups > 100)
  }

  @Test(arguments: [TreeRequest.Suppression.dhs, .nchs])
  func aProtectedFindingHangsTogether(_ rule: TreeRequest.Suppression) throws {
    for seed in 0..<30 {
      let (whole, table) = try Self.findings(seed)
      var request = Self.request(seed)
      request.suppression = rule
      let shown = try table.finding(request)
      let isSame = shown.protected(by: rule) == shown
      #expect(isSame, "seed \(seed)")
      #expect(shown.nodes.map(\.id) == shown.nodes.map(\.id).sorted())
      let groups = shown.nodes.filter { $0.letter != nil }
        .sorted { ($0.letter ?? "") < ($1.letter ?? "") }
      #expect(
        groups.map { $0.letter ?? "" }
          == (0..<groups.count).map { place in
            String(UnicodeScalar(UInt8(65 + place)))
          })
      for (a, b) in zip(groups, groups.dropFirst()) {
        let (a, b) = (try #require(a.rate), try #require(b.rate))
        #expect(shown.indicator.direction == .opportunity ? a <= b : a >= b)
      }
      // The groups with a letter are everybody once, with pairs merged.
      if let root = shown.nodes.first, root.rate != nil, !groups.isEmpty {
        #expect(agree(groups.reduce(0) { $0 + $1.share }, 1))
        #expect(agree(groups.reduce(0) { $0 + ($1.deprivedShare ?? 0) }, 1))
      }
      if groups.count > 1 {
        #expect(shown.furthestBehind == groups.first?.id)
        let ahead = try #require(shown.node(shown.furthestAhead))
        #expect(ahead.rate == groups.last?.rate)
        #expect(agree(shown.gap, abs((ahead.rate ?? 0) - (groups.first?.rate ?? 0))))
        #expect(agree(shown.gapEstimate?.value, shown.gap))
        #expect(groups.allSatisfy { $0.id == 1 || $0.fromAverage != nil })
      } else if whole.nodes.count > 1 {
        #expect(shown.gap == nil && shown.gapEstimate == nil)
      }
      #expect(shown.nodes.allSatisfy { ($0.rate == nil) == $0.suppressed })
    }
  }

  /// Swapping people inside a hidden pair, or below a collapsed node, changes nothing that is shown.
  @Test(arguments: 0..<60)
  func whatIsHiddenLeavesNoTrace(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    var tree = CountedTree([:])
    tree.direction = seed.isMultiple(of: 2) ? .opportunity : .barrier
    func grow(_ id: Int) {
      if id < 16, id == 1 || Int.random(in: 0..<4, using: &random) > 0 {
        grow(2 * id)
        grow(2 * id + 1)
      } else {
        let n =
          Int.random(in: 0..<5, using: &random) == 0
          ? Int.random(in: 2...24, using: &random) : Int.random(in: 25...400, using: &random)
        let weight = n * Int.random(in: 50...300, using: &random)
        tree.leaves[id] = .init(
          n: n, weight: weight, ones: weight * Int.random(in: 20...80, using: &random) / 100)
      }
    }
    grow(1)
    let shown = tree.finding.protected(by: .dhs)
    for ancestor in Self.secrets(tree, shown) {
      let below = tree.leaves.keys.filter { leaf in
        var id = leaf
        while id > ancestor { id /= 2 }
        return id == ancestor
      }.sorted()
      guard let first = below.first, let last = below.last, first != last else { continue }
      var altered = tree
      let move = max(1, min(tree.leaves[first]?.ones ?? 0, tree.leaves[last]?.weight ?? 0) / 7)
      altered.leaves[first]?.ones -= move
      altered.leaves[last]?.ones += move
      let isAltered = altered.finding.nodes != tree.finding.nodes
      #expect(isAltered)
      let other = altered.finding.protected(by: .dhs)
      let isSame = try other.json() == shown.json()
      #expect(isSame, "seed \(seed), below \(ancestor)")
    }
  }

  /// Nodes of the sketch below which something is hidden or left out, found by their conditions.
  private static func secrets(_ tree: CountedTree, _ shown: Finding) -> [Int] {
    shown.nodes.compactMap { node in
      // A node k of the sketch has the conditions a or b of its ancestors' circumstances.
      var id = 1
      for case .levels(_, let levels) in node.conditions {
        id = 2 * id + (levels == ["a"] ? 0 : 1)
      }
      let isCollapsed = node.leaf && tree.leaves[id] == nil
      let isPair = !node.leaf && shown.nodes.contains { $0.parent == node.id && $0.suppressed }
      return isCollapsed || isPair ? id : nil
    }
  }
}
