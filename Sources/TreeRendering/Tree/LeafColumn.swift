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

  /// The words of the row of the gap.
  static let gapWords = "Gap, percentage points"

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
  static func columns(of finding: Finding) -> [LeafColumn] {
    let cells = CellText(finding)
    let notes = EstimateNotes(finding)
    var columns = [
      LeafColumn(
        ("", "Rate"), name: "rate", leaf: { cells.rate($0.figures) }, average: cells.rate,
        gap: finding.gap.map(FigureText.percentNumber) ?? CellText.none)
    ]
    if notes.hasIntervals {
      let words = notes.intervalHeading.split(separator: " ", maxSplits: 1).map(String.init)
      columns.append(
        LeafColumn(
          (words.first ?? "", words.last ?? ""), name: notes.intervalHeading,
          leaf: { cells.interval($0.figures) }, average: cells.interval,
          gap: notes.gapInterval ?? ""))
    }
    columns.append(
      LeafColumn(
        ("", "n"), name: "n", leaf: { FigureText.count($0.figures.n) },
        average: { FigureText.count($0.n) }))
    if notes.hasPSUs {
      columns.append(
        LeafColumn(
          ("", "PSUs"), name: "PSUs", leaf: { cells.psus($0.figures) }, average: cells.psus))
    }
    return columns + [
      LeafColumn(
        ("Share", "of all"), name: "share of all",
        leaf: { FigureText.percent($0.figures.share) },
        average: { FigureText.percent($0.share) }),
      LeafColumn(
        ("Share of", "deprived"), name: "share of the deprived",
        leaf: { cells.deprivedShare($0.figures) }, average: cells.deprivedShare),
      LeafColumn(
        ("Cumu-", "lative"), name: "cumulative", leaf: cells.cumulativeDeprivedShare,
        average: { _ in "" }),
    ]
  }
}
