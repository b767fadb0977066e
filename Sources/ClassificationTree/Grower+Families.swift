extension Grower {
  /// Trees of one set of rules save for their largest depth.
  package struct Family: Sendable {
    /// The trees in the order of the depths.
    package let trees: [Tree]
    /// The deepest before a split is collapsed: each of its splits is that of the other trees, as
    /// far as they have the node.
    package let deepest: Tree
    /// The place in the nodes of this one of every cell's leaf.
    package let leafPlaces: [Int32]
  }

  /// Grows, for each of some sets of rules, one tree for each of some largest depths.
  ///
  /// Trees on the same totals mostly begin alike: what is known of the first set's is used for the
  /// others.
  ///
  /// - Parameters:
  ///   - psus: see ``grow(totals:rules:psus:alpha:)``.
  ///   - depths: largest depths, in place of those of the rules; at least one.
  package mutating func grow(
    totals: [CellTotal], rules: [GrowthRules], psus: CellPSUs? = nil, depths: [Int]
  ) -> [Family] {
    var root = begin(totals)
    if isExact, rules.count > 1 { known = KnownNodes() }
    defer { known = nil }
    return rules.enumerated().map { place, rules in
      if place > 0 {
        if known == nil { root = begin(totals) } else { root.isKnown = true }
        known?.isComplete = true
      }
      var rules = rules
      rules.maxDepth = depths.max() ?? rules.maxDepth
      let alpha = divide(root, totals, rules, psus)
      let trees = depths.map { depth in
        // A node is divided without a look at those below it.
        let upTo = nodes.filter { $0.depth <= depth }.map { node in
          node.depth < depth
            ? node
            : Tree.Node(id: node.id, total: node.total, split: nil, candidates: [], complexity: 0)
        }
        return CostComplexity.collapse(upTo, alpha: alpha)
      }
      let deepest = Tree(nodes)
      return Family(trees: trees, deepest: deepest, leafPlaces: leafPlaces(of: deepest))
    }
  }
}
