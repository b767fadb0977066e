import FurthestBehind

/// A column of figures in a table of leaves.
struct LeafColumn {
  /// The heading where it stands in two lines.
  let heading: (first: String, second: String)
  /// The heading in one line.
  let name: String
  /// The figure of a leaf.
  let leaf: (LeafTable.Row) -> String
  /// The figure of everybody.
  let average: (Finding.Node) -> String
  /// What stands in the row of the gap.
  let gap: String

  private init(
    _ heading: (first: String, second: String), name: String,
    leaf: @escaping (LeafTable.Row) -> String, average: @escaping (Finding.Node) -> String,
    gap: String = ""
  ) {
    self.heading = heading
    self.name = name
    self.leaf = leaf
    self.average = average
    self.gap = gap
  }

  /// The columns for which the finding has figures.
  static func columns(of finding: Finding, in language: Language) -> [LeafColumn] {
    let cells = CellText(finding, in: language)
    let notes = EstimateNotes(finding, in: language)
    var columns = [
      LeafColumn(
        language.heading(.rate), name: language[.rateName], leaf: { cells.rate($0.figures) },
        average: cells.rate, gap: finding.gap.map(language.percentNumber) ?? CellText.none)
    ]
    if notes.hasIntervals {
      columns.append(
        LeafColumn(
          twoLines(notes.intervalHeading), name: notes.intervalHeading,
          leaf: { cells.interval($0.figures) }, average: cells.interval,
          gap: notes.gapInterval ?? ""))
    }
    columns.append(
      LeafColumn(
        language.heading(.cases), name: language[.cases],
        leaf: { language.count($0.figures.n) }, average: { language.count($0.n) }))
    if notes.hasPSUs {
      columns.append(
        LeafColumn(
          language.heading(.psusHeading), name: language[.psusHeading],
          leaf: { cells.psus($0.figures) }, average: cells.psus))
    }
    return columns + [
      LeafColumn(
        language.heading(.shareOfAll), name: language[.shareOfAllName],
        leaf: { language.percent($0.figures.share) },
        average: { language.percent($0.share) }),
      LeafColumn(
        language.heading(.shareOfDeprived), name: language[.shareOfDeprivedName],
        leaf: { cells.deprivedShare($0.figures) }, average: cells.deprivedShare),
      LeafColumn(
        language.heading(.cumulative), name: language[.cumulativeName],
        leaf: cells.cumulativeDeprivedShare, average: { _ in "" }),
    ]
  }

  /// The words of a heading in two lines, parted at the first space.
  static func twoLines(_ heading: String) -> (first: String, second: String) {
    let words = heading.split(separator: " ", maxSplits: 1).map(String.init)
    return (words.first ?? "", words.count > 1 ? words[1] : "")
  }
}
