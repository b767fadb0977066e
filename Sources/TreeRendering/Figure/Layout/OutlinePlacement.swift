import FurthestBehind

/// A tree drawn as an outline: one row to a group, parts indented below their whole.
///
/// It is as narrow as its words and figures, however many leaves there are. The words of a branch
/// stand above the box that it leads to, with the name of the circumstance; branches run down at
/// the left of the boxes.
struct OutlinePlacement {
  private(set) var nodes: [PlacedNode] = []
  private(set) var branches: [PlacedBranch] = []
  private(set) var width = 0.0
  private(set) var height = 0.0

  init(_ root: FindingTree.Node, deck: CardDeck, type: FigureType) {
    place(root, under: nil, depth: 0, deck: deck, type: type)
    width = nodes.map(\.bounds.maxX).max() ?? 0
  }

  /// Places a node below those that are placed, then its parts.
  private mutating func place(
    _ node: FindingTree.Node, under parent: PlacedNode?, depth: Int, deck: CardDeck,
    type: FigureType
  ) {
    guard let card = deck.card(of: node) else { return }
    let left = Double(depth) * type.indent
    let wordsTop = height + (parent == nil ? 0 : type.gap / 2)
    let boxTop = wordsTop + TextLine.height(of: card.words) + (parent == nil ? 0 : type.air)
    let placed = PlacedNode(
      card, boxX: left, boxY: boxTop,
      words: TextLine.stacked(TextLine.leftAligned(card.words), x: left, top: wordsTop),
      fork: TextLine.stacked(
        TextLine.leftAligned(card.fork), x: left + type.indent,
        top: boxTop + card.boxHeight + type.air),
      type: type)
    nodes.append(placed)
    height = placed.bounds.maxY
    if let parent {
      let trunk = parent.box.x + type.indent / 2
      let middle = placed.box.y + placed.box.height / 2
      branches.append(
        PlacedBranch(
          child: node.figures.id, start: .init(x: trunk, y: parent.box.maxY),
          bend: .init(x: trunk, y: middle), end: .init(x: trunk, y: middle),
          tip: .init(x: placed.box.x, y: middle),
          width: PlacedBranch.width(share: node.figures.share, type: type), isSideways: false))
    }
    for branch in node.branches {
      place(branch.child, under: placed, depth: depth + 1, deck: deck, type: type)
    }
  }
}
