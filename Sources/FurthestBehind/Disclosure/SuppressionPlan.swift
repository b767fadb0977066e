/// What becomes of every node of a tree so that no hidden group can be worked out from the shown
/// ones.
///
/// A parent's figures less those of a shown child are those of the other child. So children are
/// hidden in pairs: where one leaf is hidden, its sibling is hidden with it; where the sibling is
/// divided further, the parent is shown as a leaf and everything below it is left out.
struct SuppressionPlan {
  /// Leaves that are listed without their rate.
  private(set) var hidden: Set<Int> = []
  /// Shown nodes whose two children are hidden leaves.
  private(set) var pairs: Set<Int> = []
  /// Nodes that were divided and are shown as leaves.
  private(set) var collapsed: Set<Int> = []
  /// Nodes that are listed, hidden or not.
  private(set) var listed: Set<Int> = []

  private let nodes: [Int: Finding.Node]
  private let rule: SuppressionRule

  /// What a node ends as.
  private enum Fate {
    case hiddenLeaf, shownLeaf, divided
  }

  /// Works out every node's fate, from the leaves up.
  ///
  /// - Complexity: O(nodes x depth).
  init(_ finding: Finding, rule: SuppressionRule) {
    nodes = Dictionary(finding.nodes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.rule = rule
    if nodes[1] != nil, decide(1) == .hiddenLeaf { hidden.insert(1) }
  }

  /// Whether anything is hidden or left out that was not before.
  var hidesMore: Bool {
    !collapsed.isEmpty || hidden.contains { !(nodes[$0]?.suppressed ?? true) }
  }

  private mutating func decide(_ id: Int) -> Fate {
    listed.insert(id)
    guard let node = nodes[id] else { return .hiddenLeaf }
    let alone: Fate = rule.hides(node) ? .hiddenLeaf : .shownLeaf
    // Ids double at every step: those of a tree that this program grew never overflow.
    guard !node.leaf, id <= Int.max / 2 - 1, nodes[2 * id] != nil, nodes[2 * id + 1] != nil else {
      return alone
    }
    let children = (decide(2 * id), decide(2 * id + 1))
    switch children {
    case (.shownLeaf, .shownLeaf), (.shownLeaf, .divided), (.divided, .shownLeaf),
      (.divided, .divided):
      return .divided
    case (.hiddenLeaf, .divided), (.divided, .hiddenLeaf):
      collapse(id)
      return alone
    case (.hiddenLeaf, .hiddenLeaf), (.hiddenLeaf, .shownLeaf), (.shownLeaf, .hiddenLeaf):
      if alone == .hiddenLeaf {
        collapse(id)
        return .hiddenLeaf
      }
      pairs.insert(id)
      hidden.formUnion([2 * id, 2 * id + 1])
      return .divided
    }
  }

  /// Leaves out everything below a node.
  private mutating func collapse(_ id: Int) {
    func isBelow(_ other: Int) -> Bool {
      var other = other
      while other > id { other /= 2 }
      return other == id
    }
    hidden = hidden.filter { !isBelow($0) }
    pairs = pairs.filter { !isBelow($0) }
    collapsed = collapsed.filter { !isBelow($0) }
    listed = listed.filter { $0 == id || !isBelow($0) }
    collapsed.insert(id)
  }
}
