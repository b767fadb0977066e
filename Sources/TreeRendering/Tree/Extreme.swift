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
  var words: String {
    switch self {
    case .behind: "furthest behind"
    case .ahead: "furthest ahead"
    }
  }

  /// The same at the start of a line.
  var title: String {
    switch self {
    case .behind: "Furthest behind"
    case .ahead: "Furthest ahead"
    }
  }
}
