import ClassificationTree
import SurveyModel

/// The finding run again over a small grid: leaves half, just and twice as large, and depths of 2,
/// 3 and as in force.
struct SensitivityGrid {
  let sample: Sample
  let rules: StoppingRules
  let direction: Direction

  private static let sizes = [0.5, 1, 2]
  private static let depths = [2, 3]

  /// A row for each tree.
  ///
  /// - Parameter group: whether each cell is in the reported group; nil when none is.
  func rows(against group: [Bool]?, disclosure: inout Disclosure) -> [Finding.SensitivityRow] {
    let own = rules.growth.maxDepth
    var rows: [Finding.SensitivityRow] = []
    for size in Self.sizes {
      for depth in Set(Self.depths + [own]).sorted() {
        var scaled = size == 1 ? rules.growth : rules.growth.scaled(by: size)
        scaled.maxDepth = depth
        rows.append(
          row(scaled, size, isInForce: size == 1 && depth == own, group, &disclosure))
      }
    }
    return rows
  }

  private func row(
    _ scaled: GrowthRules, _ size: Double, isInForce: Bool, _ group: [Bool]?,
    _ disclosure: inout Disclosure
  ) -> Finding.SensitivityRow {
    let tree = Grower.grow(
      cells: sample.cells, totals: sample.totals, rules: scaled,
      psus: scaled.minPSUs > 1 ? sample.cellPSUs : nil)
    let order = LeafOrder(
      tree, direction: direction, cells: sample.cells, totals: sample.totals)
    let behind = order.furthestBehind ?? tree.root
    let ahead = order.furthestAhead ?? tree.root
    let conditions = GroupConditions(tree, cells: sample.cells, totals: sample.totals)
    let leaves = tree.leafIDs(of: sample.cells)
    let isBehind = leaves.map { $0 == behind.id }
    let isShown = disclosure.admits(isBehind)
    let isGapShown = isShown && disclosure.admits(leaves.map { $0 == ahead.id })
    return Finding.SensitivityRow(
      minCases: scaled.minCases, minShare: rules.summary.minShare.map { $0 * size },
      maxDepth: scaled.maxDepth == GrowthRules.deepest ? nil : scaled.maxDepth,
      inForce: isInForce, leaves: tree.leaves.count,
      firstSplit: tree.root.split.map { sample.cells.circumstances[$0.circumstance].name },
      conditions: (conditions.parts[behind.id] ?? []).map(\.condition), n: behind.total.n,
      share: behind.total.w / tree.root.total.w, rate: isShown ? behind.total.rate : nil,
      gap: isGapShown ? abs(ahead.total.rate - behind.total.rate) : nil,
      jaccard: group.flatMap { Self.jaccard(isBehind, $0, sample.totals) })
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
