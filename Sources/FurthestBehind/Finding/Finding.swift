public import SurveyModel

/// Everything that is known about one indicator's tree: the road's end, and all that any
/// renderer may show.
///
/// A finding is a value without microdata: no rows, ids, PSU or stratum codes. It is stored as
/// the result JSON (schema `furthest-behind/1`), and reading that file back gives an equal value.
public struct Finding: Codable, Sendable, Equatable {
  /// The schema's name and version.
  public var schema = Finding.currentSchema
  /// The program that made the finding.
  public var tool: Tool
  /// Input, options and warnings of the run.
  public var run: Run
  /// The survey's names, as the user gave them.
  public var survey: Survey
  /// The indicator and its direction.
  public var indicator: Indicator
  /// The part of the population that the finding is about; null for everybody.
  @Nullable public var group: Group? = nil
  /// The figure that others have published; null when none is known.
  @Nullable public var published: Published? = nil
  /// The circumstances among which the tree could choose, in their order.
  public var circumstances: [CircumstanceSummary]
  /// The rows used and left out.
  public var sample: SampleSummary
  /// The stopping rules in force.
  public var rules: Rules
  /// The nodes of the tree by ascending id; node 1 is the root, the children of k are 2k and
  /// 2k + 1.
  public var nodes: [Node]
  /// The leaf that is furthest behind; null when there is none to show.
  @Nullable public var furthestBehind: Int?
  /// The leaf that is furthest ahead; null when there is none to show.
  @Nullable public var furthestAhead: Int?
  /// The better rate minus the worse, a share (0-1), never negative.
  @Nullable public var gap: Double?
  /// The gap with its uncertainty, not adjusted for the search; null without a gap.
  @Nullable public var gapEstimate: Difference? = nil
  /// Inequality between the combinations of circumstances; null when not measured.
  @Nullable public var inequality: Inequality?
  /// The circumstances by what they explain in the tree, the largest first.
  @Nullable public var importance: [Importance]? = nil
  /// The circumstances that could have divided each inner node instead, the nearest first.
  @Nullable public var rivals: [Rival]? = nil
  /// The trees of cost-complexity pruning; null when none were compared.
  @Nullable public var cpTable: CPTable? = nil
  /// The extreme groups' rates corrected for the search; null without PSUs or when turned off.
  @Nullable public var crossFitted: CrossFitted? = nil
  /// What redrawn samples say of the finding; null without PSUs or when turned off.
  @Nullable public var stability: Stability? = nil
  /// Whether a conjunction of conditions is worse off than the tree's group; null without
  /// cross-fitting.
  @Nullable public var exhaustive: Exhaustive? = nil
  /// What reaching each leaf would mean, worst off first.
  @Nullable public var targeting: [Target]? = nil
  /// The finding under other leaf sizes and depths.
  @Nullable public var sensitivity: [SensitivityRow]? = nil
  /// Whether the finding may be quoted.
  @Nullable public var verdict: Judgement? = nil
  /// Why one of these is null, by its key: "crossFitted": "no PSU column".
  @Nullable public var absent: [String: String]? = nil

  /// The schema's name and version as this program writes it.
  public static let currentSchema = "furthest-behind/1"

  /// Name and version of the program.
  public struct Tool: Codable, Sendable, Equatable {
    /// The program's name.
    public var name: String
    /// The program's version.
    public var version: String
  }

  /// What went in, and what was worth saying about it.
  public struct Run: Codable, Sendable, Equatable {
    /// The file that was read.
    public var input: Input
    /// Every option that can change a figure, by its long name, as text.
    public var options: [String: String]
    /// Whole sentences, for a person.
    public var warnings: [String]
  }

  /// The input file, by name and content.
  public struct Input: Codable, Sendable, Equatable {
    /// The file's name without its folder; "-" for standard input.
    public var file: String
    /// The file's size in bytes.
    public var bytes: Int
    /// A fast, non-cryptographic hash of the bytes, 16 hexadecimal digits.
    public var fingerprint: String
  }

  /// Names for headings and source lines.
  public struct Survey: Codable, Sendable, Equatable {
    /// The country's name.
    @Nullable public var country: String?
    /// The survey's year or years.
    @Nullable public var year: String?
    /// The survey's name.
    @Nullable public var name: String?
    /// Who made the survey and where it is to be had, for source lines.
    @Nullable public var source: String? = nil

