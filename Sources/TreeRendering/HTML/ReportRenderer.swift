import FurthestBehind

/// A run on one page: the summary of all its trees, then each with everything that is known of it.
///
/// The page is one file that needs nothing else, and the same bytes for the same results.
public struct ReportRenderer {
  private let title: String?
  private let language: Language
  private let dialect: CSVRenderer.Dialect

  /// Creates a renderer.
  ///
  /// - Parameters:
  ///   - title: The heading of the page; nil for one with the survey's name.
  ///   - language: The language of words and numbers.
  ///   - dialect: How the tables to be saved from the page are written.
  public init(
    title: String? = nil, language: Language = .english, dialect: CSVRenderer.Dialect = .plain
  ) {
    self.title = title.map(PlainText.line).flatMap { $0.isEmpty ? nil : $0 }
    self.language = language
    self.dialect = dialect
  }

  /// The page of some trees, in their order.
  public func render(_ entries: [ReportEntry]) -> String {
    let names = ReportNames(entries, in: language)
    let trees = entries.enumerated().compactMap { place, entry in
      entry.finding.map {
        ReportTree(
          id: "tree-\(place + 1)", name: names.name(entry), entry: entry, finding: $0)
      }
    }
    let failures = entries.filter { $0.finding == nil }.map {
      (name: names.name($0), reason: $0.reason(in: language) ?? "")
    }
    let surveys = Self.unique(entries.compactMap { SampleWords.survey($0.entry.survey) })
    let summary = SummarySection(
      trees: trees, failures: failures, summary: Self.summary(entries), language: language,
      dialect: dialect)
    let page = Page(
      language: language, title: title ?? heading(surveys),
      // A heading that names the survey says it once.
      lead: surveys.isEmpty || (title == nil && surveys.count == 1)
        ? [] : [.block("p", [:], surveys.joined(separator: "; "))],
      contents: [(id: "summary", words: language[.summary])]
        + trees.map { (id: $0.id, words: $0.name) },
      body: [summary.html] + trees.map(section), foot: Self.programs(trees))
    return page.document
  }

  /// What the entries come to; results of several surveys that are no run are told apart by them.
  private static func summary(_ entries: [ReportEntry]) -> CountrySummary {
    var lines = entries.map(\.entry)
    let surveys = lines.map { SampleWords.survey($0.survey) }
    if Set(surveys).count > 1 {
      for place in lines.indices where lines[place].surveyID == nil {
        lines[place].surveyID = surveys[place]
      }
    }
    return CountrySummary(
      lines,
      rows: zip(lines, entries).compactMap { line, entry in
        entry.finding.map { CountrySummary.Row(line, $0) }
      })
  }

  private func section(_ tree: ReportTree) -> HTML {
    let parts = FindingParts(
      tree.finding, isOutsidePublished: tree.entry.isOutsidePublished,
      reason: tree.entry.reason(in: language),
      level: 3, language: language, dialect: dialect)
    return .block(
      "section", ["class": "tree", "aria-labelledby": tree.id],
      .block(
        "details", ["open": "open"],
        .block("summary", [:], .inline("h2", ["id": tree.id, "dir": "auto"], tree.name)),
        parts.html))
  }

  private func heading(_ surveys: [String]) -> String {
    surveys.count == 1
      ? language.text(.reportTitleOf, ["survey": surveys[0]]) : language[.reportTitle]
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen = Set<String>()
    return texts.filter { seen.insert($0).inserted }
  }

  private static func programs(_ trees: [ReportTree]) -> [String] {
    unique(trees.map { PlainText.line($0.finding.tool.name + " " + $0.finding.tool.version) })
  }
}

/// A tree of a report with the name and the place that it has there.
struct ReportTree {
  /// The id of its section.
  let id: String
  let name: String
  let entry: ReportEntry
  let finding: Finding
}
