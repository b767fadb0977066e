import FurthestBehind

/// The finding in two sentences; every number in them stands in the table of leaves as well.
struct FindingSentences {
  /// The sentence on the furthest behind.
  let behind: String
  /// The sentence on the furthest ahead and the gap.
  let ahead: String

  init(_ finding: Finding) {
    let nodes = FindingTree(finding).nodes.map(\.figures)
    let indicator = IndicatorWords(finding)
    let groups = GroupWords(finding)
    let root = nodes.first
    func leaf(_ id: Int?) -> (node: Finding.Node, rate: Double)? {
      guard let id, let node = nodes.first(where: { $0.id == id }), let rate = node.rate
      else { return nil }
      return (node, rate)
    }

    let average = root?.rate.map(FigureText.perCent)
    guard let worst = leaf(finding.furthestBehind), let best = leaf(finding.furthestAhead),
      worst.node.id != best.node.id
    else {
      let isDivided = nodes.count > 1
      behind =
        isDivided
        ? "No group can be shown as furthest behind, because small groups are hidden."
        : "No group is furthest behind: the tree is a single group."
      ahead = root?.rate.map { "On average, " + indicator.clause(rate: $0) + "." } ?? ""
      return
    }

    var first =
      Extreme.behind.title + ": " + FindingSentences.lead(groups.words(for: worst.node.conditions))
      + indicator.clause(rate: worst.rate, extreme: .behind)
    if let average { first += ", against " + average + " on average" }
    first += "; the group is " + FigureText.perCent(worst.node.share) + " of the population"
    if let share = worst.node.deprivedShare {
      first += " and " + FigureText.perCent(share) + " of " + indicator.deprived
    }
    behind = first + "."

    var second =
      Extreme.ahead.title + ": " + FindingSentences.lead(groups.words(for: best.node.conditions))
      + indicator.shortClause(rate: best.rate)
    if let gap = finding.gap {
      let notes = EstimateNotes(finding)
      second += ", a gap of " + FigureText.points(gap)
      if let interval = notes.gapInterval {
        second += " (" + notes.intervalHeading + " " + interval + ")"
      }
    }
    ahead = second + "."
  }

  /// The group and what sets it off from its clause, which is no third colon in a row.
  private static func lead(_ group: String) -> String {
    group + (group.contains(": ") ? " - " : ": ")
  }

  /// Both sentences.
  var text: String {
    ahead.isEmpty ? behind : behind + " " + ahead
  }
}
