public import FurthestBehind

/// One tree of a report, or the reason why there is none.
public struct ReportEntry: Sendable, Equatable {
  /// The indicator's title.
  public var title: String
  /// The survey.
  public var survey: Finding.Survey
  /// The part of the population; nil for everybody.
  public var group: Finding.Group?
  /// Whether religion, ethnicity or language are among the circumstances of an extended run.
  public var isExtended: Bool
  /// Whether the average lies outside the published figure's tolerance.
  public var isOutsidePublished: Bool
  /// Why there is no tree, or why it is not passed off as good.
  public var reason: String?
  /// The finding; nil where there is none.
  public var finding: Finding?

  /// The entry of a finding by itself.
  public init(_ finding: Finding) {
    title = finding.indicator.title
    survey = finding.survey
    group = finding.group
    isExtended = false
    isOutsidePublished = finding.published?.isWithin == false
    self.finding = finding
  }

  /// The entry of a tree of a run.
  ///
  /// - Parameter finding: What the entry's file holds; nil for a tree that failed.
  public init(_ entry: RunManifest.Entry, finding: Finding?) {
    title = entry.title
    survey = entry.survey
    group = entry.group
    isExtended = entry.isExtended
    isOutsidePublished = entry.status == .outsidePublished
    reason = entry.reason.map(PlainText.line)
    self.finding = finding
  }
}

/// The names of a report's trees: each tells its tree from the others.
struct ReportNames {
  private let language: Language
  private let hasSurveys: Bool

  init(_ entries: [ReportEntry], in language: Language) {
    self.language = language
    hasSurveys = Set(entries.compactMap { SampleWords.survey($0.survey) }).count > 1
  }

  /// "Stunting", "Stunting - region: North", "Stunting (extended) - Lao PDR, 2017".
  func name(_ entry: ReportEntry) -> String {
    var name =
      entry.finding.map { IndicatorWords($0, in: language).title } ?? PlainText.line(entry.title)
    if entry.isExtended { name = language.text(.extendedName, ["title": name]) }
    if let group = entry.group {
      name += " - " + PlainText.name(group.by) + ": " + PlainText.line(group.level)
    }
    if hasSurveys, let survey = SampleWords.survey(entry.survey) { name += " - " + survey }
    return name
  }
}
