import FurthestBehind

/// The tables behind a finding that are shown on demand: targeting, and the finding under other
/// rules.
struct RobustnessTables {
  private let finding: Finding
  private let groups: GroupWords
  private let language: Language

  init(_ finding: Finding, in language: Language) {
    self.language = language
    self.finding = finding
    groups = GroupWords(finding, in: language)
  }

  /// The sections, each with its heading and what its columns mean.
  func sections(width: Int) -> [[String]] {
    [targeting(width), sensitivity(width), spread(width)].filter { !$0.isEmpty }
  }

  // MARK: Targeting

  private func targeting(_ width: Int) -> [String] {
    guard let grid = targetingGrid else { return [] }
    return [language[.targeting]] + grid.lines(width: width)
      + targetingNotes.flatMap { TextBlock.wrap($0, width: width) }
  }

  /// What reaching each group would mean; nil with less than two groups.
  var targetingGrid: TextGrid? {
    guard let rows = finding.targeting, rows.count > 1 else { return nil }
    let letters = Dictionary(
      finding.nodes.map { ($0.id, $0.letter) }, uniquingKeysWith: { first, _ in first })
    let ranks = Dictionary(
      (finding.stability?.ranks ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var columns = [
      column(.shareOfAll),
      column(.cumulative),
      column(.shareOfDeprived),
      column(.cumulative),
      column(.personsPer100),
      column(.gapToAverage),
    ]
    if !ranks.isEmpty { columns.append(column(.rank)) }
    return TextGrid(
      lead: language[.group], columns: columns,
      rows: rows.map { row in
        let isHidden = row.gapToAverage == nil
        func figure(_ value: Double?, _ text: (Double) -> String) -> String {
          isHidden ? CellText.hidden : value.map(text) ?? CellText.none
        }
        var figures = [
          language.percent(row.share), language.percent(row.cumulativeShare),
          figure(row.deprivedShare, language.percent),
          figure(row.cumulativeDeprivedShare, language.percent),
          figure(row.personsPer100Deprived, language.weight),
          figure(row.gapToAverage, language.percentNumber),
        ]
        if !ranks.isEmpty { figures.append(ranks[row.id].map(rank) ?? CellText.none) }
        return TextGrid.Row(
          words: letters[row.id].flatMap { $0.map(PlainText.line) } ?? CellText.hidden,
          figures: figures)
      })
  }

  /// What the columns of targeting mean.
  var targetingNotes: [String] {
    let hasRanks = finding.stability?.ranks.isEmpty == false
    return [language[.personsNote]] + (hasRanks ? [language[.rankNote]] : [])
  }

  private func rank(_ rank: Finding.RankInterval) -> String {
    guard let low = rank.low, let high = rank.high else { return CellText.none }
    return low == high ? String(low) : "\(low)-\(high)"
  }

  // MARK: Sensitivity

  private func sensitivity(_ width: Int) -> [String] {
    guard let grid = sensitivityGrid else { return [] }
    return [language[.otherRules]] + grid.lines(width: width)
      + TextBlock.wrap(sensitivityNote, width: width)
  }

  /// The finding under other rules; nil where no others were tried.
  var sensitivityGrid: TextGrid? {
    guard let rows = finding.sensitivity, rows.count > 1 else { return nil }
    let hasShare = rows.contains { $0.minShare != nil }
    var columns = [
      column(.leafRows), column(.depth),
      column(.leaves), column(.rate),
      column(.shareOfAll),
      column(.gap), column(.overlap),
    ]
    if hasShare { columns.insert(column(.leafShare), at: 1) }
    return TextGrid(
      lead: language[.furthestBehind], columns: columns,
      rows: rows.map { row in
        var figures = [
          language.count(row.minCases), row.maxDepth.map(language.count) ?? CellText.none,
          language.count(row.leaves), row.rate.map(language.percent) ?? CellText.hidden,
          language.percent(row.share),
          row.gap.map(language.percentNumber) ?? CellText.hidden,
          row.jaccard.map(language.percent) ?? CellText.none,
        ]
        if hasShare { figures.insert(row.minShare.map(language.percent) ?? "-", at: 1) }
        let group = groups.words(for: row.conditions)
        return TextGrid.Row(
          words: row.inForce ? language.text(.asAbove, ["group": group]) : group,
          figures: figures)
      })
  }

  /// What the columns of the finding under other rules mean.
  var sensitivityNote: String {
    let hasHidden = finding.sensitivity?.contains { $0.rate == nil || $0.gap == nil } ?? false
    return language[.overlapNote] + (hasHidden ? " " + language[.hiddenToProtect] : "")
  }

  // MARK: Spread

  private func spread(_ width: Int) -> [String] {
    spread.map { TextBlock.wrap($0, width: width) } ?? []
  }

  /// How far apart the gaps of redrawn samples are, in sentences.
  var spread: String? {
    guard let spread = finding.stability?.gapSpread, finding.gap != nil else { return nil }
    var text = language.text(
      .gapSpread,
      [
        "median": language.points(spread.median),
        "range": language.percentNumber(spread.low) + "-" + language.percentNumber(spread.high),
      ])
    if let optimism = finding.stability?.optimism {
      text +=
        " "
        + language.text(
          optimism < 0 ? .optimismLower : .optimismHigher,
          ["difference": language.points(abs(optimism))])
    }
    return text
  }

  private func column(_ phrase: Phrase) -> TextGrid.Column {
    let (first, second) = language.heading(phrase)
    return TextGrid.Column(first: first, second: second)
  }
}
