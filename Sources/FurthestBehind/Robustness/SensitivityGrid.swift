import ClassificationTree
import SurveyModel

/// The finding run again over a small grid: leaves half, just and twice as large, and depths of 2,
/// 3 and as in force.
struct SensitivityGrid: Sendable {
  let sample: Sample
  let rules: StoppingRules
  /// The reported finding, its small groups hidden.
  let finding: Finding
  let suppression: TreeRequest.Suppression
  /// The intervals of nodes, where the rule on small cells looks at precision.
  let estimates: GroupEstimates?

  private static let sizes = [0.5, 1, 2]
  private static let depths = [2, 3]

  /// A place of the grid: its rules, and how they differ from those in force.
  private struct Setting {
    var rules: GrowthRules
    var size: Double
    var isInForce: Bool
  }

  /// A row for each tree; the trees are grown on some threads.
  ///
  /// - Parameter group: whether each cell is in the reported group; nil when none is.
  func rows(
    against group: [Bool]?, threads: Int, shown: inout ShownGroups
  ) -> [Finding.SensitivityRow] {
    let own = rules.growth.maxDepth
    var settings: [Setting] = []
    for size in Self.sizes {
      for depth in Set(Self.depths + [own]).sorted() {
        var scaled = size == 1 ? rules.growth : rules.growth.scaled(by: size)
        scaled.maxDepth = depth
        settings.append(
          Setting(rules: scaled, size: size, isInForce: size == 1 && depth == own))
      }
    }
    let scaled = settings.map(\.rules)
    let psus = scaled.contains { $0.minPSUs > 1 } ? sample.cellPSUs : nil
    let outcomes = mapInParallel(settings.count, threads: threads) { index in
      outcome(
        of: Grower.grow(
          cells: sample.cells, totals: sample.totals, rules: scaled[index],
          psus: scaled[index].minPSUs > 1 ? psus : nil))
    }
    return zip(settings, outcomes).map { row($0, $1, group, &shown) }
  }

  /// A tree of the grid, with its extreme groups and whether each cell is in them.
  private struct Outcome {
    var tree: Tree
    var behind: Finding.Node
    var gap: Double?
    var isBehind: [Bool]
    var isAhead: [Bool]
  }

  private func outcome(of tree: Tree) -> Outcome {
    let leaves = tree.leafPlaces(of: sample.cells)
    func members(_ id: Int) -> [Bool] {
      let isBelow = tree.nodes.map { TreePath.leads(from: id, to: $0.id) }
      return leaves.map { isBelow[$0] }
    }
    let extremes = extremes(of: tree, members)
    return Outcome(
      tree: tree, behind: extremes.behind, gap: extremes.gap,
      isBehind: members(extremes.behind.id), isAhead: members(extremes.ahead.id))
  }

  private func row(
    _ setting: Setting, _ outcome: Outcome, _ group: [Bool]?, _ shown: inout ShownGroups
  ) -> Finding.SensitivityRow {
    let (scaled, tree, behind) = (setting.rules, outcome.tree, outcome.behind)
    let isShown = shown.admits(outcome.isBehind)
    let isGapShown = isShown && shown.admits(outcome.isAhead)
    return Finding.SensitivityRow(
      minCases: scaled.minCases, minShare: rules.summary.minShare.map { $0 * setting.size },
      maxDepth: scaled.maxDepth == GrowthRules.deepest ? nil : scaled.maxDepth,
      inForce: setting.isInForce, leaves: tree.leaves.count,
      firstSplit: tree.root.split.map { sample.cells.circumstances[$0.circumstance].name },
      conditions: behind.conditions, n: behind.n, share: behind.share,
      rate: isShown ? behind.rate : nil,
      gap: isGapShown ? outcome.gap : nil,
      jaccard: group.flatMap { Self.jaccard(outcome.isBehind, $0, sample.totals) },
      note: !isGapShown || outcome.gap == nil
        ? Absences.hidden : group == nil ? Absences.noGroup : nil)
  }

  /// The extreme groups of a tree as a finding would show them: hidden pairs count as one group.
  private func extremes(
    of tree: Tree, _ members: (Int) -> [Bool]
  ) -> (behind: Finding.Node, ahead: Finding.Node, gap: Double?) {
    var twin = finding
    twin.nodes =
      FindingAssembly(sample: sample, tree: tree, direction: finding.indicator.direction).nodes
    if suppression == .nchs, let estimates {
      let intervals = estimates.estimates(twin.nodes.map(\.id), members: members)
      for place in twin.nodes.indices {
        twin.nodes[place].estimate = intervals[twin.nodes[place].id]
      }
    }
    let root = twin.nodes[0]
    let plan = SuppressionPlan(twin, rule: SuppressionRule(profile: suppression))
    twin.nodes = ProtectedNodes(twin, plan).nodes
    let ranking = ShownRanking(twin, plan)
    guard let behind = twin.nodes.first(where: { $0.id == ranking.furthestBehind }),
      let ahead = twin.nodes.first(where: { $0.id == ranking.furthestAhead })
    else { return (root, root, tree.nodes.count > 1 ? nil : 0) }
    return (behind, ahead, ranking.gap)
  }

  /// Weight of the people in both groups over that of those in either.
  static func jaccard(_ a: [Bool], _ b: [Bool], _ totals: [CellTotal]) -> Double? {
    var both = 0.0
    var either = 0.0
    for cell in totals.indices where a[cell] || b[cell] {
      either += totals[cell].w
      if a[cell], b[cell] { both += totals[cell].w }
    }
    return either > 0 ? both / either : nil
  }
}
