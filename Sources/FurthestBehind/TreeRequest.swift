public import SurveyModel

/// Everything a person may ask of one tree: input, indicator, circumstances, design and rules.
///
/// Every property stands for one option of `furthest-behind tree`, and for one key of a plan.
/// The defaults are the command's defaults.
public struct TreeRequest: Sendable, Equatable {
  /// Where the extract comes from.
  public enum Input: Sendable, Equatable {
    case file(String)
    case standardInput
  }

  /// What to do with a row whose circumstance is missing.
  public enum MissingCircumstances: String, Sendable, CaseIterable {
    case drop, level
  }

  /// A named set of stopping rules.
  public enum Profile: String, Sendable, CaseIterable {
    case escap, share
  }

  /// What a split is to reduce.
  public enum Criterion: String, Sendable, CaseIterable {
    case anova, entropy
  }

  /// Pruning after growth.
  public enum Pruning: String, Sendable, CaseIterable {
    case none
    case cvMin = "cv-min"
    case cvOneSE = "cv-1se"
  }

  /// The method of design-based intervals.
  public enum Interval: String, Sendable, CaseIterable {
    case logit
    case kornGraubard = "korn-graubard"
    case wilson, wald
  }

  /// What a stratum with a single PSU adds to a variance.
  public enum LonePSU: String, Sendable, CaseIterable {
    case grandMean = "grand-mean"
    case average, certainty, error
  }

  /// How small cells are protected.
  public enum Suppression: String, Sendable, CaseIterable {
    case dhs, nchs, none
  }

  /// Codes that stand for "missing", in one column or in all.
  public struct MissingCodes: Sendable, Hashable {
    /// The column; nil means every column.
    public var column: String?
    /// The codes, as written in the file.
    public var codes: [String]

    /// Declares codes as missing.
    public init(column: String?, codes: [String]) {
      self.column = column
      self.codes = codes
    }
  }

  /// A circumstance declared to be ordered, with its levels.
  public struct Order: Sendable, Equatable {
    /// The circumstance.
    public var circumstance: String
    /// Its levels from first to last; empty means numbers ascending or text by code point.
    public var levels: [String]

    /// Declares an order.
    public init(circumstance: String, levels: [String]) {
      self.circumstance = circumstance
      self.levels = levels
    }
  }

  /// A figure that others have published for the indicator.
  public struct PublishedRate: Sendable, Equatable {
    /// The published average, a share (0-1).
    public var rate: Double
    /// The largest difference that counts as agreement, a share (0-1).
    public var tolerance: Double

    /// States a published figure.
    public init(rate: Double, tolerance: Double = 0.01) {
      self.rate = rate
      self.tolerance = tolerance
    }
  }

  /// Stopping rules given by hand; nil leaves the profile's, 0 turns a rule off.
  public struct RuleOverrides: Sendable, Equatable {
    /// Largest depth of a node; the root has depth 0.
    public var maxDepth: Int?
    /// Unweighted rows that a leaf must hold; a fraction is truncated.
    public var minCases: Double?
    /// Unweighted rows that a node must hold to be split; a fraction is truncated.
    public var minSplit: Double?
    /// Weighted share (0-1) of the sample that a leaf must hold.
    public var minShare: Double?
    /// PSUs with a case that a leaf must hold.
    public var minPSUs: Int?
    /// Complexity parameter, relative to the root's sum of squares.
    public var cp: Double?

    /// No rule given by hand.
    public init() {}
  }

  /// The extract.
  public var input: Input
  /// The 0/1 indicator: a column or an expression.
  public var indicator: String
  /// Whether 1 is good or bad.
  public var direction: Direction
  /// Words for headings; nil means the indicator's text.
  public var title: String?
  /// The number of the indicator of the Sustainable Development Goals, as "3.1.2".
  public var sdg: String?
  /// What a row counts, in the plural: "households", "women aged 15-49".
  public var unit: String?
  /// Whether a missing indicator counts as 0 (yes/no items of survey reports); else the row is
  /// left out.
  public var countsMissingAsNo = false
  /// The figure that others have published for the indicator; nil when none is known.
  public var published: PublishedRate?
  /// The circumstances in order; nil means the recognised ones present.
  public var circumstances: [String]?
  /// Whether religion, ethnicity or language are among the circumstances under other names, which
  /// makes leaves of 1/19 possible; the usual names are known without it.
  public var isExtended = false
  /// Circumstances declared ordered.
  public var ordered: [Order] = []
  /// Circumstances declared unordered.
  public var unordered: [String] = []
  /// Column of the sampling weight; nil means 1.
  public var weight: String?
  /// Column of the primary sampling unit.
  public var psu: String?
  /// Column of the stratum.
  public var strata: String?
  /// Column of the finite population correction: the PSUs in the population's stratum, or the
  /// share of them drawn (0-1); nil means drawn with replacement.
  public var fpc: String?
  /// The reference population: an expression; nil means every row.
  public var population: String?
  /// Codes that stand for "missing".
  public var missingCodes: [MissingCodes] = []
  /// What happens to rows with a missing circumstance.
  public var missingCircumstances = MissingCircumstances.drop
  /// The named set of stopping rules.
  public var profile = Profile.escap
  /// Stopping rules given by hand.
  public var rules = RuleOverrides()
  /// What a split is to reduce.
  public var criterion = Criterion.anova
  /// Pruning after growth.
  public var pruning = Pruning.none
  /// Folds of cross-validation and cross-fitting.
  public var folds: Int?
  /// The interval's method.
  public var interval = Interval.logit
  /// The interval's confidence level (0-1).
  public var confidence = 0.95
  /// What a stratum with a single PSU adds.
  public var lonePSU = LonePSU.grandMean
  /// Bootstrap replicates; nil means the default, 0 is off.
  public var bootstrap: Int?
  /// Seed of everything random.
  public var seed: UInt64 = 1
  /// Repeats of cross-fitting; nil means the default, 0 is off.
  public var crossfit: Int?
  /// How small cells are protected.
  public var suppression = Suppression.dhs
  /// Names for headings and source lines.
  public var survey = Finding.Survey()
  /// Path of a label file.
  public var labels: String?
  /// The language of labels where the label file has several ("fr"); nil means English.
  public var language: String?
  /// Field delimiter given by hand.
  public var delimiter: Character?
  /// Decimal mark given by hand.
  public var decimalMark: Character?
  /// Character encoding given by hand.
  public var encoding: String?
  /// Threads, which never change a figure; nil means all cores.
  public var threads: Int?

  /// Asks for the tree of an indicator with every default.
  public init(input: Input, indicator: String, direction: Direction) {
    self.input = input
    self.indicator = indicator
    self.direction = direction
  }
}
