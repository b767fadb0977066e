import ClassificationTree

/// The trees of the sensitivity grid: leaves half, just and twice as large, and depths of 2, 3 and
/// as in force.
///
/// A tree of a depth is the beginning of every deeper one: those of one size are grown in one go,
/// and what is known of the deepest holds for all.
struct SensitivityTrees: Sendable {
  /// A place of the grid.
  struct Place: Sendable {
    var rules: GrowthRules
    /// The size of leaves, as a multiple of that in force.
    var size: Double
    var isInForce: Bool
    var tree: Tree
    /// The place of the size among the growths.
    var growth: Int
  }

  private static let depths = [2, 3]
  private static let sizes = [0.5, 1, 2]

  let places: [Place]
  /// The trees by size.
  let growths: [TreesByDepth]
  /// The trees of the size in force.
  let inForce: TreesByDepth

  /// Grows the trees; that in force first, since the others mostly begin like it.
  init(_ sample: Sample, rules: GrowthRules) {
    let sizes = [1] + Self.sizes.filter { $0 != 1 }
    let grown = TreesByDepth.grow(
      sample, sizes.map { $0 == 1 ? rules : rules.scaled(by: $0) }, otherDepths: Self.depths,
      psus: rules.minPSUs > 1 ? sample.cellPSUs : nil)
    inForce = grown[0]
    let growths = zip(sizes, grown).sorted { $0.0 < $1.0 }.map(\.1)
    self.growths = growths
    places = growths.indices.flatMap { growth in
      growths[growth].rules.indices.map { depth in
        Place(
          rules: growths[growth].rules[depth], size: Self.sizes[growth],
          isInForce: Self.sizes[growth] == 1
            && growths[growth].rules[depth].maxDepth == rules.maxDepth,
          tree: growths[growth].trees[depth], growth: growth)
      }
    }
  }
}
