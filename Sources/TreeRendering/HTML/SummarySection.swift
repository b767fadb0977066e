import FurthestBehind

/// All trees of a report at a glance: one table, two charts, and what could not be analysed.
struct SummarySection {
  private let trees: [ReportTree]
  private let failures: [(name: String, reason: String)]
  private let language: Language
  private let dialect: CSVRenderer.Dialect

  init(
    trees: [ReportTree], failures: [(name: String, reason: String)], language: Language,
    dialect: CSVRenderer.Dialect
  ) {
    self.trees = trees
    self.failures = failures
    self.language = language
    self.dialect = dialect
  }

  var html: HTML {
    let named = trees.map { (name: $0.name, finding: $0.finding) }
    let access = AccessChart(named, in: language).map { frame($0.chart, "access") }
    let inequality = InequalityChart(named, in: language).map { frame($0.chart, "d-index") }
    return .block(
      "section", ["aria-labelledby": "summary"],
      .block("h2", ["id": "summary"], language[.summary]), table, notes, failed,
      access ?? .nothing, inequality ?? .nothing)
  }

  private func frame(_ chart: Chart, _ name: String) -> HTML {
    FigureFrame(
      svg: chart.svg, file: DataLink.fileName(name, ending: "svg"), language: language
    ).html
  }

  // MARK: The table

  private var table: HTML {
    HTMLTable(
      caption: language[.summaryCaption],
      columns: [
        language[.indicatorHeading], language[.average], language[.furthestBehind],
        language[.whoIsBehind], language[.furthestAhead], language[.gapHeading],
        language[.ratioHeading], language[.verdictHeading], language[.dIndex],
        language[.correctedD], language[.cases], language[.leaves],
      ],
      rows: trees.map(row), wordColumns: [2, 6]
    ).html
  }

  private func row(_ tree: ReportTree) -> HTMLTable.Row {
    let finding = tree.finding
    let ends = FindingEnds(finding, in: language)
    let inequality = finding.inequality
    let link = HTML.inline("a", ["href": "#" + tree.id], tree.name)
    return HTMLTable.Row(
      head: tree.entry.isOutsidePublished ? .joined([link, .text(" †")]) : link,
      cells: [
        ends.text(ends.root), ends.text(ends.behind),
        ends.behind.map { GroupWords(finding, in: language).words(for: $0.conditions) }
          ?? CellText.none,
        ends.text(ends.ahead), finding.gap.map(language.percentNumber) ?? CellText.none,
        ratio(ends), verdict(finding), inequality?.d.map(language.index) ?? CellText.none,
        inequality?.dCorrected.map(language.index) ?? CellText.none,
        language.count(finding.sample.used), language.count(finding.nodes.count { $0.leaf }),
      ])
  }

  /// The rate ahead over the rate behind; for a barrier the other way round.
  private func ratio(_ ends: FindingEnds) -> String {
    guard let behind = ends.behind?.rate, let ahead = ends.ahead?.rate else {
      return CellText.none
    }
    let (low, high) = (min(behind, ahead), max(behind, ahead))
    return low > 0 ? language.relative(high / low) : CellText.none
  }

  private func verdict(_ finding: Finding) -> String {
    switch finding.verdict?.value {
    case .robust?: language[.verdictRobust]
    case .sensitive?: language[.verdictSensitive]
    case .doNotQuote?: language[.verdictDoNotQuote]
    case nil: language[.verdictNone]
    }
  }

  // MARK: What is to be known of it

  private var notes: HTML {
    var notes = [language[.summaryNote]]
    if trees.contains(where: { $0.entry.isOutsidePublished }) {
      notes.append(language[.outsidePublishedNote])
    }
    let hasHidden = trees.contains { tree in
      tree.finding.nodes.contains(where: CellText(tree.finding, in: language).isHidden)
    }
    if hasHidden { notes.append(language[.hiddenToProtect]) }
    return trees.isEmpty
      ? .nothing : .joined(notes.map { .block("p", ["class": "note"], $0) })
  }

  private var failed: HTML {
    guard !failures.isEmpty else { return .nothing }
    return .block(
      "div", ["class": "caution"],
      .block("h3", [:], language[.notAnalysed]),
      .block(
        "ul",
        of: failures.map { failure in
          .block(
            "li", [:], .inline("strong", [:], failure.name), .text(": " + failure.reason))
        }))
  }
}
