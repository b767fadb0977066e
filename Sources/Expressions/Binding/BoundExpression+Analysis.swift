extension BoundExpression {
  /// Whether the expression is one column and nothing else: slot 0 then holds its value.
  package var isPlainColumn: Bool {
    if case .column = root.kind { true } else { false }
  }

  /// Every text that the expression can give, when that can be read off it: the bands of `cut` from
  /// the lowest, the texts behind `then` and `else` in the order of their first appearance; else
  /// nil.
  package var levelsInOrder: [String]? {
    guard let levels = levels(of: root), !levels.isEmpty else { return nil }
    var seen: Set<String> = []
    return levels.filter { seen.insert($0).inserted }
  }

  /// Whether the order of `levelsInOrder` has a meaning: all levels are bands of one `cut`.
  package var hasOrderedLevels: Bool {
    guard let bands = bands(of: root), let first = bands.first else { return false }
    return bands.allSatisfy { $0 == first }
  }

  /// The texts that a node can give; nil when it may give others.
  private func levels(of node: BoundNode) -> [String]? {
    switch node.kind {
    case .text(let text): return [text]
    case .missing: return []
    case .cut(_, let bands): return bands.labels
    case .conditional(let branches, let otherwise):
      return joined(branches.map(\.value) + [otherwise], levels(of:))
    default: return nil
    }
  }

  /// The bands of every `cut` that can give the node's value; nil when anything else can.
  private func bands(of node: BoundNode) -> [Bands]? {
    switch node.kind {
    case .missing: return []
    case .cut(_, let bands): return [bands]
    case .conditional(let branches, let otherwise):
      return joined(branches.map(\.value) + [otherwise], bands(of:))
    default: return nil
    }
  }

  /// What the function finds in every node, one after the other; nil when it fails for one.
  private func joined<T>(_ nodes: [BoundNode], _ find: (BoundNode) -> [T]?) -> [T]? {
    var all: [T] = []
    for node in nodes {
      guard let found = find(node) else { return nil }
      all += found
    }
    return all
  }
}
