/// One line of text at its place in a figure.
struct TextLine: Equatable {
  /// Where the line's x lies in the text.
  enum Anchor: String {
    case start, middle, end
  }

  let text: String
  let size: Double
  let bold: Bool
  let italic: Bool
  let quiet: Bool
  var anchor: Anchor
  /// The point of the anchor on the base line.
  var x = 0.0
  var baseline = 0.0
  /// The most that the text can take.
  let width: Double

  init(
    text: String, size: Double, bold: Bool = false, italic: Bool = false, quiet: Bool = false,
    anchor: Anchor = .middle
  ) {
    self.text = text
    self.size = size
    self.bold = bold
    self.italic = italic
    self.quiet = quiet
    self.anchor = anchor
    width = TextMeasure.width(text, size: size, bold: bold)
  }

  /// The height of the line with its leading.
  var height: Double { size * FigureType.lineHeight }

  /// What the line takes.
  var bounds: Rectangle {
    let left =
      switch anchor {
      case .start: x
      case .middle: x - width / 2
      case .end: x - width
      }
    return Rectangle(x: left, y: baseline - size, width: width, height: height)
  }

  /// The same line at another place.
  func moved(x: Double, y: Double) -> TextLine {
    var line = self
    line.x += x
    line.baseline += y
    return line
  }

  /// The lines one below the other, the first one's top at `top`, all at `x`.
  static func stacked(_ lines: [TextLine], x: Double, top: Double) -> [TextLine] {
    var top = top
    return lines.map { line in
      let placed = line.moved(x: x - line.x, y: top + line.size - line.baseline)
      top += line.height
      return placed
    }
  }

  /// Lines of one base line, one beside the other, the first one's start at `x`.
  static func sideBySide(
    _ lines: [TextLine], x: Double, top: Double, gap: Double
  ) -> [TextLine] {
    let baseline = top + (lines.map(\.size).max() ?? 0)
    var x = x
    return lines.map { line in
      let placed = line.moved(x: x - line.x, y: baseline - line.baseline)
      x += line.width + gap
      return placed
    }
  }

  /// The lines with their starts where their middles would have been.
  static func leftAligned(_ lines: [TextLine]) -> [TextLine] {
    lines.map { line in
      var line = line
      line.anchor = .start
      return line
    }
  }

  /// The height of the lines one below the other.
  static func height(of lines: [TextLine]) -> Double {
    lines.reduce(0) { $0 + $1.height }
  }

  /// The width of the widest line.
  static func width(of lines: [TextLine]) -> Double {
    lines.map(\.width).max() ?? 0
  }
}
