/// The place that a figure is made for.
public enum FigureSize: String, Sendable, CaseIterable {
  /// The width of an A4 page's text, 170 mm.
  case full
  /// Half of it, a column of 82 mm.
  case half
  /// A slide of 16 to 9.
  case slide

  /// The width that the figure asks for, with its unit.
  var physicalWidth: (value: Double, unit: String) {
    switch self {
    case .full: (170, "mm")
    case .half: (82, "mm")
    case .slide: (1280, "")
    }
  }

  /// The width in the figure's own units: 96 to an inch, on a slide larger ones.
  var width: Double {
    switch self {
    case .full: 643
    case .half: 310
    case .slide: 960
    }
  }

  /// The least part (0-1) of their size to which texts may be shrunk: that of 6 points on paper.
  var leastScale: Double {
    guard aspect == nil else { return 1 }
    let points = physicalWidth.value / width * 72 / 25.4
    return min(1, 6 / (min(type.note, type.small) * points))
  }

  /// The height of an A4 page's text, 247 mm, in the figure's own units.
  static let pageHeight = 934.0

  /// Height over width, where it is fixed.
  var aspect: Double? {
    self == .slide ? 9.0 / 16 : nil
  }

  /// The sizes of type that suit the width.
  var type: FigureType {
    switch self {
    case .full:
      FigureType(
        title: 15, body: 10.5, rate: 15, small: 9.5, note: 9, wordsWidth: 116,
        forkHeight: 2.6, cards: .regular)
    case .half:
      FigureType(
        title: 11.5, body: 8.5, rate: 12, small: 8.2, note: 8.2, wordsWidth: 60,
        forkHeight: 2.2, cards: .narrow)
    case .slide:
      FigureType(
        title: 24, body: 14, rate: 21, small: 13, note: 12, wordsWidth: 170,
        forkHeight: 1.9, cards: .flat)
    }
  }
}

/// Sizes of type and of the space between, in the figure's units.
struct FigureType: Equatable {
  /// The title.
  let title: Double
  /// Words of branches and circumstances.
  let body: Double
  /// The rate in a node.
  let rate: Double
  /// The other figures in a node.
  let small: Double
  /// Notes and source line.
  let note: Double
  /// The width at which the words of branches and circumstances are wrapped.
  let wordsWidth: Double
  /// The space in which branches part, over the size of small type.
  let forkHeight: Double
  /// How the figures of a node are set.
  let cards: Cards

  /// The ways to set the figures of a node.
  enum Cards {
    /// A line for each.
    case regular
    /// Short lines, for a narrow column: the letter on its own, and no PSUs.
    case narrow
    /// Few lines, for a wide page: share and rows together, and no PSUs.
    case flat
    /// One line or two, for a row of an outline: the other figures beside the rate, and no PSUs.
    case rows
  }

  /// The same type for an outline in a figure of some width.
  func inRows(width: Double) -> FigureType {
    // Most trees are at most six deep.
    FigureType(
      title: title, body: body, rate: rate, small: small, note: note,
      wordsWidth: width - 2 * margin - 6 * indent, forkHeight: forkHeight, cards: .rows)
  }

  /// How far a row of an outline stands to the right of the one that it is a part of.
  var indent: Double { small * 1.6 }
  /// From one line to the next, over the size of type.
  static let lineHeight = 1.3
  /// The space inside a node, around its text.
  var padding: Double { small * 0.6 }
  /// The space between a box and the words beside it.
  var air: Double { small * 0.25 }
  /// The space between neighbours.
  var gap: Double { small * 1.1 }
  /// The space in which branches part.
  var fork: Double { small * forkHeight }
  /// The space around the figure.
  var margin: Double { small }
  /// The height of a bar.
  var bar: Double { small * 0.45 }
}
