import ClassificationTree
import Threads

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

  static let depths = [2, 3]
  private static let sizes = [0.5, 1, 2]

  let places: [Place]
  /// The trees by size.
  let growths: [TreesByDepth]

  /// Grows the trees on some threads.
  ///
  /// - Parameter inForce: those of the size in force, where they are grown already.
  init(_ sample: Sample, rules: GrowthRules, inForce: TreesByDepth? = nil, threads: Int) {
    let psus = rules.minPSUs > 1 ? sample.cellPSUs : nil
    let growths = mapInParallel(Self.sizes.count, threads: threads) { place in
      let size = Self.sizes[place]
      if size == 1, let inForce { return inForce }
      var grower = Grower(sample.cells)
      return TreesByDepth(
        sample, size == 1 ? rules : rules.scaled(by: size), otherDepths: Self.depths, psus: psus,
        &grower)
    }
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
