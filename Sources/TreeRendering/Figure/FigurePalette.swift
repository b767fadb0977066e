/// The colours of figures: told apart by colour-blind readers and, by lightness, in grey.
///
/// Orange and blue are the pair that every common form of colour blindness keeps apart; the fills
/// differ in lightness too, and ink on any of them has a contrast of at least 7:1.
enum FigurePalette {
  /// Letters and figures.
  static let ink = "#1A1A1A"
  /// Words outside the nodes that are of lesser weight, and the filled part of a bar.
  static let quiet = "#4D4D4D"
  /// Branches.
  static let branch = "#767676"
  /// Lines that guide the eye: those of a scale, and between the rows of a table.
  static let guide = "#C8C8C8"
  /// The paper.
  static let paper = "#FFFFFF"

  /// The inside of a node.
  static func fill(_ extreme: Extreme?) -> String {
    switch extreme {
    case .behind: "#F4B27A"
    case .ahead: "#CDE1F4"
    case nil: "#FFFFFF"
    }
  }

  /// The strokes that hatch a small cell.
  static func hatch(_ extreme: Extreme?) -> String {
    switch extreme {
    case .behind: "#DB9050"
    case .ahead: "#A3C4E3"
    case nil: "#C8C8C8"
    }
  }

  /// The border of a node.
  static func border(_ extreme: Extreme?) -> String {
    switch extreme {
    case .behind: "#A63600"
    case .ahead: "#083D7F"
    case nil: "#767676"
    }
  }
}
