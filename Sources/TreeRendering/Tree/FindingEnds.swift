import FurthestBehind

/// Everybody, and the groups at the two ends of a finding.
struct FindingEnds {
  /// Everybody; nil in a finding without nodes.
  let root: Finding.Node?
  /// The group furthest behind; nil where nothing divides the sample or no group may be shown.
  let behind: Finding.Node?
  /// The group furthest ahead.
  let ahead: Finding.Node?

  private let cells: CellText

  init(_ finding: Finding, in language: Language) {
    let nodes = FindingTree(finding).nodes.map(\.figures)
    root = nodes.first
    behind = nodes.first { Extreme(of: $0.id, in: finding) == .behind }
    ahead = nodes.first { Extreme(of: $0.id, in: finding) == .ahead }
    cells = CellText(finding, in: language)
  }

  /// A node's rate as tables show it; "-" where there is no node.
  func text(_ node: Finding.Node?) -> String {
    node.map(cells.rate) ?? CellText.none
  }
}
