import ClassificationTree
import SurveyModel
import SurveyStatistics

/// Whether a tree missed a group that is worse off.
///
/// The lowest of thousands of groups is low by chance alone, so that its own rate proves nothing.
/// It is reported only when groups found this way, measured where they were not looked for, are
/// worse off than the trees' groups, and the interval of that difference excludes 0.
struct ExhaustiveCheck {
  let search: ConjunctionSearch
  let crossFit: CrossFit
  let sample: Sample
  let rules: GrowthRules
  let direction: Direction
  let confidence: ConfidenceLevel

  /// The worst-off group of all conjunctions, where it holds up.
  func result(
    against group: [Bool]?, psus: @escaping ([Bool]) -> Int, shown: inout ShownGroups
  ) -> Finding.Exhaustive {
    var result = Finding.Exhaustive(
      searched: search.count, mostConditions: search.mostConditions,
      limited: search.limited.map { sample.cells.circumstances[$0].name })
    guard let group else {
      result.note = "no group is reported as furthest behind"
      return result
    }
    var tree = CellTotal()
    for cell in group.indices where group[cell] { tree += sample.totals[cell] }
    guard
      let found = search.worst(
        sample.totals, rules: rules, direction: direction, psus: psus),
      direction.isWorse(found.total.rate, than: tree.rate),
      abs(found.total.rate - tree.rate) > 1e-12
    else {
      result.note = "no conjunction is worse off than the group of the tree"
      return result
    }
    guard let rate = crossFit.found, let difference = crossFit.foundMinusBehind,
      let interval = difference.interval(confidence, within: -1...1),
      direction == .opportunity ? interval.high < 0 : interval.low > 0
    else {
      result.note = "no worse-off conjunction holds up in cross-fitting"
      return result
    }
    let members = search.members(of: found)
    guard shown.admits(members) else {
      result.note = "the worse-off conjunction is hidden to protect a small group"
      return result
    }
    var both = 0.0
    for cell in group.indices where group[cell] && members[cell] { both += sample.totals[cell].w }
    result.group = Finding.MissedGroup(
      conditions: search.statement(of: found), n: found.total.n,
      share: found.total.w / sample.whole.w, rate: found.total.rate, treeRate: tree.rate,
      overlap: both / found.total.w,
      jaccard: SensitivityGrid.jaccard(members, group, sample.totals) ?? 0,
      crossFitted: CrossFitWords.figure(rate, confidence, within: 0...1),
      crossFittedDifference: CrossFitWords.figure(difference, confidence, within: -1...1))
    return result
  }
}

extension ConjunctionSearch {
  /// A group's conditions as the finding states them.
  func statement(of group: Group) -> [Finding.Condition] {
    group.conditions.map { condition in
      let circumstance = cells.circumstances[condition.circumstance]
      guard case .numeric(let values) = circumstance.scale else {
        return .levels(
          circumstance: circumstance.name,
          levels: condition.levels.sorted().map { circumstance.levelName($0) })
      }
      if let missing = circumstance.missingLevel, condition.levels == [missing] {
        return .range(circumstance: circumstance.name, from: nil, below: nil, missing: .only)
      }
      let occurring = levels(of: condition.circumstance).filter { $0 < values.count }
      let first = condition.levels.min().flatMap { occurring.firstIndex(of: $0) } ?? 0
      let last = condition.levels.max().flatMap { occurring.firstIndex(of: $0) } ?? 0
      func cut(_ place: Int) -> Double? {
        guard place > 0, place < occurring.count else { return nil }
        return GroupConditions.middle(values[occurring[place - 1]], values[occurring[place]])
      }
      return .range(
        circumstance: circumstance.name, from: cut(first), below: cut(last + 1),
        missing: circumstance.hasMissingLevel ? .excluded : nil)
    }
  }
}
