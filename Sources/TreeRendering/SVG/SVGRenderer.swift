public import FurthestBehind

/// The finding as an SVG figure fit for a report, made without any other program.
///
/// Only plain attributes are used, which word processors and browsers all keep.
public struct SVGRenderer: FindingRenderer {
  private let direction: FigureDirection?
  private let size: FigureSize
  private let language: Language

  /// Creates a renderer.
  ///
  /// - Parameters:
  ///   - direction: The way in which the tree grows; nil for the one that fits the width better.
  ///   - size: The place that the figure is made for; a tree too wide for it is shrunk.
  ///   - language: The language of the words.
  public init(
    direction: FigureDirection? = nil, size: FigureSize = .full, language: Language = .english
  ) {
    self.language = language
    self.direction = direction
    self.size = size
  }

  /// The finding as an SVG document.
  public func render(_ finding: Finding) -> String {
    let layout = FigureLayout(finding, direction: direction, size: size, language: language)
    let notes = FigureNotes(finding, in: language)
    var ink = SVGInk()
    ink.draw(layout.branches)
    let average = finding.everybody?.rate
    for node in layout.nodes { ink.draw(node, average: average) }
    for text in layout.texts { ink.draw(text) }
    let physical = size.physicalWidth
    let height = physical.value * layout.height / layout.width
    return ink.document(
      width: layout.width, height: layout.height,
      size: (
        SVGInk.number(physical.value) + physical.unit, SVGInk.number(height) + physical.unit
      ),
      title: BidirectionalText.marked(notes.title),
      description: BidirectionalText.marked(notes.description))
  }
}
