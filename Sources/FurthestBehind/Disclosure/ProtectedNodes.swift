/// The nodes of a finding as a suppression plan leaves them.
struct ProtectedNodes {
  /// By ascending id, without letters for groups that had none.
  let nodes: [Finding.Node]

  init(_ finding: Finding, _ plan: SuppressionPlan) {
    let levels = Dictionary(
      finding.circumstances.map { ($0.name, $0.levels) }, uniquingKeysWith: { first, _ in first })
    var seen = Set<Int>()
    var nodes: [Int: Finding.Node] = [:]
    for node in finding.nodes where plan.listed.contains(node.id) {
      guard seen.insert(node.id).inserted else { continue }
      nodes[node.id] = Self.node(node, plan)
    }
    for pair in plan.pairs { Self.order(pair, &nodes, levels) }
    self.nodes = nodes.values.sorted { $0.id < $1.id }
  }

  private static func node(_ node: Finding.Node, _ plan: SuppressionPlan) -> Finding.Node {
    var node = node
    if plan.collapsed.contains(node.id) {
      node.leaf = true
      node.split = nil
      node.gain = nil
    }
    if plan.hidden.contains(node.id) {
      node.suppressed = true
      node.rate = nil
      node.deviance = nil
      node.estimate = nil
      node.deprivedShare = nil
      node.fromAverage = nil
      node.letter = nil
    }
    if plan.pairs.contains(node.id) {
      // Gain, difference and test follow from both children's rates: with the shares, which are
      // shown, each of them would give the rates back.
      node.gain = nil
      node.split?.difference = nil
      node.split?.partitions = nil
      node.split?.test = nil
    }
    return node
  }

  /// Puts the children of a pair in the order of their levels: the usual one, lower rate first,
  /// would tell something.
  private static func order(
    _ pair: Int, _ nodes: inout [Int: Finding.Node], _ levels: [String: [String]]
  ) {
    guard let split = nodes[pair]?.split, !isInLevelOrder(split, levels[split.circumstance] ?? [])
    else { return }
    var turned = split
    (turned.left, turned.right) = (split.right, split.left)
    turned.leftIsBelow = split.leftIsBelow.map { !$0 }
    turned.missingIsLeft = split.missingIsLeft.map { !$0 }
    nodes[pair]?.split = turned
    (nodes[2 * pair], nodes[2 * pair + 1]) = (nodes[2 * pair + 1], nodes[2 * pair])
    nodes[2 * pair]?.id = 2 * pair
    nodes[2 * pair + 1]?.id = 2 * pair + 1
  }

  private static func isInLevelOrder(_ split: Finding.Split, _ levels: [String]) -> Bool {
    if let left = split.left, let right = split.right {
      func places(_ names: [String]) -> [Int] {
        names.map { levels.firstIndex(of: $0) ?? levels.count }.sorted()
      }
      return !places(right).lexicographicallyPrecedes(places(left))
    }
    return split.leftIsBelow ?? !(split.missingIsLeft ?? false)
  }
}
