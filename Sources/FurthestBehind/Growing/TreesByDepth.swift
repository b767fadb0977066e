import ClassificationTree

/// Trees that differ by their largest depth only, grown in one go.
struct TreesByDepth: Sendable {
  /// The rules of each tree, by ascending depth.
  let rules: [GrowthRules]
  let trees: [Tree]
  /// The tree by the rules as they were given.
  let inForce: Tree
  /// The ids of the nodes of the deepest before a split was collapsed.
  private let nodes: [Int]
  /// The place among these of every cell's leaf.
  private let leafPlaces: [Int32]

  /// Grows, for each of some sets of rules, the trees of the depth in force and of some others.
  ///
  /// - Parameters:
  ///   - rules: differ by anything but their largest depth; at least one.
  ///   - psus: the PSUs that occur in each cell, needed only by the rule on PSUs.
  static func grow(
    _ sample: Sample, _ rules: [GrowthRules], otherDepths: [Int], psus: CellPSUs?
  ) -> [TreesByDepth] {
    let inForce = rules.first?.maxDepth ?? GrowthRules.deepest
    let depths = Set(otherDepths + [inForce]).sorted()
    var grower = Grower(sample.cells)
    let families = grower.grow(totals: sample.totals, rules: rules, psus: psus, depths: depths)
    return zip(rules, families).map { rules, family in
      TreesByDepth(
        rules: depths.map { depth in
          var rules = rules
          rules.maxDepth = depth
          return rules
        },
        trees: family.trees,
        inForce: zip(depths, family.trees).first { $0.0 == inForce }?.1 ?? family.deepest,
        nodes: family.deepest.nodes.map(\.id), leafPlaces: family.leafPlaces)
    }
  }

  /// The place in the nodes of a tree of every cell's leaf: the tree in force, or one that is pruned
  /// from it.
  func leafPlaces(of tree: Tree) -> [Int32] {
    let places = nodes.map { node in
      var id = node
      while id > 1, tree.place(id) == nil { id /= 2 }
      return Int32(truncatingIfNeeded: tree.place(id) ?? 0)
    }
    return leafPlaces.map { places[Int($0)] }
  }

  /// Whether each cell lies below a node of one of the trees.
  func members(of id: Int) -> [Bool] {
    TreePath.members(of: id, nodes: nodes, leafPlaces: leafPlaces)
  }

  /// Weight of the people both below a node and in a group over that of those in either; nil when
  /// there are none.
  ///
  /// - Parameter leaves: see ``overlaps(with:_:)``.
  func jaccard(of id: Int, _ leaves: [GroupOverlap]) -> Double? {
    var both = 0.0
    var either = 0.0
    for (node, leaf) in zip(nodes, leaves) {
      let isBelow = TreePath.leads(from: id, to: node)
      both += isBelow ? leaf.inGroup : 0
      either += isBelow ? leaf.all : leaf.inGroup
    }
    return either > 0 ? both / either : nil
  }

  /// By node of the deepest tree, the weight of a leaf and of the part of it that is in a group.
  ///
  /// - Parameter group: whether each cell is in it.
  func overlaps(with group: [Bool], _ totals: [CellTotal]) -> [GroupOverlap] {
    var leaves = nodes.map { _ in GroupOverlap() }
    leaves.withUnsafeMutableBufferPointer { leaves in
      for cell in totals.indices {
        let leaf = Int(leafPlaces[cell])
        leaves[leaf].all += totals[cell].w
        leaves[leaf].inGroup += group[cell] ? totals[cell].w : 0
      }
    }
    return leaves
  }
}

/// The weight of a leaf, and of the part of it that is in a group.
struct GroupOverlap: Sendable {
  var all = 0.0
  var inGroup = 0.0
}
