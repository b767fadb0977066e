import FurthestBehind

/// The two ends of a finding.
enum Extreme {
  case behind, ahead

  /// Which end a node is, or nil; a tree without a split has no ends.
  init?(of id: Int, in finding: Finding) {
    guard finding.furthestBehind != finding.furthestAhead else { return nil }
    switch id {
    case finding.furthestBehind: self = .behind
    case finding.furthestAhead: self = .ahead
    default: return nil
    }
  }

  /// The words that mark the node: "furthest behind".
  func words(in language: Language) -> String {
    switch self {
    case .behind: language[.markBehind]
    case .ahead: language[.markAhead]
    }
  }

  /// The same at the start of a line.
  func title(in language: Language) -> String {
    switch self {
    case .behind: language[.furthestBehind]
    case .ahead: language[.furthestAhead]
    }
  }
}
