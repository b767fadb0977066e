import FurthestBehind

/// A tree drawn from the root at the top: one row to a depth.
///
/// Within a row the words of the branches end where the boxes begin; the name of what divides a
/// node stands below its box, and branches part in the space between two rows.
struct TopDownPlacement {
  private(set) var nodes: [PlacedNode] = []
  private(set) var branches: [PlacedBranch] = []
  let width: Double
  let height: Double

  /// Where a row of nodes lies.
  private struct Row {
    let top: Double
    let boxTop: Double
    let bottom: Double
  }

  init(_ root: FindingTree.Node, deck: CardDeck, type: FigureType) {
    let tidy = TidyTree(root, gap: type.gap) { node in
      let half = deck.measure(node, Self.columnWidth) / 2
      return TidyTree.Extent(before: half, after: half)
    }
    let levels = CardDeck.levels(root)
    let rows = Self.rows(levels, deck: deck, type: type)
    width = tidy.breadth
    height = rows.last?.bottom ?? 0

    var placed: [Int: (node: PlacedNode, x: Double)] = [:]
    for (level, row) in zip(levels, rows) {
      for (card, x) in deck.cards(of: level, in: tidy) {
        let wordsTop = row.boxTop - type.air - TextLine.height(of: card.words)
        let forkTop = row.boxTop + card.boxHeight + type.air
        let node = PlacedNode(
          card, boxX: x - card.boxWidth / 2, boxY: row.boxTop,
          words: TextLine.stacked(card.words, x: x, top: wordsTop),
          fork: TextLine.stacked(card.fork, x: x, top: forkTop), type: type)
        placed[card.figures.id] = (node, x)
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
              start: .init(x: from.x, y: from.node.bounds.maxY),
              bend: .init(x: from.x, y: rows[depth].bottom),
              end: .init(x: to.x, y: rows[depth + 1].top),
              tip: .init(x: to.x, y: to.node.bounds.y),
              width: PlacedBranch.width(share: branch.child.figures.share, type: type),
              isSideways: false))
        }
      }
    }
  }

  private static func rows(
    _ levels: [[FindingTree.Node]], deck: CardDeck, type: FigureType
  ) -> [Row] {
    var top = 0.0
    return levels.map { level in
      let boxTop = top + type.air + deck.greatest(level) { TextLine.height(of: $0.words) }
      let boxAndFork = deck.greatest(level) { $0.boxHeight + TextLine.height(of: $0.fork) }
      let row = Row(top: top, boxTop: boxTop, bottom: boxTop + boxAndFork + type.air)
      top = row.bottom + type.fork
      return row
    }
  }

  private static func columnWidth(_ card: NodeCard) -> Double {
    max(card.boxWidth, TextLine.width(of: card.words), TextLine.width(of: card.fork))
  }
}
