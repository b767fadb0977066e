import ClassificationTree
import SurveyModel
import Threads

/// The finding run again over a small grid: leaves half, just and twice as large, and depths of 2,
/// 3 and as in force.
struct SensitivityGrid: Sendable {
  let sample: Sample
  let trees: SensitivityTrees
  let rules: StoppingRules
  /// The reported finding, its small groups hidden.
  let finding: Finding
  let suppression: TreeRequest.Suppression
  /// The intervals of nodes, where the rule on small cells looks at precision.
  let estimates: GroupEstimates?

  /// A row for each tree, looked at by some threads.
  ///
  /// - Parameter group: whether each cell is in the reported group; nil when none is.
  func rows(
    against group: [Bool]?, threads: Int, shown: inout ShownGroups
  ) -> [Finding.SensitivityRow] {
    let found = mapInParallel(trees.places.count, threads: threads) {
      let place = trees.places[$0]
      return extremes(of: place.tree, trees.growths[place.growth])
    }
    let overlaps = group.map { group in
      mapInParallel(trees.growths.count, threads: threads) {
        trees.growths[$0].overlaps(with: group, sample.totals)
      }
    }
    return zip(trees.places, found).map { place, extremes in
      row(place, extremes, overlaps?[place.growth], &shown)
    }
  }

  /// The extreme groups of a tree of the grid, and the gap between them.
  private typealias Extremes = (behind: Finding.Node, ahead: Finding.Node, gap: Double?)

  private func row(
    _ place: SensitivityTrees.Place, _ extremes: Extremes, _ overlaps: [GroupOverlap]?,
    _ shown: inout ShownGroups
  ) -> Finding.SensitivityRow {
    let (scaled, tree, behind) = (place.rules, place.tree, extremes.behind)
    let growth = trees.growths[place.growth]
    let isShown = shown.admits(growth.members(of: behind.id))
    let isGapShown = isShown && shown.admits(growth.members(of: extremes.ahead.id))
    return Finding.SensitivityRow(
      minCases: scaled.minCases, minShare: rules.summary.minShare.map { $0 * place.size },
      maxDepth: scaled.maxDepth == GrowthRules.deepest ? nil : scaled.maxDepth,
      inForce: place.isInForce, leaves: tree.leaves.count,
      firstSplit: tree.root.split.map { sample.cells.circumstances[$0.circumstance].name },
      conditions: behind.conditions, n: behind.n, share: behind.share,
      rate: isShown ? behind.rate : nil,
      gap: isGapShown ? extremes.gap : nil,
      jaccard: overlaps.flatMap { growth.jaccard(of: behind.id, $0) },
      note: !isGapShown || extremes.gap == nil
        ? Absences.hidden : overlaps == nil ? Absences.noGroup : nil)
  }

  /// The extreme groups of a tree as a finding would show them: hidden pairs count as one group.
  private func extremes(
    of tree: Tree, _ growth: TreesByDepth
  ) -> Extremes {
    var twin = finding
    twin.nodes =
      FindingAssembly(sample: sample, tree: tree, direction: finding.indicator.direction).nodes
    if suppression == .nchs, let estimates {
      let intervals = estimates.estimates(twin.nodes.map(\.id), members: growth.members)
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
