/// What a run folder holds: one entry for each tree that was asked for, in the plan's order.
///
/// It is stored as `run.json` in the run's folder, so that a report can be made from the folder
/// alone and tells of failures too. Equal runs give equal manifests.
public struct RunManifest: Codable, Sendable, Equatable {
  /// The schema's name and version.
  public var schema = RunManifest.currentSchema
  /// The program that made the run.
  public var tool: Finding.Tool
  /// The trees asked for, in the plan's order.
  public var entries: [Entry]

  /// The schema's name and version as this program writes it.
  public static let currentSchema = "furthest-behind-run/1"

  /// One tree that was asked for, and what became of it.
  public struct Entry: Codable, Sendable, Equatable {
    /// The indicator's name in the plan.
    public var name: String
    /// The indicator's title.
    public var title: String
    /// The extract's name in the plan.
    public var extract: String
    /// The survey's short name; null when the plan holds one survey.
    @Nullable public var surveyID: String?
    /// The survey.
    public var survey: Finding.Survey
    /// The part of the population; null for everybody.
    @Nullable public var group: Finding.Group?
    /// Whether religion, ethnicity or language are among the circumstances of an extended run.
    public var isExtended: Bool
    /// What became of the tree.
    public var status: Status
    /// The result JSON, relative to the folder, with "/" between its parts; null on failure.
    @Nullable public var file: String?
    /// Why there is no tree, or why it is not passed off as good: whole sentences.
    @Nullable public var reason: String?
  }

  /// The entry of a result that stands by itself, outside a run.
  package static func entry(of finding: Finding) -> Entry {
    let isOutside = finding.published?.isWithin == false
    return Entry(
      name: finding.indicator.name, title: finding.indicator.title,
      extract: finding.run.input.file, survey: finding.survey, group: finding.group,
      isExtended: false, status: isOutside ? .outsidePublished : .done,
      reason: isOutside ? finding.publishedSentence : nil)
  }

  /// What became of a tree.
  public enum Status: String, Codable, Sendable {
    case done
    /// The average lies outside the published figure's tolerance.
    case outsidePublished = "outside published"
    case failed
  }

  /// Creates a manifest.
  public init(tool: Finding.Tool, entries: [Entry]) {
    self.tool = tool
    self.entries = entries
  }
}

extension RunManifest.Entry {
  /// Whether both are about the same indicator, survey, group and set of circumstances.
  package func isOfSameTree(as other: RunManifest.Entry) -> Bool {
    name == other.name && title == other.title && survey == other.survey && group == other.group
      && isExtended == other.isExtended
  }
}
