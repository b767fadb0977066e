/// What the data of a run look like before anything is grown: every extract with its weights, its
/// design, its circumstances and what each indicator finds in it.
///
/// No row, identifier, PSU or stratum is part of it, and no rate of a group that the run would
/// hide.
public struct RunCheck: Codable, Sendable, Equatable {
  /// The current schema's name and version.
  public static let currentSchema = "furthest-behind-check/1"

  /// The schema's name and version.
  public var schema = RunCheck.currentSchema
  /// The program that made the check.
  public var tool: Finding.Tool
  /// The extracts in the order of the plan.
  public var extracts: [ExtractCheck]

  /// The indicators of all extracts.
  public var indicators: [IndicatorCheck] { extracts.flatMap(\.indicators) }
}

/// What one extract of a run looks like.
public struct ExtractCheck: Codable, Sendable, Equatable {
  /// The extract's name in the plan.
  public var name: String
  /// The survey's short name; null when the plan holds one survey.
  @Nullable public var surveyID: String?
  /// The survey.
  public var survey: Finding.Survey
  /// The extract's file name, without its folder.
  public var file: String
  /// The file's size and hash; null when it was not read.
  @Nullable public var input: Finding.Input? = nil
  /// Rows read; null when the extract was not read.
  @Nullable public var rows: Int? = nil
  /// Columns that the header names.
  @Nullable public var columnCount: Int? = nil
  /// Rows with more fields than the header names.
  @Nullable public var surplus: Inspection.OddRows? = nil
  /// Rows with fewer fields than the header names.
  @Nullable public var short: Inspection.OddRows? = nil
  /// The weights that its indicators have.
  public var weights: [Weight] = []
  /// The designs that its indicators have.
  public var designs: [Design] = []
  /// The columns fetched from other extracts.
  public var joins: [Join] = []
  /// The circumstances of its indicators.
  public var circumstances: [Values] = []
  /// Whole sentences on what was found out on the way: what `bottom(..)` came to mean.
  public var notes: [String] = []
  /// Whole sentences on what may make its trees wrong.
  public var cautions: [String] = []
  /// What each indicator finds.
  public var indicators: [IndicatorCheck] = []

  /// A weight and its figures.
  public struct Weight: Codable, Sendable, Equatable {
    /// The column.
    public var column: String
    /// Its figures over all rows.
    public var summary: WeightSummary
  }

  /// A sampling design, counted over the rows with a positive weight.
  public struct Design: Codable, Sendable, Equatable {
    /// The column of the PSU; null when every row is one.
    @Nullable public var psu: String?
    /// The column of the stratum; null without strata.
    @Nullable public var strata: String?
    /// The weight that decides which rows count; null when all do.
    @Nullable public var weight: String?
    /// PSUs; null without such a column.
    @Nullable public var psuCount: Int?
    /// Strata; 1 without such a column.
    public var strataCount: Int
    /// PSUs by stratum; null without a PSU column.
    @Nullable public var psusPerStratum: Finding.Spread?
    /// Strata with a single PSU, and what their variance is taken to be (`--lone-psu`).
    public var loneStrata: Int
    /// See `loneStrata`.
    public var lonePSU: String
  }

  /// Columns fetched from another extract.
  public struct Join: Codable, Sendable, Equatable {
    /// The other extract's name in the plan.
    public var from: String
    /// The fetched columns.
    public var columns: [String]
    /// Rows here without a partner there.
    public var unmatched: Int
  }

  /// The values of a circumstance among the rows with a positive weight.
  public struct Values: Codable, Sendable, Equatable {
    /// The circumstance.
    public var name: String
    /// How its levels may be cut.
    public var kind: Finding.CircumstanceSummary.Kind
    /// Levels that some row has.
    public var levels: Int
    /// Rows of the smallest of them; null without one.
    @Nullable public var fewestRows: Int?
    /// Rows without a value.
    public var missing: Int
    /// The share (0-1) of rows without a value.
    @Nullable public var missingShare: Double?
    /// Declared levels that no row has.
    public var unused: [String]
  }
}

/// What one indicator of an extract finds in it.
public struct IndicatorCheck: Codable, Sendable, Equatable {
  /// Whether there can be a tree.
  public enum Status: String, Codable, Sendable {
    case ready
    /// The average lies outside the published figure's tolerance.
    case outsidePublished = "outside published"
    /// There can be no tree.
    case failed
  }

  /// What is at fault where there can be no tree.
  public enum Cause: String, Codable, Sendable {
    /// The extract is missing or cannot be read.
    case input
    /// The plan names what the extract does not have.
    case names
    /// The values do not fit what the plan does with them.
    case data
  }

  /// The groups that get a tree each.
  public struct Groups: Codable, Sendable, Equatable {
    /// Groups with a row that can be used, and those without.
    public var count: Int
    /// See `count`.
    public var empty: Int
    /// Groups with fewer rows than a division needs.
    public var undivided: Int
    /// Groups whose rate the run hides, because they are small.
    public var hidden: Int
    /// Rows used of the smallest and of the largest group.
    public var fewestRows: Int
    /// See `fewestRows`.
    public var mostRows: Int
  }

  /// The indicator's name in the plan.
  public var name: String
  /// Its title.
  public var title: String
  /// Whether religion, ethnicity or language are among the circumstances of an extended run.
  public var isExtended: Bool
  /// The column whose levels get a tree each; null for everybody.
  @Nullable public var groupedBy: String?
  /// Whether there can be a tree.
  public var status: Status
  /// Why there can be none, or why it would not be passed off as good: whole sentences.
  @Nullable public var reason: String? = nil
  /// What is at fault; null when nothing is.
  @Nullable public var cause: Cause? = nil
  /// Rows that the tree would be grown on; null on failure.
  @Nullable public var used: Int? = nil
  /// Rows left out, by reason.
  public var excluded: [Finding.Exclusion] = []
  /// Rows without an answer that count as 0; null where missing answers are left out.
  @Nullable public var missingAsNo: Int? = nil
  /// The weighted mean of the indicator, a share (0-1); null when it is hidden or not known.
  @Nullable public var average: Double? = nil
  /// The mean's interval.
  @Nullable public var low: Double? = nil
  /// See `low`.
  @Nullable public var high: Double? = nil
  /// The published figure, and whether the average agrees.
  @Nullable public var published: Finding.Published? = nil
  /// The circumstances that have more than one level among the rows used, in order.
  public var circumstances: [String] = []
  /// The groups of an indicator by group.
  @Nullable public var groups: Groups? = nil
  /// Whole sentences on what may make the tree wrong, or say little.
  public var cautions: [String] = []

  /// The rows left out for a reason that begins with some words.
  package func rows(excludedFor reason: String) -> Int {
    excluded.reduce(0) { $0 + ($1.reason.hasPrefix(reason) ? $1.rows : 0) }
  }
}
