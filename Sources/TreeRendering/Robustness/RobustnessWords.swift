import FurthestBehind
import SurveyModel

/// Whether a finding holds up, in sentences; and the notes that define the words in them.
struct RobustnessWords {
  private let finding: Finding
  private let groups: GroupWords
  /// Whether there is a group furthest behind: without a split there is none.
  private let hasGroup: Bool

  init(_ finding: Finding) {
    self.finding = finding
    groups = GroupWords(finding)
    hasGroup = finding.nodes.count > 1
  }

  /// The lines that stand below the plain figures, each one sentence or two.
  var sentences: [String] {
    [crossFitted, stability, missed, verdict].compactMap { $0 }
  }

  /// What the words in the sentences mean; only what is used.
  var notes: [String] {
    [crossFittedNote, stabilityNote, missedNote, verdictNote].compactMap { $0 }
  }

  // MARK: Cross-fitting

  private var crossFitted: String? {
    guard hasGroup, let figures = finding.crossFitted, let behind = figures.behind.rate,
      let ahead = figures.ahead.rate, let gap = figures.gap.rate
    else { return nil }
    return "Cross-fitted: groups found this way are at " + FigureText.perCent(behind)
      + interval(figures.behind, level: figures.confidence) + " where furthest behind and at "
      + FigureText.perCent(ahead) + interval(figures.ahead) + " where furthest ahead, a gap of "
      + FigureText.points(gap) + interval(figures.gap) + "."
  }

  private var crossFittedNote: String? {
    guard crossFitted != nil, let figures = finding.crossFitted else { return nil }
    let trees = figures.repeats * figures.folds
    var text =
      "Cross-fitted: the groups are found in one part of the sample and measured in the other ("
      + SampleWords.counted(trees, "tree", "trees") + "), so that the luck of the search does not"
      + " count. It is the rate of groups found this way, not of the printed group alone."
    if figures.treesWithoutSplit > 0 {
      text +=
        " Of these trees " + FigureText.count(figures.treesWithoutSplit)
        + " divide nothing: there everybody is measured."
    }
    return text
  }

  /// " (95% interval 24.5-37.9)", or without the name of the level; "" without an interval.
  private func interval(_ figure: Finding.Figure, level: Double? = nil) -> String {
    guard let low = figure.low, let high = figure.high else {
      return figure.note.map { " (" + PlainText.line($0) + ")" } ?? ""
    }
    let name = level.map { FigureText.value(($0 * 1000).rounded() / 10) + "% interval " } ?? ""
    let separator = low < 0 ? " to " : "-"
    return " (" + name + FigureText.percentNumber(low) + separator
      + FigureText.percentNumber(high) + ")"
  }

  // MARK: Stability

  private var stability: String? {
    guard let figures = finding.stability, figures.replicates > figures.leftOut else { return nil }
    var text =
      "Stability: of "
      + SampleWords.counted(figures.replicates - figures.leftOut, "tree", "trees")
      + " on redrawn samples, " + firstSplits(figures.firstSplit)
    if let jaccard = figures.jaccard, let same = figures.sameGroup,
      let chance = figures.returnChance
    {
      text +=
        "; their furthest behind overlaps with the group above by " + FigureText.perCent(jaccard)
        + " (it is the same group in " + FigureText.perCent(same)
        + "), and a person of the group is in it again with a chance of "
        + FigureText.perCent(chance)
    }
    return text + "."
  }

  /// "99.5 per cent divide first by wealth, 0.5 per cent by residence".
  private func firstSplits(_ shares: [Finding.CircumstanceShare]) -> String {
    let names = Set(finding.circumstances.map(\.name))
    var parts: [String] = []
    for share in shares.prefix(3) {
      let isNone = share.circumstance == "none" && !names.contains("none")
      let verb = parts.isEmpty ? " divide first by " : " by "
      parts.append(
        FigureText.perCent(share.share)
          + (isNone ? " divide nothing" : verb + groups.label(share.circumstance)))
    }
    if shares.count > 3 {
      parts.append(
        FigureText.perCent(shares.dropFirst(3).reduce(0) { $0 + $1.share }) + " otherwise")
    }
    return parts.joined(separator: ", ")
  }

