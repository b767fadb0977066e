public import FurthestBehind

/// One tree of a report, or the reason why there is none.
public struct ReportEntry: Sendable, Equatable {
  /// The indicator, its survey and group, and what became of the tree.
  public var entry: RunManifest.Entry
  /// The finding; nil where there is none.
  public var finding: Finding?

  /// The entry of a finding by itself.
  public init(_ finding: Finding) {
    entry = RunManifest.entry(of: finding)
    self.finding = finding
  }

  /// The entry of a tree of a run.
  ///
  /// - Parameter finding: What the entry's file holds; nil for a tree that failed.
  public init(_ entry: RunManifest.Entry, finding: Finding?) {
    self.entry = entry
    self.finding = finding
  }

  /// Whether the average lies outside the published figure's tolerance.
  var isOutsidePublished: Bool { entry.status == .outsidePublished }

  /// Why there is no tree, or why it is not passed off as good.
  func reason(in language: Language) -> String? { entry.reason.map(language.remark) }
}

/// The names of a report's trees: each tells its tree from the others.
struct ReportNames {
  private let language: Language
  private let hasSurveys: Bool
  private let details: TitleDetails

  init(_ entries: [ReportEntry], in language: Language) {
    self.language = language
    hasSurveys = Set(entries.compactMap { SampleWords.survey($0.entry.survey) }).count > 1
    details = TitleDetails(entries.map { ($0.entry, $0.finding?.indicator.unit) })
  }

  /// "Stunting", "Internet use (women) - region: North", "Stunting (extended) - Lao PDR, 2017".
  func name(_ report: ReportEntry) -> String {
    let entry = report.entry
    var name =
      report.finding.map { IndicatorWords($0, in: language).title } ?? PlainText.line(entry.title)
    if let detail = details.detail(of: entry) { name += " (" + detail + ")" }
    if entry.isExtended { name = language.text(.extendedName, ["title": name]) }
    if let group = entry.group {
      name += " - " + PlainText.name(group.by) + ": " + PlainText.line(group.level)
    }
    if hasSurveys, let survey = SampleWords.survey(entry.survey) { name += " - " + survey }
    return name.firstUppercased
  }
}
