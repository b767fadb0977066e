import ClassificationTree
import SurveyModel

/// The tree of a sample: grown by the rules in force and, if asked for, pruned.
struct Growth {
  let rules: StoppingRules
  /// The tree before pruning.
  let grown: Tree
  /// The tree that is shown.
  let tree: Tree
  /// The place among the nodes of that tree of every cell's leaf.
  let leafPlaces: [Int32]
  /// The trees of the sensitivity grid; nil where they were not asked for.
  let sensitivity: SensitivityTrees?
  /// The trees that pruning compared; nil when none were.
  let cpTable: Finding.CPTable?
  /// Whether pruning was asked for and there is nobody to validate a tree on.
  let isPruningImpossible: Bool

  /// Grows the tree that a request asks for.
  ///
  /// - Parameter growsGrid: whether the trees of the sensitivity grid are wanted, too.
  init(_ sample: Sample, _ request: TreeRequest, growsGrid: Bool = false) {
    rules = StoppingRules(
      request, n: sample.whole.n, weight: sample.whole.w,
      circumstances: sample.cells.circumstances.map(\.name))
    let places: (Tree) -> [Int32]
    if growsGrid {
      let trees = SensitivityTrees(sample, rules: rules.growth)
      sensitivity = trees
      grown = trees.inForce.inForce
      places = trees.inForce.leafPlaces
    } else {
      sensitivity = nil
      var grower = Grower(sample.cells)
      let psus = rules.growth.minPSUs > 1 ? sample.cellPSUs : nil
      grown = grower.grow(totals: sample.totals, rules: rules.growth, psus: psus)
      places = { [grower] in grower.leafPlaces(of: $0) }
    }
    let pruning = Pruning(grown, of: sample, rules: rules.growth, request: request)
    tree = pruning.tree
    leafPlaces = places(tree)
    cpTable = pruning.table
    isPruningImpossible =
      request.pruning != .none && cpTable == nil && grown.root.total.sumOfSquares > 0
  }
}

extension Finding {
  /// States how the tree was found: what circumstances explain, their rivals, the trees compared.
  mutating func addSearch(of growth: Growth) {
    let names = circumstances.map(\.name)
    importance = Finding.importance(of: nodes, among: names)
    rivals = Finding.rivals(growth.tree, circumstances: names)
    cpTable = growth.cpTable
  }
}
