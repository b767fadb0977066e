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
  /// The trees of other depths; nil where they were not asked for.
  let byDepth: TreesByDepth?
  /// The trees that pruning compared; nil when none were.
  let cpTable: Finding.CPTable?
  /// Whether pruning was asked for and there is nobody to validate a tree on.
  let isPruningImpossible: Bool

  /// Grows the tree that a request asks for.
  ///
  /// - Parameter otherDepths: depths beside that in force of which trees are wanted, too; nil is
  ///   none.
  init(_ sample: Sample, _ request: TreeRequest, otherDepths: [Int]? = nil) {
    rules = StoppingRules(
      request, n: sample.whole.n, weight: sample.whole.w,
      circumstances: sample.cells.circumstances.map(\.name))
    var grower = Grower(sample.cells)
    let psus = rules.growth.minPSUs > 1 ? sample.cellPSUs : nil
    if let otherDepths {
      let trees = TreesByDepth(
        sample, rules.growth, otherDepths: otherDepths, psus: psus, &grower)
      (byDepth, grown) = (trees, trees.inForce)
    } else {
      byDepth = nil
      grown = grower.grow(totals: sample.totals, rules: rules.growth, psus: psus)
    }
    let pruning = Pruning(grown, of: sample, rules: rules.growth, request: request)
    tree = pruning.tree
    leafPlaces = grower.leafPlaces(of: tree)
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
