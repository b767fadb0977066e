import FurthestBehind

/// The finding's flat nodes as a tree, for renderers that walk it.
///
/// A stored result may have been edited by hand: what does not hang together is left out, and
/// the depth stays below 63 because ids double at every step.
struct FindingTree {
  /// One node with the branches to its children, lower rate first.
  ///
  /// A class, because it is large and handed on often.
  final class Node {
    let figures: Finding.Node
    let branches: [Branch]

    init(figures: Finding.Node, branches: [Branch]) {
      self.figures = figures
      self.branches = branches
    }

    var isLeaf: Bool { branches.isEmpty }
  }

  /// The way to a child.
  struct Branch {
    /// The circumstance that divides the parent.
    let circumstance: String
    /// The child's levels or range of that circumstance.
    let condition: Finding.Condition
    let child: Node
  }

  /// The root, or nil when the finding has no node 1.
  let root: Node?

  init(_ finding: Finding) {
    let places = Dictionary(
      finding.nodes.indices.map { (finding.nodes[$0].id, $0) },
      uniquingKeysWith: { first, _ in first })
    root = places[1].map { FindingTree.node(finding.nodes[$0], of: finding.nodes, at: places) }
  }

  /// Every node, parents before children, lower rate first.
  var nodes: [Node] {
    var result: [Node] = []
    func visit(_ node: Node) {
      result.append(node)
      for branch in node.branches { visit(branch.child) }
    }
    if let root { visit(root) }
    return result
  }

  /// The largest depth of a node; the root has depth 0.
  var depth: Int {
    func depth(_ node: Node) -> Int {
      node.branches.map { 1 + depth($0.child) }.max() ?? 0
    }
    return root.map(depth) ?? 0
  }

  private static func node(
    _ figures: Finding.Node, of nodes: [Finding.Node], at places: [Int: Int]
  ) -> Node {
    guard !figures.leaf, let split = figures.split, figures.id <= Int.max / 2 - 1 else {
      return Node(figures: figures, branches: [])
    }
    let children = [figures.id * 2, figures.id * 2 + 1].compactMap { places[$0] }
    return Node(
      figures: figures,
      branches: children.map { place in
        Branch(
          circumstance: split.circumstance,
          condition: condition(of: nodes[place], at: split),
          child: node(nodes[place], of: nodes, at: places))
      })
  }

  /// The child's merged condition on the circumstance that made it ("1" rather than "up to 1"
  /// below an earlier cut), else the split's own words.
  private static func condition(
    of child: Finding.Node, at split: Finding.Split
  ) -> Finding.Condition {
    if let merged = child.conditions.first(where: { $0.circumstance == split.circumstance }) {
      return merged
    }
    let isLeft = child.id.isMultiple(of: 2)
    if let cut = split.cut {
      return isLeft == (split.leftIsBelow ?? true)
        ? .range(circumstance: split.circumstance, from: nil, below: cut)
        : .range(circumstance: split.circumstance, from: cut, below: nil)
    }
    return .levels(
      circumstance: split.circumstance, levels: (isLeft ? split.left : split.right) ?? [])
  }
}

extension Finding {
  /// The node of everybody; nil in a finding without it.
  var everybody: Finding.Node? { nodes.first { $0.id == 1 } }
}
