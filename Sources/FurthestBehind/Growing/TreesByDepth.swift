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

  /// Grows the trees of a depth in force and of some others.
  ///
  /// - Parameters:
  ///   - psus: the PSUs that occur in each cell, needed only by the rule on PSUs.
  ///   - grower: has grown the deepest tree last.
  init(
    _ sample: Sample, _ rules: GrowthRules, otherDepths: [Int], psus: CellPSUs?,
    _ grower: inout Grower
  ) {
    let depths = Set(otherDepths + [rules.maxDepth]).sorted()
    let grown = grower.grow(totals: sample.totals, rules: rules, psus: psus, depths: depths)
    self.rules = depths.map { depth in
      var rules = rules
      rules.maxDepth = depth
      return rules
    }
    trees = grown.trees
    inForce = zip(depths, trees).first { $0.0 == rules.maxDepth }?.1 ?? grown.deepest
    nodes = grown.deepest.nodes.map(\.id)
    leafPlaces = grower.leafPlaces(of: grown.deepest)
  }

  /// Whether each cell lies below a node of one of the trees.
  func members(of id: Int) -> [Bool] {
    let isBelow = nodes.map { TreePath.leads(from: id, to: $0) }
    return ChunkWork.array(leafPlaces.count, threads: 1) { isBelow[Int(leafPlaces[$0])] }
  }

  /// Weight of the people both below a node and in a group over that of those in either; nil when
  /// there are none.
  ///
  /// - Parameter overlaps: see ``overlaps(with:_:)``.
  func jaccard(of id: Int, _ overlaps: GroupOverlaps) -> Double? {
    var both = 0.0
    var below = 0.0
    for (place, node) in nodes.enumerated() where TreePath.leads(from: id, to: node) {
      both += overlaps.leaves[place].both
      below += overlaps.leaves[place].all
    }
    let either = below + overlaps.group - both
    return either > 0 ? both / either : nil
  }

  /// The weights of the deepest tree's leaves, and of the part of each that is in a group.
  ///
  /// - Parameter group: whether each cell is in it.
  func overlaps(with group: [Bool], _ totals: [CellTotal]) -> GroupOverlaps {
    var overlaps = GroupOverlaps(leaves: nodes.map { _ in (0, 0) }, group: 0)
    for cell in totals.indices {
      let weight = totals[cell].w
      let inGroup = group[cell] ? weight : 0
      overlaps.leaves[Int(leafPlaces[cell])].all += weight
      overlaps.leaves[Int(leafPlaces[cell])].both += inGroup
      overlaps.group += inGroup
    }
    return overlaps
  }
}

/// The weights of a tree's leaves, how much of each is in a group, and the group's weight.
struct GroupOverlaps: Sendable {
  var leaves: [(all: Double, both: Double)]
  var group: Double
}
