/// The colours of figures: told apart by colour-blind readers and, by lightness, in grey.
///
/// Vermilion and blue are the pair that every common form of colour blindness keeps apart; the
/// fills are light, so that ink on any of them has a contrast of more than 10:1.
enum FigurePalette {
  /// Letters and figures.
  static let ink = "#1A1A1A"
  /// Words of lesser weight.
  static let quiet = "#4D4D4D"
  /// Branches.
  static let branch = "#767676"
  /// The paper.
  static let paper = "#FFFFFF"

  /// The inside of a node.
  static func fill(_ extreme: Extreme?) -> String {
    switch extreme {
    case .behind: "#FBD3B5"
    case .ahead: "#D6E9F8"
    case nil: "#F5F5F5"
    }
  }

  /// The border of a node.
  static func border(_ extreme: Extreme?) -> String {
    switch extreme {
    case .behind: "#A63600"
    case .ahead: "#08519C"
    case nil: "#767676"
    }
  }
}
