import FurthestBehind

/// The cards of all nodes of a finding.
struct CardDeck {
  /// What was too long for a card.
  let footnotes: [String]

  private let cards: [Int: NodeCard]

  init(_ finding: Finding, type: FigureType, language: Language) {
    var labels = FigureLabels(finding, type: type, language: language)
    var cards: [Int: NodeCard] = [:]
    func collect(_ node: FindingTree.Node, words: [TextLine]) {
      let fork = node.branches.first.map { labels.fork(node.figures.id, $0.circumstance) } ?? []
      cards[node.figures.id] = NodeCard(
        node, finding: finding, words: words, fork: fork, type: type, language: language)
      for branch in node.branches { collect(branch.child, words: labels.branch(branch)) }
    }
    if let root = FindingTree(finding).root { collect(root, words: []) }
    self.cards = cards
    footnotes = labels.footnotes
  }

  /// A measure of a node's card, 0 for a node without one.
  func measure(_ node: FindingTree.Node, _ measure: (NodeCard) -> Double) -> Double {
    cards[node.figures.id].map(measure) ?? 0
  }

  /// A node's card.
  func card(of node: FindingTree.Node) -> NodeCard? { cards[node.figures.id] }

  /// The greatest measure among the cards of a level.
  func greatest(_ level: [FindingTree.Node], _ measure: (NodeCard) -> Double) -> Double {
    level.map { self.measure($0, measure) }.max() ?? 0
  }

  /// The cards of a level, with their nodes' anchors.
  func cards(
    of level: [FindingTree.Node], in tidy: TidyTree
  ) -> [(card: NodeCard, anchor: Double)] {
    level.compactMap { node in
      guard let card = cards[node.figures.id], let anchor = tidy.anchors[node.figures.id] else {
        return nil
      }
      return (card, anchor)
    }
  }

  /// The nodes by depth, in the order of the drawing.
  static func levels(_ root: FindingTree.Node) -> [[FindingTree.Node]] {
    var levels: [[FindingTree.Node]] = []
    var level = [root]
    while !level.isEmpty {
      levels.append(level)
      level = level.flatMap { $0.branches.map(\.child) }
    }
    return levels
  }
}
