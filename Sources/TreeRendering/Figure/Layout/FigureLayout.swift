import FurthestBehind

/// A whole figure, every piece at its place: what is drawn where, and nothing about how.
struct FigureLayout {
  let width: Double
  let height: Double
  let nodes: [PlacedNode]
  let branches: [PlacedBranch]
  /// Title and average above the tree, legend, notes and source below it.
  let texts: [TextLine]

  /// Lays the figure out; without a direction, in the first that may stand at its size on a page.
  ///
  /// A tree that may not in any is an outline, which can be read at its size on more than a page;
  /// on a slide it is what needs to be shrunk less.
  init(
    _ finding: Finding, direction: FigureDirection?, size: FigureSize, language: Language
  ) {
    func drawing(_ direction: FigureDirection) -> TreeDrawing {
      TreeDrawing(
        finding, direction: direction,
        type: direction == .outline ? size.type.inRows(width: size.width) : size.type,
        language: language)
    }
    func layout(_ direction: FigureDirection) -> FigureLayout {
      FigureLayout(drawing(direction), of: finding, size: size, language: language)
    }
    if let direction {
      self = layout(direction)
      return
    }
    let upright = layout(.topDown)
    if upright.scale(at: size) >= size.leastScale {
      self = upright
      return
    }
    let sideways = layout(.leftToRight)
    if sideways.scale(at: size) >= size.leastScale {
      self = sideways
    } else if size.aspect == nil {
      self = layout(.outline)
    } else {
      // A slide is as high as it is.
      self = sideways.scale(at: size) > upright.scale(at: size) ? sideways : upright
    }
  }

  /// The scale (0-1) at which the figure stands in its place on one page.
  func scale(at size: FigureSize) -> Double {
    min(1, size.width / width, size.aspect == nil ? FigureSize.pageHeight / height : 1)
  }

  private init(
    _ tree: TreeDrawing, of finding: Finding, size: FigureSize, language: Language
  ) {
    let type = size.type
    let notes = FigureNotes(finding, in: language)
    let below = notes.all(footnotes: tree.footnotes)
    func header(_ width: Double) -> [TextLine] {
      Self.paragraphs([notes.title], width: width, size: type.title, bold: true)
        + Self.paragraphs([notes.subtitle], width: width, size: type.body)
    }
    func footer(_ width: Double) -> [TextLine] {
      Self.paragraphs(below, width: width, size: type.note, quiet: true)
    }
    func height(_ width: Double) -> Double {
      TextLine.height(of: header(width)) + TextLine.height(of: footer(width)) + tree.height
        + type.fork + 2 * type.margin
    }

    var inner = max(size.width - 2 * type.margin, tree.width)
    if let aspect = size.aspect {
      inner = max(inner, height(inner) / aspect - 2 * type.margin)
    }
    let width = inner + 2 * type.margin
    let natural = height(inner)
    let full = size.aspect.map { max($0 * width, natural) } ?? natural
    let head = header(inner)
    let foot = footer(inner)
    let treeTop = type.margin + TextLine.height(of: head) + type.fork / 2 + (full - natural) / 2
    let treeLeft = (width - tree.width) / 2

    self.width = width
    self.height = full
    nodes = tree.nodes.map { $0.moved(x: treeLeft, y: treeTop) }
    branches = tree.branches.map { $0.moved(x: treeLeft, y: treeTop) }
    texts =
      TextLine.stacked(head, x: type.margin, top: type.margin)
      + TextLine.stacked(
        foot, x: type.margin, top: full - type.margin - TextLine.height(of: foot))
  }

  private static func paragraphs(
    _ paragraphs: [String], width: Double, size: Double, bold: Bool = false, quiet: Bool = false
  ) -> [TextLine] {
    paragraphs.flatMap { TextMeasure.wrap($0, width: width, size: size, bold: bold) }.map {
      TextLine(text: $0, size: size, bold: bold, quiet: quiet, anchor: .start)
    }
  }
}