    /// Names a survey.
    public init(
      country: String? = nil, year: String? = nil, name: String? = nil, source: String? = nil
    ) {
      self.country = country
      self.year = year
      self.name = name
      self.source = source
    }
  }

  /// The 0/1 indicator.
  public struct Indicator: Codable, Sendable, Equatable {
    /// The column, or the expression as typed.
    public var name: String
    /// The words for headings; the name when the user gave none.
    public var title: String
    /// Whether 1 is good or bad.
    public var direction: Direction
    /// How the indicator and its population are defined, in words.
    public var definition: String
    /// The number of the indicator of the Sustainable Development Goals, as "3.1.2".
    @Nullable public var sdg: String? = nil
    /// What a row counts, in the plural: "households", "women aged 15-49".
    @Nullable public var unit: String? = nil
  }

  /// A figure that others have published for the indicator, and whether the average agrees.
  public struct Published: Codable, Sendable, Equatable {
    /// The published average, a share (0-1).
    public var rate: Double
    /// The largest difference that counts as agreement, a share (0-1).
    public var tolerance: Double
    /// Whether the average lies within the tolerance; null when the average is not shown.
    @Nullable public var isWithin: Bool?
  }

  /// The part of the population that a finding is about, when a run makes one for each.
  public struct Group: Codable, Sendable, Equatable {
    /// The grouping column.
    public var by: String
    /// Its level.
    public var level: String
  }

  /// A circumstance as far as renderers need it to word its conditions.
  public struct CircumstanceSummary: Codable, Sendable, Equatable {
    /// "ordered", "unordered" or "numeric".
    public enum Kind: String, Codable, Sendable {
      case ordered, unordered, numeric
    }
    /// The name in the file or plan.
    public var name: String
    /// The words for figures; the name when the user gave none.
    public var label: String
    /// How its levels may be cut.
    public var kind: Kind
    /// The levels in declared order; empty for a numeric circumstance.
    public var levels: [String]
    /// Smallest value of a numeric circumstance among the rows used; null unless all are whole.
    @Nullable public var minimum: Double?
    /// Largest value of a numeric circumstance among the rows used; null unless all are whole.
    @Nullable public var maximum: Double?
    /// Whether every value of a numeric circumstance is a whole number.
    @Nullable public var whole: Bool?
  }

  /// The rows read, used and left out: `rowsRead == used + sum(excluded.rows)`.
  public struct SampleSummary: Codable, Sendable, Equatable {
    /// Rows read from the file.
    public var rowsRead: Int
    /// Unweighted rows in the tree.
    public var used: Int
    /// The rows left out, by reason, in the order in which reasons are checked.
    public var excluded: [Exclusion]
    /// Sum of the sampling weights of the rows used.
    public var weight: Double
    /// PSUs with a row used; null without such a column.
    @Nullable public var psus: Int?
    /// Strata with a row used; null without such a column.
    @Nullable public var strata: Int?
    /// 1 + CV^2 of the weights of the rows used (Kish's design effect of weighting).
    @Nullable public var kishDeff: Double?
    /// Counts that tell whether the design is what it should be; null in older results.
    @Nullable public var design: DesignCheck? = nil
  }

  /// A class of rows left out.
  public struct Exclusion: Codable, Sendable, Equatable {
    /// "zero weight", "missing indicator", "missing circumstance: education", ...
    public var reason: String
    /// Unweighted rows.
    public var rows: Int
  }

  /// The stopping rules in force; a rule that is off is null.
  public struct Rules: Codable, Sendable, Equatable {
    /// "escap" or "share".
    public var profile: String
    /// "anova" or "entropy".
    public var criterion: String
    /// The largest depth of a node; the root has depth 0.
    @Nullable public var maxDepth: Int?
    /// Unweighted rows that a leaf must hold.
    @Nullable public var minCases: Int?
    /// Unweighted rows that a node must hold to be split.
    @Nullable public var minSplit: Int?
    /// Weighted share (0-1) of the sample that a leaf must hold.
    @Nullable public var minShare: Double?
    /// PSUs with a case that a leaf must hold.
    @Nullable public var minPSUs: Int?
    /// The complexity parameter, relative to the root's sum of squares.
    @Nullable public var cp: Double?
  }
}
