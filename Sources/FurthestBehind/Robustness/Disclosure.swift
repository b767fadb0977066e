import ClassificationTree

/// Guards the groups that are listed beside the tree's nodes.
///
/// A group must not be small, and must not differ from a shown group that contains it (or that it
/// contains) by a few cases: the difference of the two would be a small group laid open.
struct Disclosure {
  private struct Shown {
    var members: [Bool]
    var n: Int
  }

  private let totals: [CellTotal]
  private let leastCases: Int
  private var shown: [Shown] = []

  /// A difference of this many cases or more does not lay a small group open.
  private static let leastDifference = 25

  /// Starts with the shown nodes of a finding.
  init(
    _ finding: Finding, suppression: TreeRequest.Suppression, totals: [CellTotal],
    members: (Int) -> [Bool]
  ) {
    self.totals = totals
    leastCases =
      switch suppression {
      case .none: 0
      case .dhs: 25
      case .nchs: 30
      }
    guard leastCases > 0 else { return }
    for node in finding.nodes where !node.suppressed {
      let members = members(node.id)
      shown.append(Shown(members: members, n: cases(members)))
    }
  }

  /// Whether a group's rate may be listed; it then counts as shown itself.
  mutating func admits(_ members: [Bool]) -> Bool {
    guard leastCases > 0 else { return true }
    let n = cases(members)
    guard n >= leastCases else { return false }
    for other in shown {
      var both = 0
      for cell in totals.indices where members[cell] && other.members[cell] {
        both += totals[cell].n
      }
      let difference = abs(n - other.n)
      if both == min(n, other.n), difference > 0, difference < Self.leastDifference {
        return false
      }
    }
    shown.append(Shown(members: members, n: n))
    return true
  }

  private func cases(_ members: [Bool]) -> Int {
    zip(members, totals).reduce(0) { $0 + ($1.0 ? $1.1.n : 0) }
  }
}
