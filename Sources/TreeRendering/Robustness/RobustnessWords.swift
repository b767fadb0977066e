import FurthestBehind
import SurveyModel

/// Whether a finding holds up, in sentences; and the notes that define the words in them.
struct RobustnessWords {
  private let finding: Finding
  private let groups: GroupWords
  private let language: Language
  /// Whether there is a group furthest behind: without a split there is none.
  private let hasGroup: Bool

  init(_ finding: Finding, in language: Language) {
    self.finding = finding
    self.language = language
    groups = GroupWords(finding, in: language)
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

  /// The extreme groups' rates where they were not looked for; nil where not measured.
  var crossFitted: String? {
    guard hasGroup, let figures = finding.crossFitted, let behind = figures.behind.rate,
      let ahead = figures.ahead.rate, let gap = figures.gap.rate
    else { return nil }
    return language.text(
      .crossFitted,
      [
        "behind": language.perCent(behind)
          + interval(figures.behind, level: figures.confidence),
        "ahead": language.perCent(ahead) + interval(figures.ahead),
        "gap": language.points(gap) + interval(figures.gap),
      ])
  }

  private var crossFittedNote: String? {
    guard crossFitted != nil, let figures = finding.crossFitted else { return nil }
    let trees = language.text(.trees, count: figures.repeats * figures.folds)
    let note = language.text(.crossFittedNote, ["trees": trees])
    return figures.treesWithoutSplit > 0
      ? note + " " + language.text(.crossFittedNoSplit, count: figures.treesWithoutSplit) : note
  }

  /// " (95% interval 24.5-37.9)", or without the name of the level; "" without an interval.
  private func interval(_ figure: Finding.Figure, level: Double? = nil) -> String {
    guard let low = figure.low, let high = figure.high else {
      return figure.note.map { " (" + language.remark($0) + ")" } ?? ""
    }
    let range = language.range(low, high)
    guard let level else { return " (" + range + ")" }
    return " ("
      + language.text(.intervalOf, ["interval": language.intervalName(level), "range": range])
      + ")"
  }

  // MARK: Stability

  /// What trees on redrawn samples have in common with the finding; nil where none were grown.
  var stability: String? {
    guard let figures = finding.stability, figures.replicates > figures.leftOut else { return nil }
    let trees = language.text(.trees, count: figures.replicates - figures.leftOut)
    let splits = firstSplits(figures.firstSplit)
    guard let jaccard = figures.jaccard, let same = figures.sameGroup,
      let chance = figures.returnChance
    else { return language.text(.stability, ["trees": trees, "splits": splits]) }
    return language.text(
      .stabilityOverlap,
      [
        "trees": trees, "splits": splits, "overlap": language.perCent(jaccard),
        "same": language.perCent(same), "chance": language.perCent(chance),
      ])
  }

  /// "99.5 per cent divide first by wealth, 0.5 per cent by residence".
  private func firstSplits(_ shares: [Finding.CircumstanceShare]) -> String {
    let names = Set(finding.circumstances.map(\.name))
    var parts: [String] = []
    for share in shares.prefix(3) {
      let isNone = share.circumstance == "none" && !names.contains("none")
      let phrase: Phrase = isNone ? .divideNothing : parts.isEmpty ? .divideFirst : .divideNext
      parts.append(
        language.text(
          phrase,
          [
            "share": language.perCent(share.share),
            "circumstance": groups.label(share.circumstance),
          ]))
    }
    if shares.count > 3 {
      let rest = shares.dropFirst(3).reduce(0) { $0 + $1.share }
      parts.append(language.text(.divideOtherwise, ["share": language.perCent(rest)]))
    }
    return parts.joined(separator: ", ")
  }

  private var stabilityNote: String? {
    guard stability != nil, let figures = finding.stability, figures.jaccard != nil
    else { return nil }
    return figures.leftOut > 0
      ? language[.stabilityNote] + " " + language.text(.stabilityLeftOut, count: figures.leftOut)
      : language[.stabilityNote]
  }

  // MARK: The exhaustive check

  /// A worse-off group that the tree missed; nil where there is none.
  var missed: String? {
    guard let group = finding.exhaustive?.group,
      let difference = group.crossFittedDifference.rate
    else { return nil }
    let plain = language.text(
      hasGroup ? .missedGroup : .missedForAll,
      [
        "group": groups.words(for: group.conditions), "rate": language.perCent(group.rate),
        "treeRate": language.perCent(group.treeRate),
        "overlap": language.perCent(group.overlap),
      ])
    return plain + " "
      + language.text(
        difference < 0 ? .missedLower : .missedHigher,
        [
          "difference": language.points(abs(difference)),
          "interval": mirrored(group.crossFittedDifference),
        ])
  }

  /// The interval of a difference of which the size is told.
  private func mirrored(_ figure: Finding.Figure) -> String {
    guard let low = figure.low, let high = figure.high else { return "" }
    let ends = [abs(low), abs(high)].sorted()
    return " (" + language.range(ends[0], ends[1]) + ")"
  }

  private var missedNote: String? {
    guard missed != nil, let check = finding.exhaustive else { return nil }
    let conjunctions = language.text(.conjunctions, count: check.searched)
    let note = language.text(
      check.mostConditions == 2 ? .missedNoteTwo : .missedNoteThree,
      ["conjunctions": conjunctions])
    guard !check.limited.isEmpty else { return note }
    let limited = check.limited.map(groups.label).joined(separator: ", ")
    return note + " " + language.text(.missedLimited, ["circumstances": limited])
  }

  // MARK: The verdict

  /// The judgement in one sentence; nil in a finding without one.
  var verdict: String? {
    guard let verdict = finding.verdict else { return nil }
    let reasons = verdict.reasons.map { words($0, verdict) }.joined(separator: language[.semicolon])
    return switch verdict.value {
    case .robust?: language[.robust]
    case .sensitive?: language.text(.sensitive, ["reasons": reasons])
    case .doNotQuote?: language.text(.doNotQuote, ["reasons": reasons])
    case nil: language.text(.noVerdict, ["reasons": reasons])
    }
  }

  private func words(_ reason: Finding.Judgement.Reason, _ verdict: Finding.Judgement) -> String {
    func words(_ phrase: Phrase, _ share: Double?, without: Phrase) -> String {
      share.map { language.text(phrase, ["share": language.perCent($0)]) } ?? language[without]
    }
    switch reason {
    case .noSplit: return language[.reasonNoSplit]
    case .fewCases: return language[.reasonFewCases]
    case .notEstimable: return language[.reasonNotEstimable]
    case .suppressed: return language[.reasonSuppressed]
    case .differenceMayBeZero: return language[.reasonMayBeZero]
    case .overstated:
      if let overstatement = verdict.overstatement, overstatement >= 1 {
        return language[.reasonOverstatedAll]
      }
      return words(.reasonOverstatedBy, verdict.overstatement, without: .reasonOverstated)
    case .lowReturnChance:
      return words(
        .reasonReturnChance, finding.stability?.returnChance, without: .reasonLowReturnChance)
    case .lowOverlap:
      return words(.reasonOverlap, finding.stability?.jaccard, without: .reasonLowOverlap)
    case .noPSUs: return language[.reasonNoPSUs]
    case .noCrossFitting: return language[.reasonNoCrossFitting]
    case .noBootstrap: return language[.reasonNoBootstrap]
    }
  }

  private var verdictNote: String? {
    finding.verdict?.value == nil ? nil : language[.verdictNote]
  }
}
