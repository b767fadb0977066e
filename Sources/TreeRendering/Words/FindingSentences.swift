import FurthestBehind
import SurveyModel

/// The finding in two sentences; every number in them stands in the table of leaves as well.
struct FindingSentences {
  /// The sentence on the furthest behind.
  let behind: String
  /// The sentence on the furthest ahead and the gap.
  let ahead: String

  init(_ finding: Finding, in language: Language) {
    let nodes = FindingTree(finding).nodes.map(\.figures)
    let indicator = IndicatorWords(finding, in: language)
    let root = nodes.first
    func leaf(_ id: Int?) -> (node: Finding.Node, rate: Double)? {
      guard let id, let node = nodes.first(where: { $0.id == id }), let rate = node.rate
      else { return nil }
      return (node, rate)
    }
    guard let worst = leaf(finding.furthestBehind), let best = leaf(finding.furthestAhead),
      worst.node.id != best.node.id
    else {
      behind = language[nodes.count > 1 ? .noGroupShown : .nobodyBehind]
      ahead = root?.rate.map(indicator.average) ?? ""
      return
    }
    let groups = GroupWords(finding, in: language)
    func lead(_ node: Finding.Node) -> String {
      let group = groups.words(for: node.conditions)
      // No third colon in a row.
      return language.text(group.contains(": ") ? .leadDash : .leadColon, ["group": group])
    }
    let isBarrier = finding.indicator.direction == .barrier
    let deprived = worst.node.deprivedShare.map {
      language.text(
        isBarrier ? .behindBarrierShare : .behindOpportunityShare,
        ["share": language.perCent($0)])
    }
    behind = language.text(
      isBarrier ? .behindBarrier : .behindOpportunity,
      [
        "lead": lead(worst.node), "rate": language.perCent(worst.rate),
        "indicator": indicator.inSentence,
        "average": root?.rate.map(language.perCent) ?? CellText.hidden,
        "share": language.perCent(worst.node.share), "deprived": deprived ?? "",
      ])
    ahead = language.text(
      isBarrier ? .aheadBarrier : .aheadOpportunity,
      [
        "lead": lead(best.node), "rate": language.perCent(best.rate),
        "gap": FindingSentences.gap(finding, in: language),
      ])
  }

  /// Both sentences.
  var text: String {
    ahead.isEmpty ? behind : behind + " " + ahead
  }

  private static func gap(_ finding: Finding, in language: Language) -> String {
    guard let gap = finding.gap.map(language.points) else { return "" }
    let notes = EstimateNotes(finding, in: language)
    guard let range = notes.gapInterval else { return language.text(.gapClause, ["gap": gap]) }
    return language.text(
      .gapClauseInterval, ["gap": gap, "interval": notes.intervalHeading, "range": range])
  }
}
