#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The measures of inequality in one indicator, without a tree: all that the renderers of
/// `furthest-behind inequality` show.
///
/// Stored as JSON of the schema `furthest-behind-inequality/1`, without microdata. D and the
/// indices built on it speak of access; all other figures are of the indicator as given.
public struct InequalityFinding: Codable, Sendable, Equatable {
  /// The schema's name and version.
  public var schema = InequalityFinding.currentSchema
  /// The program that made the finding.
  public var tool: Finding.Tool
  /// Input, options and warnings of the run.
  public var run: Finding.Run
  /// The survey's names, as the user gave them.
  public var survey: Finding.Survey
  /// The indicator and its direction.
  public var indicator: Finding.Indicator
  /// The circumstances, in their order.
  public var circumstances: [Finding.CircumstanceSummary]
  /// The rows used and left out.
  public var sample: Finding.SampleSummary
  /// The weighted mean of the indicator as given (0-1).
  @Nullable public var rate: Double?
  /// D and the indices built on it.
  public var inequality: Finding.Inequality
  /// Measures along a ranking of people, as by wealth.
  public var ranking: Ranking
  /// The ends of each circumstance compared, in the order of the circumstances.
  public var comparisons: [Comparison]
  /// The regression of the indicator on all circumstances.
  public var regression: Regression

  /// The schema's name and version as this program writes it.
  public static let currentSchema = "furthest-behind-inequality/1"

  /// Measures along a ranking of people from the worst off to the best.
  public struct Ranking: Codable, Sendable, Equatable {
    /// The column by which people are ranked; null when none is known.
    @Nullable public var variable: String?
    /// Its levels among the rows ranked, the worst off first; null when there are more than 20.
    @Nullable public var levels: [String]?
    /// The number of its levels among the rows ranked.
    public var levelCount: Int
    /// Unweighted rows used that have a rank.
    public var rows: Int
    /// Unweighted rows used that have none.
    public var rowsWithoutRank: Int
    /// The concentration index.
    @Nullable public var concentration: Double?
    /// Erreygers' corrected index.
    @Nullable public var erreygers: Double?
    /// Wagstaff's normalised index.
    @Nullable public var wagstaff: Double?
    /// The slope index of inequality: the fitted rate at the top minus the one at the bottom.
    @Nullable public var sii: Double?
    /// The relative index of inequality: the fitted rate at the top over the one at the bottom.
    @Nullable public var rii: Double?
    /// Why a figure is null, or what limits the others; whole sentences.
    public var notes: [String]
  }

  /// One circumstance's two ends compared, and what a common rate would change.
  public struct Comparison: Codable, Sendable, Equatable {
    /// The circumstance.
    public var circumstance: String
    /// The reference group: the top level of an ordered circumstance, else the best rate.
    @Nullable public var reference: Group?
    /// The group at the other end.
    @Nullable public var other: Group?
    /// Reference rate minus the other, as shares.
    @Nullable public var difference: Double?
    /// Reference rate over the other.
    @Nullable public var ratio: Double?
    /// Population attributable risk: the reference rate minus that of all.
    @Nullable public var attributableRisk: Double?
    /// Population attributable fraction: that risk over the rate of all.
    @Nullable public var attributableFraction: Double?
    /// Why figures are null.
    @Nullable public var note: String?

    /// A level with its rate.
    public struct Group: Codable, Sendable, Equatable {
      /// The level.
      public var level: String
      /// Unweighted rows.
      public var n: Int
      /// Weighted mean of the indicator as given (0-1).
      public var rate: Double
    }
  }

  /// A weighted logistic regression with design-based standard errors.
  public struct Regression: Codable, Sendable, Equatable {
    /// The intercept, then each circumstance's levels, or its slope; empty without a fit.
    public var coefficients: [Coefficient]
    /// Degrees of freedom of the intervals: PSUs minus strata plus 1 minus coefficients.
    @Nullable public var df: Int?
    /// The intervals' confidence level (0-1).
    public var confidence: Double
    /// Unweighted rows predicted perfectly, and left out of the fit.
    public var separatedRows: Int
    /// Why figures are null, or what limits the others; whole sentences.
    public var notes: [String]
  }

  /// A line of the table of coefficients.
  public struct Coefficient: Codable, Sendable, Equatable {
    /// What is known about a coefficient.
    public enum State: String, Codable, Sendable {
      /// The level that the others are compared with.
      case reference
      /// A finite estimate.
      case estimated
      /// Not to be told from the coefficients before it.
      case collinear
      /// Everybody at the level has the indicator, as far as the others can tell.
      case separatedUpward = "separated upward"
      /// Nobody at the level has the indicator, as far as the others can tell.
      case separatedDownward = "separated downward"
      /// A level without a row.
      case absent
      /// A level with too few rows to be shown.
      case hidden
    }
    /// The circumstance; null for the intercept.
    @Nullable public var circumstance: String?
    /// The level; null for the intercept and for the slope of a number.
    @Nullable public var level: String?
    /// What is known about the coefficient.
    public var state: State
    /// Unweighted rows of the level; null for the intercept and for the slope of a number.
    @Nullable public var n: Int?
    /// Log odds ratio; of the intercept, log odds.
    @Nullable public var logOdds: Double?
    /// Design-based standard error of `logOdds`.
    @Nullable public var se: Double?
    /// The odds ratio; of the intercept, the odds.
    @Nullable public var oddsRatio: Double?
    /// Lower end of the odds ratio's interval.
    @Nullable public var low: Double?
    /// Upper end of the odds ratio's interval.
    @Nullable public var high: Double?
    /// Two-sided p-value (0-1) of no association, by the t distribution.
    @Nullable public var p: Double?
  }
}

extension InequalityFinding {
  /// The result JSON: keys sorted, the same bytes for equal findings.
  ///
  /// - Throws: `EncodingError` for a figure that is no finite number, which no finding holds.
  public func json() throws -> Data {
    try JSONText.data(self)
  }

  /// Reads a result JSON.
  ///
  /// - Throws: `DecodingError` when the bytes are no result of this schema.
  public init(json: Data) throws {
    self = try JSONDecoder().decode(InequalityFinding.self, from: json)
  }
}
