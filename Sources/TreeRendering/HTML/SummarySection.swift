import FurthestBehind

/// All trees of a report at a glance: one table, two charts, and what could not be analysed.
struct SummarySection {
  private let trees: [ReportTree]
  private let failures: [(name: String, reason: String)]
  private let summary: CountrySummary
  private let language: Language
  private let dialect: CSVRenderer.Dialect

  init(
    trees: [ReportTree], failures: [(name: String, reason: String)], summary: CountrySummary,
    language: Language, dialect: CSVRenderer.Dialect
  ) {
    self.trees = trees
    self.failures = failures
    self.summary = summary
    self.language = language
    self.dialect = dialect
  }

  var html: HTML {
    let named = trees.map { (name: $0.name, finding: $0.finding) }
    let access = AccessChart(named, in: language).map { frame($0.chart, "access") }
    let inequality = InequalityChart(named, in: language).map { frame($0.chart, "d-index") }
    return .block(
      "section", ["aria-labelledby": "summary"],
      .block("h2", ["id": "summary"], language[.summary]), widest, table, saved, notes,
      failed, portrait, access ?? .nothing, inequality ?? .nothing)
  }

  /// The indicator with the widest gap, in a sentence.
  private var widest: HTML {
    guard let row = summary.rows.first(where: \.isRanked), let behind = row.behind,
      let ahead = row.ahead, let gap = row.gap
    else { return .nothing }
    let words = GroupWords(row.circumstances, in: language)
    return .block(
      "p", ["class": "finding"],
      language.text(
        .runWidest,
        [
          "indicator": IndicatorWords.lowered(name(of: row.entry)), "gap": language.points(gap),
          "behind": words.words(for: behind.conditions),
          "behindRate": language.perCent(behind.rate),
          "ahead": words.words(for: ahead.conditions), "aheadRate": language.perCent(ahead.rate),
        ]))
  }

  /// The name by which the page calls a tree.
  private func name(of entry: RunManifest.Entry) -> String {
    trees.first { $0.entry.entry.isOfSameTree(as: entry) }?.name ?? PlainText.line(entry.title)
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
        language[.whoIsBehind], language[.furthestAhead], language[.gap],
        language[.ratioHeading], language[.verdictHeading], language[.dIndex],
        language[.correctedD], language[.cases], language[.leaves],
      ],
      rows: byGap.map(row), wordColumns: [2, 6], isWide: true
    ).html
  }

  /// The trees in the order of the summary's other forms: everybody's before those of groups and
  /// extended ones, each by gap.
  private var byGap: [ReportTree] {
    func key(_ place: Int) -> (Int, Double, Int) {
      let entry = trees[place].entry.entry
      let kind = entry.isExtended ? 2 : entry.group == nil ? 0 : 1
      return (kind, -(trees[place].finding.gap ?? -1), place)
    }
    return trees.indices.sorted { key($0) < key($1) }.map { trees[$0] }
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

  private var saved: HTML {
    trees.isEmpty
      ? .nothing
      : .block(
        "p", ["class": "download"],
        DataLink.link(
          language[.saveTable], file: DataLink.fileName("summary", ending: "csv"),
          type: "text/csv;charset=utf-8",
          content: SummaryTable(dialect: dialect, language: language).render(summary)))
  }

  // MARK: What recurs

  /// The values that those furthest behind share in more than one indicator.
  private var portrait: HTML {
    let isOfSeveral = summary.surveys.count > 1
    let recurring = summary.portrait.filter { $0.indicators.count > 1 }
    guard !recurring.isEmpty else { return .nothing }
    let table = HTMLTable(
      caption: language[.runRecurring],
      columns: [
        language[.recurringValue], language[.recurringIn], language[.recurringOf],
        language[.recurringWhich],
      ],
      rows: recurring.map { item in
        let words = GroupWords([item.circumstance], in: language)
        let value = words.named(item.value.circumstance, words.valueWords(for: item.value))
        let survey = isOfSeveral ? item.surveyID.map { " - " + PlainText.line($0) } ?? "" : ""
        let names = item.indicators.map(name)
        return HTMLTable.Row(
          value + survey,
          [
            language.count(item.indicators.count), language.count(item.outOf),
            names.joined(
              separator: names.contains { $0.contains(",") } ? language[.semicolon] : ", "),
          ])
      }, wordColumns: [2], longColumn: 2)
    return .joined([table.html, .block("p", ["class": "note"], language[.recurringNote])])
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
