import FurthestBehind

/// The tables behind a finding that are shown on demand: targeting, and the finding under other
/// rules.
struct RobustnessTables {
  private let finding: Finding
  private let groups: GroupWords

  init(_ finding: Finding) {
    self.finding = finding
    groups = GroupWords(finding)
  }

  /// The sections, each with its heading and what its columns mean.
  func sections(width: Int) -> [[String]] {
    [targeting(width), sensitivity(width), spread(width)].filter { !$0.isEmpty }
  }

  // MARK: Targeting

  private func targeting(_ width: Int) -> [String] {
    guard let rows = finding.targeting, rows.count > 1 else { return [] }
    let letters = Dictionary(
      finding.nodes.map { ($0.id, $0.letter) }, uniquingKeysWith: { first, _ in first })
    let ranks = Dictionary(
      (finding.stability?.ranks ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var columns = [
      TextGrid.Column(first: "Share", second: "of all"),
      TextGrid.Column(first: "Cumu-", second: "lative"),
      TextGrid.Column(first: "Share of", second: "deprived"),
      TextGrid.Column(first: "Cumu-", second: "lative"),
      TextGrid.Column(first: "Persons per", second: "100 deprived"),
      TextGrid.Column(first: "Gap to", second: "average"),
    ]
    if !ranks.isEmpty { columns.append(TextGrid.Column(first: "Rank", second: "5-95%")) }
    let grid = TextGrid(
      lead: "Group", columns: columns,
      rows: rows.map { row in
        let isHidden = row.gapToAverage == nil
        func figure(_ value: Double?, _ text: (Double) -> String) -> String {
          isHidden ? CellText.hidden : value.map(text) ?? CellText.none
        }
        var figures = [
          FigureText.percent(row.share), FigureText.percent(row.cumulativeShare),
          figure(row.deprivedShare, FigureText.percent),
          figure(row.cumulativeDeprivedShare, FigureText.percent),
          figure(row.personsPer100Deprived, FigureText.weight),
          figure(row.gapToAverage, FigureText.percentNumber),
        ]
        if !ranks.isEmpty { figures.append(ranks[row.id].map(rank) ?? CellText.none) }
        return TextGrid.Row(
          words: letters[row.id].flatMap { $0.map(PlainText.line) } ?? CellText.hidden,
          figures: figures)
      })
    var notes = [
      "Persons per 100 deprived: people to be reached so that 100 deprived ones are."
    ]
    if !ranks.isEmpty {
      notes.append("Rank: by rate in redrawn samples, 1 being the furthest behind.")
    }
    return ["Targeting"] + grid.lines(width: width)
      + notes.flatMap { TextBlock.wrap($0, width: width) }
  }

  private func rank(_ rank: Finding.RankInterval) -> String {
    guard let low = rank.low, let high = rank.high else { return CellText.none }
    return low == high ? String(low) : "\(low)-\(high)"
  }

  // MARK: Sensitivity

  private func sensitivity(_ width: Int) -> [String] {
    guard let rows = finding.sensitivity, rows.count > 1 else { return [] }
    let hasShare = rows.contains { $0.minShare != nil }
    var columns = [
      TextGrid.Column(first: "Leaf", second: "rows"), TextGrid.Column(first: "", second: "Depth"),
      TextGrid.Column(first: "", second: "Leaves"), TextGrid.Column(first: "", second: "Rate"),
      TextGrid.Column(first: "Share", second: "of all"),
      TextGrid.Column(first: "", second: "Gap"), TextGrid.Column(first: "", second: "Overlap"),
    ]
    if hasShare { columns.insert(TextGrid.Column(first: "Leaf", second: "share"), at: 1) }
    let grid = TextGrid(
      lead: "Furthest behind", columns: columns,
      rows: rows.map { row in
        var figures = [
          FigureText.count(row.minCases), row.maxDepth.map(FigureText.count) ?? CellText.none,
          FigureText.count(row.leaves), row.rate.map(FigureText.percent) ?? CellText.hidden,
          FigureText.percent(row.share),
          row.gap.map(FigureText.percentNumber) ?? CellText.hidden,
          row.jaccard.map(FigureText.percent) ?? CellText.none,
        ]
        if hasShare { figures.insert(row.minShare.map(FigureText.percent) ?? "-", at: 1) }
        let mark = row.inForce ? " (as above)" : ""
        return TextGrid.Row(words: groups.words(for: row.conditions) + mark, figures: figures)
      })
    var note =
      "Overlap: weight of the people both in this group and in the one above, over that of those in"
      + " either."
    if rows.contains(where: { $0.rate == nil || $0.gap == nil }) {
      note += " * Hidden to protect a small group."
    }
    return ["Other leaf sizes and depths"] + grid.lines(width: width)
      + TextBlock.wrap(note, width: width)
  }

  // MARK: Spread

  private func spread(_ width: Int) -> [String] {
    guard let spread = finding.stability?.gapSpread, finding.gap != nil else { return [] }
    var text =
      "Gaps of trees on redrawn samples: median " + FigureText.points(spread.median)
      + ", 5th to 95th percentile " + FigureText.percentNumber(spread.low) + "-"
      + FigureText.percentNumber(spread.high)
      + ". This is no confidence interval: such gaps never reach 0."
    if let optimism = finding.stability?.optimism {
      text +=
        " In its own sample the group furthest behind of such a tree is "
        + FigureText.points(abs(optimism)) + (optimism < 0 ? " lower" : " higher")
        + " than in the full sample."
    }
    return TextBlock.wrap(text, width: width)
  }
}
