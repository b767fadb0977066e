/// A node at its place in a figure.
struct PlacedNode {
  let card: NodeCard
  /// The bordered box.
  let box: Rectangle
  /// The lines inside the box.
  let lines: [TextLine]
  /// The words of the branch that leads to the node.
  let words: [TextLine]
  /// The name of the circumstance that divides the node.
  let fork: [TextLine]
  /// The scale from 0 to 100 per cent.
  let bar: Rectangle?

  /// The box with its lines and bar, and the words as placed.
  init(
    _ card: NodeCard, boxX: Double, boxY: Double, words: [TextLine], fork: [TextLine],
    type: FigureType
  ) {
    self.card = card
    let box = Rectangle(x: boxX, y: boxY, width: card.boxWidth, height: card.boxHeight)
    self.box = box
    self.words = words
    self.fork = fork
    let isRow = !card.row.isEmpty
    lines =
      TextLine.stacked(
        card.lines, x: isRow ? box.x + type.padding : box.midX, top: box.y + type.padding)
      + TextLine.sideBySide(
        card.row, x: box.x + type.padding,
        top: box.y + type.padding + TextLine.height(of: card.lines), gap: type.padding)
    bar =
      card.hasBar
      ? Rectangle(
        x: box.x + type.padding, y: box.maxY - type.padding - type.bar,
        width: box.width - 2 * type.padding, height: type.bar) : nil
  }

  /// All that the node takes.
  var bounds: Rectangle {
    (words + fork).map(\.bounds).reduce(box) { $0.union($1) }
  }

  /// The same node at another place.
  func moved(x: Double, y: Double) -> PlacedNode {
    PlacedNode(self, x: x, y: y)
  }

  private init(_ node: PlacedNode, x: Double, y: Double) {
    card = node.card
    box = node.box.moved(x: x, y: y)
    lines = node.lines.map { $0.moved(x: x, y: y) }
    words = node.words.map { $0.moved(x: x, y: y) }
    fork = node.fork.map { $0.moved(x: x, y: y) }
    bar = node.bar?.moved(x: x, y: y)
  }
}
