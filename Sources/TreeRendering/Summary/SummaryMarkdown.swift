public import FurthestBehind

/// A run as Markdown for a report: who is furthest behind in which indicator, what recurs among
/// them, and which indicators are the most unequal.
///
/// Every figure in a sentence stands in a table as well.
public struct SummaryMarkdown: Sendable {
  private let language: Language

  /// Creates a renderer for a language.
  public init(language: Language = .english) {
    self.language = language
  }

  /// The whole text.
  public func render(_ summary: CountrySummary) -> String {
    SummaryPage(summary, in: language).text
  }
}

/// The text of one run.
private struct SummaryPage {
  private let language: Language
  private let summary: CountrySummary
  /// What tells indicators of one title apart.
  private let details: TitleDetails

  init(_ summary: CountrySummary, in language: Language) {
    self.language = language
    self.summary = summary
    details = TitleDetails(summary.rows.map { ($0.entry, $0.unit) })
  }

  var text: String {
    let ranked = summary.rows.filter(\.isRanked)
    var blocks = ["# " + heading, counts]
    blocks += widest(ranked)
    blocks.append(section(.runByGap, table(ranked, isOfGroups: false)))
    blocks.append(section(.runRecurring, portrait))
    blocks.append(section(.runByInequality, inequality))
    if summary.surveys.count > 1 { blocks.append(section(.runAcross, across(ranked))) }
    for name in groupings {
      let rows = summary.rows.filter { $0.entry.group?.by == name && $0.entry.status == .done }
      blocks.append(
        "## " + language.text(.runByGroup, ["group": escaped(PlainText.name(name))]) + "\n\n"
          + table(byIndicator(rows), isOfGroups: true))
    }
    let extended = summary.rows.filter { $0.entry.isExtended && $0.entry.group == nil }
    blocks.append(
      section(.runExtended, table(extended.filter { $0.entry.status == .done }, isOfGroups: false)))
    let outside = summary.rows.filter { $0.entry.status == .outsidePublished }.map(\.entry)
    blocks.append(section(.runOutside, list(outside)))
    blocks.append(section(.runFailed, list(summary.failures)))
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func section(_ title: Phrase, _ body: String) -> String {
    body.isEmpty ? "" : "## \(language[title])\n\n\(body)"
  }

  // MARK: Words

  private var heading: String {
    var surveys: [String] = []
    for entry in summary.rows.map(\.entry) + summary.failures {
      let words = survey(entry)
      if !words.isEmpty, !surveys.contains(words) { surveys.append(words) }
    }
    let names = surveys.count > 3 ? surveys.prefix(3) + ["..."] : surveys[...]
    return names.isEmpty
      ? language[.runTitle]
      : language.text(.runTitleOf, ["surveys": escaped(names.joined(separator: "; "))])
  }

  private func survey(_ entry: RunManifest.Entry) -> String {
    [entry.survey.country, entry.survey.year].compactMap(\.self).map(PlainText.line)
      .joined(separator: " ")
  }

  private var counts: String {
    let outside = summary.rows.count { $0.entry.status == .outsidePublished }
    let all = summary.rows.count + summary.failures.count
    return language.text(
      .runCounts, count: all,
      [
        "done": language.count(summary.rows.count - outside), "outside": language.count(outside),
        "failed": language.count(summary.failures.count),
      ])
  }

  /// The indicator with the widest gap in one sentence, and what recurs most in another.
  private func widest(_ ranked: [CountrySummary.Row]) -> [String] {
    guard let row = ranked.first, let behind = row.behind, let ahead = row.ahead,
      let gap = row.gap
    else { return [] }
    let words = GroupWords(row.circumstances, in: language)
    return [
      escaped(
        language.text(
          .runWidest,
          [
            "indicator": IndicatorWords.lowered(name(row.entry)), "gap": language.points(gap),
            "behind": words.words(for: behind.conditions),
            "behindRate": language.perCent(behind.rate),
            "ahead": words.words(for: ahead.conditions), "aheadRate": language.perCent(ahead.rate),
          ]))
    ]
  }

  private func name(_ entry: RunManifest.Entry) -> String {
    let details = [details.detail(of: entry), entry.surveyID == nil ? nil : survey(entry)]
      .compactMap(\.self)
    let title = PlainText.line(entry.title)
    return details.isEmpty ? title : "\(title) (\(details.joined(separator: ", ")))"
  }

  // MARK: Tables

  private func table(_ rows: [CountrySummary.Row], isOfGroups: Bool) -> String {
    guard !rows.isEmpty else { return "" }
    let headings =
      [language[.indicatorHeading]] + (isOfGroups ? [language[.group]] : [])
      + [
        language[.average], language[.furthestBehind], language[.rate], language[.share],
        language[.furthestAhead], language[.rate], language[.gapHeading], language[.ratioHeading],
        language[.cases], language[.leaves], language[.verdictHeading],
      ]
    let words = [":--"] + (isOfGroups ? [":--"] : [])
    let marks = words + ["--:", ":--", "--:", "--:", ":--"] + ["--:", "--:", "--:", "--:", "--:"]
    return grid([headings, marks + [":--"]] + rows.map { cells($0, isOfGroups: isOfGroups) })
  }

  private func cells(_ row: CountrySummary.Row, isOfGroups: Bool) -> [String] {
    let words = GroupWords(row.circumstances, in: language)
    func rate(_ value: Double?) -> String { value.map(language.percent) ?? CellText.none }
    func group(_ group: CountrySummary.Group?) -> String {
      group.map { escaped(words.words(for: $0.conditions)) } ?? CellText.none
    }
    return [escaped(name(row.entry))]
      + (isOfGroups ? [escaped(PlainText.line(row.entry.group?.level ?? ""))] : [])
      + [
        row.average.map(language.percent) ?? CellText.hidden, group(row.behind),
        rate(row.behind?.rate), rate(row.behind?.share), group(row.ahead), rate(row.ahead?.rate),
        row.gap.map(language.percentNumber) ?? CellText.none,
        row.ratio.map(language.factor) ?? CellText.none, language.count(row.n),
        language.count(row.leaves), verdict(row.verdict),
      ]
  }

  private func verdict(_ value: String?) -> String {
    switch value {
    case "robust": language[.verdictRobust]
    case "sensitive": language[.verdictSensitive]
    case "do not quote": language[.verdictDoNotQuote]
    default: CellText.none
    }
  }

  private var portrait: String {
    let isOfSeveral = summary.surveys.count > 1
    // A value that was met once recurs nowhere.
    let recurring = summary.portrait.filter { $0.indicators.count > 1 }
    return recurring.map { item in
      let words = GroupWords([item.circumstance], in: language)
      let value = words.named(item.value.circumstance, words.valueWords(for: item.value))
      let survey = isOfSeveral ? item.surveyID.map { "\(PlainText.line($0)): " } ?? "" : ""
      return "- "
        + escaped(
          survey
            + language.text(
              .runRecurs,
              [
                "value": value, "n": language.count(item.indicators.count),
                "all": language.count(item.outOf),
                "indicators": list(of: item.indicators),
              ]))
    }
    .joined(separator: "\n")
  }

  /// The indicators by corrected D, with their average among them.
  private var inequality: String {
    let rows = summary.byInequality.filter { $0.correctedD != nil }
    guard !rows.isEmpty else { return "" }
    let values = rows.map { $0.correctedD ?? 0 }
    let average = values.reduce(0, +) / Double(values.count)
    let most = max(values.max() ?? 0, 1e-9)
    func bar(_ value: Double) -> String {
      String(repeating: "█", count: max(0, Int((value / most * 20).rounded())))
    }
    var lines = zip(rows, values).map { row, value in
      (
        value: value,
        cells: [
          escaped(name(row.entry)) + (row.isComplement ? " (\\*)" : ""),
          language.percentNumber(value), row.d.map(language.percentNumber) ?? CellText.none,
          bar(value),
        ]
      )
    }
    let place = lines.firstIndex { $0.value < average } ?? lines.endIndex
    lines.insert(
      (
        average,
        [
          "**\(language[.runAverageOfAll])**", "**\(language.percentNumber(average))**", "",
          bar(average),
        ]
      ), at: place)
    let head = [language[.indicatorHeading], language[.correctedD] + " (%)", "D (%)", ""]
    let table = grid([head, [":--", "--:", "--:", ":--"]] + lines.map(\.cells))
    guard rows.contains(where: \.isComplement) else { return table }
    return table + "\n\n" + escaped(language[.complementNote])
  }

  /// Every indicator that several surveys have, survey by survey.
  private func across(_ ranked: [CountrySummary.Row]) -> String {
    let head = [
      language[.indicatorHeading], language[.survey], language[.average], language[.furthestBehind],
      language[.rate], language[.gapHeading], language[.correctedD] + " (%)",
    ]
    let rows = byIndicator(ranked).map { row in
      let words = GroupWords(row.circumstances, in: language)
      return [
        escaped(PlainText.line(row.entry.title)), escaped(survey(row.entry)),
        row.average.map(language.percent) ?? CellText.hidden,
        row.behind.map { escaped(words.words(for: $0.conditions)) } ?? CellText.none,
        row.behind.map { language.percent($0.rate) } ?? CellText.none,
        row.gap.map(language.percentNumber) ?? CellText.none,
        row.correctedD.map(language.percentNumber) ?? CellText.none,
      ]
    }
    guard !rows.isEmpty else { return "" }
    return grid([head, [":--", ":--", "--:", ":--", "--:", "--:", "--:"]] + rows)
  }

  private func list(_ entries: [RunManifest.Entry]) -> String {
    entries.map { entry in
      let group = entry.group.map { " (\(PlainText.line($0.level)))" } ?? ""
      return "- **\(escaped(name(entry) + group))**: "
        + escaped(language.remark(entry.reason ?? ""))
    }
    .joined(separator: "\n")
  }

  /// Names in a sentence; semicolons part them where one has a comma of its own.
  private func list(of entries: [RunManifest.Entry]) -> String {
    let names = entries.map(name)
    return names.joined(
      separator: names.contains { $0.contains(",") } ? language[.semicolon] : ", ")
  }

  // MARK: Order

  /// The grouping columns, in the order of the rows.
  private var groupings: [String] {
    var seen: Set<String> = []
    return summary.rows.compactMap(\.entry.group?.by).filter { seen.insert($0).inserted }
  }

  /// The rows with those of one indicator side by side, in their order.
  private func byIndicator(_ rows: [CountrySummary.Row]) -> [CountrySummary.Row] {
    var order: [String] = []
    for row in rows where !order.contains(row.entry.name) { order.append(row.entry.name) }
    return order.flatMap { name in rows.filter { $0.entry.name == name } }
  }

  private func grid(_ rows: [[String]]) -> String {
    rows.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  private func escaped(_ text: String) -> String { MarkdownText.escaped(text) }
}