  private var stabilityNote: String? {
    guard stability != nil, let figures = finding.stability, figures.jaccard != nil
    else { return nil }
    var text =
      "Stability: whole PSUs are redrawn; the overlap of two groups is the weight of the people in"
      + " both over that of those in either, averaged, and from 80 per cent on they are the same."
    if figures.leftOut > 0 {
      text +=
        " " + SampleWords.counted(figures.leftOut, "sample", "samples")
        + " without a case left out."
    }
    return text
  }

  // MARK: The exhaustive check

  private var missed: String? {
    guard let group = finding.exhaustive?.group,
      let difference = group.crossFittedDifference.rate
    else { return nil }
    let worse = difference < 0 ? "lower" : "higher"
    return "Missed by the tree: " + groups.words(for: group.conditions) + ", at "
      + FigureText.perCent(group.rate) + " against " + FigureText.perCent(group.treeRate)
      + (hasGroup
        ? " for the group above, which holds " + FigureText.perCent(group.overlap)
          + " of its people"
        : " for all")
      + ". Cross-fitted, groups found by trying all conjunctions are "
      + FigureText.points(abs(difference)) + " " + worse + mirrored(group.crossFittedDifference)
      + "."
  }

  /// The interval of a difference of which the size is told.
  private func mirrored(_ figure: Finding.Figure) -> String {
    guard let low = figure.low, let high = figure.high else { return "" }
    let ends = [abs(low), abs(high)].sorted()
    return " (" + FigureText.percentNumber(ends[0]) + "-" + FigureText.percentNumber(ends[1]) + ")"
  }

  private var missedNote: String? {
    guard missed != nil, let check = finding.exhaustive else { return nil }
    var text =
      "Missed by the tree: the worst-off of "
      + SampleWords.counted(check.searched, "conjunction", "conjunctions")
      + " of up to " + (check.mostConditions == 2 ? "two" : "three")
      + " conditions, under the same size rules."
    if !check.limited.isEmpty {
      text +=
        " Not every level of " + check.limited.map(groups.label).joined(separator: ", ")
        + " is tried by itself."
    }
    return text
  }

  // MARK: The verdict

  private var verdict: String? {
    guard let verdict = finding.verdict else { return nil }
    let reasons = verdict.reasons.map { words($0, verdict) }.joined(separator: "; ")
    return switch verdict.value {
    case .robust?: "Verdict: robust. The group and its rate hold up."
    case .sensitive?: "Verdict: sensitive, quote with care: " + reasons + "."
    case .doNotQuote?: "Verdict: do not quote: " + reasons + "."
    case nil: "Verdict: none, because " + reasons + "."
    }
  }

  private func words(_ reason: Finding.Judgement.Reason, _ verdict: Finding.Judgement) -> String {
    switch reason {
    case .noSplit: "no circumstance divides the sample"
    case .fewCases: "the group has fewer than 25 cases"
    case .notEstimable: "the group has too few PSUs for a sampling error"
    case .suppressed: "the group's figures are hidden"
    case .differenceMayBeZero:
      "measured where they were not looked for, such groups may be no worse off than the average"
    case .overstated:
      verdict.overstatement.map { overstatement in
        overstatement >= 1
          ? "all of the difference from the average is due to the search"
          : FigureText.perCent(overstatement)
            + " of the difference from the average is due to the search"
      } ?? "the difference from the average is due to the search"
    case .lowReturnChance:
      "a person of the group is found again with a chance of "
        + (finding.stability?.returnChance.map { "only " + FigureText.perCent($0) } ?? "under 70%")
    case .lowOverlap:
      "groups found again overlap with it by "
        + (finding.stability?.jaccard.map { "only " + FigureText.perCent($0) } ?? "under 60%")
    case .noPSUs: "without a PSU column the sampling cannot be imitated"
    case .noCrossFitting: "cross-fitting is off or not possible"
    case .noBootstrap: "the bootstrap is off"
    }
  }

  private var verdictNote: String? {
    guard finding.verdict?.value != nil else { return nil }
    return "Verdict: robust when at most 15 per cent of the difference from the average is due to"
      + " the search, a person's chance to be found again is 70 per cent or more and the overlap"
      + " 60 per cent or more. Do not quote when nothing is divided, the group is hidden, has"
      + " fewer than 25 cases or too few PSUs, its cross-fitted difference from the average may"
      + " be 0, or more than half of it is due to the search. Sensitive between the two."
  }
}
