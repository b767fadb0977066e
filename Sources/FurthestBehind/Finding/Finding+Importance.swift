extension Finding {
  /// What a circumstance explains in the tree.
  public struct Importance: Codable, Sendable, Equatable {
    /// The circumstance.
    public var circumstance: String
    /// The sum of the gains of its splits, in units of the criterion.
    public var gain: Double
    /// Its part (0-1) in the gains of all splits.
    public var share: Double
  }

  /// The circumstances by what they explain in a tree, the largest first, equal ones in order.
  ///
  /// Splits whose gain is hidden are not counted: the sum would give it away.
  static func importance(of nodes: [Node], among circumstances: [String]) -> [Importance] {
    var gains: [String: Double] = [:]
    for node in nodes {
      if let split = node.split, let gain = node.gain {
        gains[split.circumstance, default: 0] += gain
      }
    }
    let gainsInOrder = circumstances.map { gains[$0] ?? 0 }
    let all = gainsInOrder.reduce(0, +)
    let order = circumstances.indices.sorted {
      gainsInOrder[$0] == gainsInOrder[$1] ? $0 < $1 : gainsInOrder[$0] > gainsInOrder[$1]
    }
    return order.map { index in
      Importance(
        circumstance: circumstances[index], gain: gainsInOrder[index],
        share: all > 0 ? gainsInOrder[index] / all : 0)
    }
  }
}
