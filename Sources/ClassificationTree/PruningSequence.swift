/// The nested trees that cost-complexity pruning makes of a grown tree, from the root alone to the
/// whole tree (Breiman and others 1984, chapter 3).
package struct PruningSequence: Sendable {
  /// One tree of the sequence.
  package struct Step: Sendable, Equatable {
    /// The least complexity parameter that leaves this tree, in weight units.
    package var complexity: Double
    package var splits: Int
    /// The sum of squares of its leaves, in weight units.
    package var risk: Double
  }

  package let steps: [Step]

  /// Complexities within this relative distance are one.
  private static let tie = 1e-12

  /// - Parameter alpha: what every split of the tree is worth at least, in weight units.
  package init(_ tree: Tree, alpha: Double) {
    var complexities = [tree.root.complexity]
    if !tree.root.isLeaf {
      let below = tree.nodes.filter { !$0.isLeaf }.map(\.complexity) + [alpha]
      for complexity in below.sorted(by: >)
      where complexity < complexities[complexities.count - 1] * (1 - Self.tie) {
        complexities.append(complexity)
      }
    }
    steps = complexities.map { complexity in
      let pruned = tree.pruned(to: complexity)
      return Step(
        complexity: complexity, splits: pruned.nodes.count { !$0.isLeaf },
        risk: pruned.leaves.reduce(0) { $0 + $1.total.sumOfSquares })
    }
  }
}

extension Tree {
  /// The tree without the splits that collapse at the given complexity, in weight units.
  package func pruned(to complexity: Double) -> Tree {
    var kept: [Node] = []
    var divided: Set<Int> = []
    for var node in nodes where node.id == 1 || divided.contains(node.id / 2) {
      if node.complexity <= complexity { node.split = nil }
      if !node.isLeaf { divided.insert(node.id) }
      kept.append(node)
    }
    return Tree(kept)
  }
}
