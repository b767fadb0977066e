import FurthestBehind

/// A tree drawn from the root at the left: one column to a depth.
///
/// The words of a branch stand above the box that it leads to; the name of what divides a node
/// stands on the trunk at its right, where the branches part.
struct LeftToRightPlacement {
  private(set) var nodes: [PlacedNode] = []
  private(set) var branches: [PlacedBranch] = []
  let width: Double
  let height: Double

  /// Where a column of nodes lies.
  private struct Column {
    let left: Double
    /// Where the names of what divides the nodes begin.
    let names: Double
    let right: Double
  }

  init(_ root: FindingTree.Node, deck: CardDeck, type: FigureType) {
    let tidy = TidyTree(root, gap: type.gap) { node in
      TidyTree.Extent(
        before: deck.measure(node) { Self.heightAboveAxis($0, type: type) },
        after: deck.measure(node) { $0.boxHeight / 2 })
    }
    let levels = CardDeck.levels(root)
    let columns = Self.columns(levels, deck: deck, type: type)
    width = columns.last?.right ?? 0
    height = tidy.breadth

    var placed: [Int: (node: PlacedNode, y: Double)] = [:]
    for (level, column) in zip(levels, columns) {
      for (card, y) in deck.cards(of: level, in: tidy) {
        let boxTop = y - card.boxHeight / 2
        let wordsTop = boxTop - type.air - TextLine.height(of: card.words)
        let nameTop =
          y - PlacedBranch.width(share: card.figures.share, type: type) / 2
          - TextLine.height(of: card.fork)
        let node = PlacedNode(
          card, boxX: column.left, boxY: boxTop,
          words: TextLine.stacked(TextLine.leftAligned(card.words), x: column.left, top: wordsTop),
          fork: TextLine.stacked(TextLine.leftAligned(card.fork), x: column.names, top: nameTop),
          type: type)
        placed[card.figures.id] = (node, y)
        nodes.append(node)
      }
    }
    for (depth, level) in levels.enumerated().dropLast() {
      for parent in level {
        for branch in parent.branches {
          guard let from = placed[parent.figures.id], let to = placed[branch.child.figures.id]
          else { continue }
          branches.append(
            PlacedBranch(
              child: branch.child.figures.id,
              start: .init(x: from.node.box.maxX, y: from.y),
              bend: .init(x: columns[depth].right, y: from.y),
              end: .init(x: columns[depth + 1].left, y: to.y),
              tip: .init(x: to.node.box.x, y: to.y),
              width: PlacedBranch.width(share: branch.child.figures.share, type: type),
              isSideways: true))
        }
      }
    }
  }

  private static func columns(
    _ levels: [[FindingTree.Node]], deck: CardDeck, type: FigureType
  ) -> [Column] {
    var left = 0.0
    return levels.map { level in
      let slot = deck.greatest(level) { max($0.boxWidth, TextLine.width(of: $0.words)) }
      let name = deck.greatest(level) { TextLine.width(of: $0.fork) }
      let names = left + slot + (name > 0 ? type.padding : 0)
      let column = Column(left: left, names: names, right: names + name)
      left = column.right + type.fork
      return column
    }
  }

  private static func heightAboveAxis(_ card: NodeCard, type: FigureType) -> Double {
    max(
      card.boxHeight / 2 + type.air + TextLine.height(of: card.words),
      TextLine.height(of: card.fork)
        + PlacedBranch.width(share: card.figures.share, type: type) / 2)
  }
}
