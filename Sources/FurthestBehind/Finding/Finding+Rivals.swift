import ClassificationTree

extension Finding {
  /// A circumstance that could have divided a node instead of the one that did.
  public struct Rival: Codable, Sendable, Equatable {
    /// The node's id.
    public var id: Int
    /// The circumstance that came off worse.
    public var circumstance: String
    /// Its best gain in per cent (0-100) of the winner's; null when hidden.
    @Nullable public var percentOfGain: Double?
    /// Whether it would have explained nearly as much: at least 95 per cent of the winner's gain.
    @Nullable public var nearTie: Bool?
    /// The divisions of the node by the circumstance that the rules allow; null when hidden.
    ///
    /// One with many levels has many chances to come off best.
    @Nullable public var partitions: Int? = nil
    /// Why figures are null.
    @Nullable public var note: String? = nil
  }

  /// A rival this near to the winner might have won in another sample.
  private static let nearTiePercent = 95.0

  /// The rivals at every split of a tree: by node, the nearest first, equal ones in order.
  static func rivals(_ tree: Tree, circumstances: [String]) -> [Rival] {
    tree.nodes.flatMap { node -> [Rival] in
      guard let split = node.split, split.gain > 0 else { return [] }
      let losers = node.candidates.filter {
        $0.admissibleCuts > 0 && $0.circumstance != split.circumstance
      }
      return losers.sorted {
        $0.gain == $1.gain ? $0.circumstance < $1.circumstance : $0.gain > $1.gain
      }.map { loser in
        let percent = loser.gain / split.gain * 100
        return Rival(
          id: node.id, circumstance: circumstances[loser.circumstance], percentOfGain: percent,
          nearTie: percent >= nearTiePercent, partitions: loser.admissibleCuts)
      }
    }
  }
}
