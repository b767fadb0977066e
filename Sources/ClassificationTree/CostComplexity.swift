/// Cuts back splits that are not worth their complexity, as rpart does while it grows.
enum CostComplexity {
  /// A subtree as its parent sees it: the sum of squares of its leaves, its splits, and the
  /// complexity at which its top collapses.
  private struct Subtree {
    var risk: Double
    var splits: Double
    var complexity: Double
  }

  /// Collapses, bottom up, every split whose gain per split is at most `alpha`.
  ///
  /// A child that would collapse before its parent is counted as a leaf in the parent's
  /// reckoning, but stays in the tree when the parent stays.
  static func collapse(_ grown: [Tree.Node], alpha: Double) -> Tree {
    var nodes: [Int: Tree.Node] = [:]
    for node in grown { nodes[node.id] = node }
    _ = collapse(1, &nodes, alpha)
    var kept = nodes.values.sorted { $0.id < $1.id }
    // A child goes with its parent at the latest.
    var complexities: [Int: Double] = [:]
    for index in kept.indices {
      let parent = complexities[kept[index].id / 2] ?? .infinity
      kept[index].complexity = min(kept[index].complexity, parent)
      complexities[kept[index].id] = kept[index].complexity
    }
    return Tree(kept)
  }

  private static func collapse(
    _ id: Int, _ nodes: inout [Int: Tree.Node], _ alpha: Double
  ) -> Subtree {
    guard var node = nodes[id] else { return Subtree(risk: 0, splits: 0, complexity: alpha) }
    let own = node.total.sumOfSquares
    var result = Subtree(risk: own, splits: 0, complexity: alpha)
    node.complexity = alpha
    if let split = node.split {
      var left = collapse(id * 2, &nodes, alpha)
      var right = collapse(id * 2 + 1, &nodes, alpha)
      var gain = (own - left.risk - right.risk) / (left.splits + right.splits + 1)
      let order = left.complexity < right.complexity ? [true, false] : [false, true]
      for isLeft in order {
        guard gain > (isLeft ? left : right).complexity else { break }
        if isLeft {
          left = Subtree(risk: split.left.sumOfSquares, splits: 0, complexity: left.complexity)
        } else {
          right = Subtree(risk: split.right.sumOfSquares, splits: 0, complexity: right.complexity)
        }
        gain = (own - left.risk - right.risk) / (left.splits + right.splits + 1)
      }
      node.complexity = gain
      if gain <= alpha {
        node.split = nil
        remove(below: id, &nodes)
      } else {
        result = Subtree(
          risk: left.risk + right.risk, splits: left.splits + right.splits + 1, complexity: gain)
      }
    }
    nodes[id] = node
    return result
  }

  private static func remove(below id: Int, _ nodes: inout [Int: Tree.Node]) {
    for child in [id * 2, id * 2 + 1] where nodes.removeValue(forKey: child) != nil {
      remove(below: child, &nodes)
    }
  }
}
