import FurthestBehind

/// The tree of a figure with every node and branch at its place, the upper left corner at (0, 0).
struct TreeDrawing {
  let nodes: [PlacedNode]
  let branches: [PlacedBranch]
  let width: Double
  let height: Double
  /// What was too long for its place.
  let footnotes: [String]

  init(_ finding: Finding, direction: FigureDirection, type: FigureType, language: Language) {
    let deck = CardDeck(finding, type: type, language: language)
    footnotes = deck.footnotes
    guard let root = FindingTree(finding).root else {
      nodes = []
      branches = []
      width = 0
      height = 0
      return
    }
    switch direction {
    case .topDown:
      let placement = TopDownPlacement(root, deck: deck, type: type)
      (nodes, branches) = (placement.nodes, placement.branches)
      (width, height) = (placement.width, placement.height)
    case .leftToRight:
      let placement = LeftToRightPlacement(root, deck: deck, type: type)
      (nodes, branches) = (placement.nodes, placement.branches)
      (width, height) = (placement.width, placement.height)
    case .outline:
      let placement = OutlinePlacement(root, deck: deck, type: type)
      (nodes, branches) = (placement.nodes, placement.branches)
      (width, height) = (placement.width, placement.height)
    }
  }
}
