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

  /// The trees of one size.
  struct Growth: Sendable {
    /// Their rules by depth.
    fileprivate var rules: [GrowthRules]
    fileprivate var trees: [Tree]
    /// The ids of the nodes of the deepest before a split was collapsed.
    private let nodes: [Int]
    /// The place among these of every cell's leaf.
    private let leafPlaces: [Int]

    fileprivate init(
      _ sample: Sample, _ rules: GrowthRules, depths: [Int], size: Double, _ psus: CellPSUs?
    ) {
      let scaled = size == 1 ? rules : rules.scaled(by: size)
      self.rules = depths.map { depth in
        var rules = scaled
        rules.maxDepth = depth
        return rules
      }
      var grower = Grower(sample.cells)
      let grown = grower.grow(
        totals: sample.totals, rules: scaled, psus: scaled.minPSUs > 1 ? psus : nil,
        depths: depths)
      trees = grown.trees
      nodes = grown.deepest.nodes.map(\.id)
      leafPlaces = grown.deepest.leafPlaces(of: sample.cells)
    }

    /// Whether each cell lies below a node of one of the trees.
    func members(of id: Int) -> [Bool] {
      let isBelow = nodes.map { TreePath.leads(from: id, to: $0) }
      return leafPlaces.map { isBelow[$0] }
    }
  }

  private static let sizes = [0.5, 1, 2]
  private static let depths = [2, 3]

  let places: [Place]
  private let growths: [Growth]

  /// Grows the trees on some threads.
  init(_ sample: Sample, rules: GrowthRules, threads: Int) {
    let depths = Set(Self.depths + [rules.maxDepth]).sorted()
    let psus = rules.minPSUs > 1 ? sample.cellPSUs : nil
    let growths = mapInParallel(Self.sizes.count, threads: threads) {
      Growth(sample, rules, depths: depths, size: Self.sizes[$0], psus)
    }
    self.growths = growths
    places = growths.indices.flatMap { growth in
      depths.indices.map { depth in
        Place(
          rules: growths[growth].rules[depth], size: Self.sizes[growth],
          isInForce: Self.sizes[growth] == 1 && depths[depth] == rules.maxDepth,
          tree: growths[growth].trees[depth], growth: growth)
      }
    }
  }

  /// The growth that a place's tree is from.
  func growth(_ place: Place) -> Growth { growths[place.growth] }
}
