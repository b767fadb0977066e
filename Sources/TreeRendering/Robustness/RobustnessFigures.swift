import FurthestBehind

/// The figures behind the sentences on robustness, for tables: every number of a sentence is there.
struct RobustnessFigures {
  /// A line of the table.
  struct Row {
    let words: String
    let figure: String
    /// The interval; "" where there is none.
    var interval = ""
  }

  private let finding: Finding
  private let language: Language
  private let groups: GroupWords

  init(_ finding: Finding, in language: Language) {
    self.finding = finding
    self.language = language
    groups = GroupWords(finding, in: language)
  }

  /// The lines, in the order of the sentences; empty where nothing was measured.
  var rows: [Row] { crossFitted + search + stability + missed }

  // MARK: First divisions

  /// How often each circumstance divides the whole sample first, most often first.
  var firstSplits: [Row] {
    let shares = finding.stability?.firstSplit ?? []
    var rows = shares.map { Row(words: firstSplit($0), figure: language.percent($0.share)) }
    if shares.count > 4 {
      // The sentence sums up what it does not name.
      let rest = shares.dropFirst(3).reduce(0) { $0 + $1.share }
      rows.append(Row(words: language[.otherFirstSplits], figure: language.percent(rest)))
    }
    return rows
  }

  /// The words for what divides a tree first.
  func firstSplit(_ share: Finding.CircumstanceShare) -> String {
    let isNone =
      share.circumstance == "none" && !finding.circumstances.contains { $0.name == "none" }
    return isNone ? language[.noFirstSplit] : groups.label(share.circumstance)
  }

  // MARK: The lines

  private var crossFitted: [Row] {
    guard finding.nodes.count > 1, let figures = finding.crossFitted else { return [] }
    return [
      row(.crossFittedBehind, figures.behind, language.percent),
      row(.crossFittedAhead, figures.ahead, language.percent),
      row(.crossFittedGap, figures.gap, language.percentNumber),
      row(.crossFittedDifference, figures.behindMinusAverage, language.percentNumber),
    ]
  }

  private func row(
    _ phrase: Phrase, _ figure: Finding.Figure, _ text: (Double) -> String
  ) -> Row {
    var interval = ""
    if let low = figure.low, let high = figure.high { interval = language.range(low, high) }
    return Row(
      words: language[phrase], figure: figure.rate.map(text) ?? CellText.none, interval: interval)
  }

  private var search: [Row] {
    guard let part = finding.verdict?.overstatement else { return [] }
    return [Row(words: language[.searchPart], figure: language.percent(part))]
  }

  private var stability: [Row] {
    guard let figures = finding.stability else { return [] }
    var rows = [
      Row(
        words: language[.redrawnTrees],
        figure: language.count(figures.replicates - figures.leftOut))
    ]
    func append(_ phrase: Phrase, _ share: Double?) {
      guard let share else { return }
      rows.append(Row(words: language[phrase], figure: language.percent(share)))
    }
    append(.overlapAverage, figures.jaccard)
    append(.sameGroupShare, figures.sameGroup)
    append(.returnChance, figures.returnChance)
    if let spread = figures.gapSpread, finding.gap != nil {
      rows.append(
        Row(
          words: language[.gapMedian], figure: language.percentNumber(spread.median),
          interval: language.range(spread.low, spread.high)))
      if let optimism = figures.optimism {
        rows.append(
          Row(words: language[.optimismPoints], figure: language.percentNumber(optimism)))
      }
    }
    return rows
  }

  private var missed: [Row] {
    guard let group = finding.exhaustive?.group else { return [] }
    return [
      Row(
        words: language.text(.missedRate, ["group": groups.words(for: group.conditions)]),
        figure: language.percent(group.rate)),
      Row(words: language[.missedTreeRate], figure: language.percent(group.treeRate)),
      Row(words: language[.missedOverlap], figure: language.percent(group.overlap)),
      row(.missedDifference, group.crossFittedDifference, language.percentNumber),
    ]
  }
}
