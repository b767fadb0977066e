import FurthestBehind

/// The leaves of a finding, worst first, with what every table of them shows.
///
/// Two leaves that are hidden as a pair count as the group that they make up; they follow at the
/// end, without figures.
struct LeafTable {
  /// One leaf, or the group of a hidden pair.
  struct Row {
    let figures: Finding.Node
    /// The group in words.
    let group: String
    /// Share (0-1) of all deprived people in this and the worse leaves; nil when it cannot be
    /// told, because nobody is deprived or the leaf is hidden.
    let cumulativeDeprivedShare: Double?
    /// Whether the leaf is the one furthest behind or ahead.
    let extreme: Extreme?
  }

  let rows: [Row]

  init(_ finding: Finding, in language: Language) {
    let words = GroupWords(finding, in: language)
    let leaves = FindingTree(finding).nodes
      .filter { $0.isLeaf || $0.figures.letter != nil }.map(\.figures)
    var cumulated = 0.0
    rows = LeafTable.worstFirst(leaves).map { leaf in
      let share = leaf.deprivedShare
      cumulated += share ?? 0
      return Row(
        figures: leaf, group: words.words(for: leaf.conditions),
        cumulativeDeprivedShare: share.map { _ in cumulated },
        extreme: Extreme(of: leaf.id, in: finding))
    }
  }

  /// The order of the letters ("A" is the furthest behind, "AA" follows "Z"); hidden leaves have
  /// none and come last, in the order of their ids.
  private static func worstFirst(_ leaves: [Finding.Node]) -> [Finding.Node] {
    func key(_ leaf: Finding.Node) -> (Int, String, Int) {
      (leaf.letter?.count ?? Int.max, leaf.letter ?? "", leaf.id)
    }
    return leaves.sorted { key($0) < key($1) }
  }
}
