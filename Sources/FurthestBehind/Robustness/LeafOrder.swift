package import ClassificationTree
package import SurveyModel

/// The leaves of a tree in the order of access.
///
/// Of equal rates the leaf with the larger weight comes first, then the one with the smaller list
/// of conditions.
package struct LeafOrder {
  private let leaves: [Tree.Node]
  private let direction: Direction
  private let precedesByConditions: (Int, Int) -> Bool

  /// The leaves of a tree, with the last rule for ties already at hand.
  init(_ tree: Tree, direction: Direction, conditions: GroupConditions) {
    leaves = tree.leaves
    self.direction = direction
    precedesByConditions = conditions.precedes
  }

  /// The leaves of a tree on the given cells; conditions are followed only where a tie asks.
  package init(_ tree: Tree, direction: Direction, cells: Cells) {
    leaves = tree.leaves
    self.direction = direction
    precedesByConditions = { GroupConditions(tree, cells: cells).precedes($0, $1) }
  }

  /// The leaves from the furthest behind to the furthest ahead.
  package var worstFirst: [Tree.Node] {
    leaves.sorted { precedes($0, $1) { direction.isWorse($0, than: $1) } }
  }

  /// The leaf that is furthest behind; the root of a tree without a split.
  package var furthestBehind: Tree.Node? {
    leaves.min { precedes($0, $1) { direction.isWorse($0, than: $1) } }
  }

  /// The leaf that is furthest ahead, by the same rules for ties.
  package var furthestAhead: Tree.Node? {
    leaves.min { precedes($0, $1) { direction.isWorse($1, than: $0) } }
  }

  private func precedes(
    _ a: Tree.Node, _ b: Tree.Node, _ isBefore: (Double, Double) -> Bool
  ) -> Bool {
    let (x, y) = (a.total.rate, b.total.rate)
    if abs(x - y) > 1e-12 * max(x, y) { return isBefore(x, y) }
    if a.total.w != b.total.w { return a.total.w > b.total.w }
    return precedesByConditions(a.id, b.id)
  }
}
