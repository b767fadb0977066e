extension Finding {
  /// A rate or a difference of rates, with its uncertainty.
  public struct Figure: Codable, Sendable, Equatable {
    /// The rate (0-1), or the difference of two rates; null with the reason in `note`.
    @Nullable public var rate: Double?
    /// Standard error, a share.
    @Nullable public var se: Double?
    /// Lower end of the interval, a share.
    @Nullable public var low: Double?
    /// Upper end of the interval, a share.
    @Nullable public var high: Double?
    /// Why a figure is null ("no variation", "not estimable: ...").
    @Nullable public var note: String?
  }

  /// The extreme groups, found in one part of the sample and measured in the other.
  ///
  /// These are the rates of groups found this way, not of the printed groups alone.
  public struct CrossFitted: Codable, Sendable, Equatable {
    /// The rate of groups found to be furthest behind.
    public var behind: Figure
    /// The rate of groups found to be furthest ahead.
    public var ahead: Figure
    /// The better rate minus the worse.
    public var gap: Figure
    /// The rate of groups found to be furthest behind minus that of everybody.
    public var behindMinusAverage: Figure
    /// Repeats with folds drawn anew.
    public var repeats: Int
    /// Folds of whole PSUs.
    public var folds: Int
    /// Trees without a split, in which everybody is both extreme groups, of `repeats` x `folds`.
    public var treesWithoutSplit: Int
    /// The intervals' confidence level (0-1).
    public var confidence: Double
  }

  /// What trees on samples redrawn by PSU have in common with the reported tree.
  ///
  /// A replicate's tree without a split has everybody as its group furthest behind.
  public struct Stability: Codable, Sendable, Equatable {
    /// Samples redrawn.
    public var replicates: Int
    /// Replicates without a value, left out of every figure.
    public var leftOut: Int
    /// How often each circumstance divides the root, most often first; "none" is a tree without a
    /// split.
    public var firstSplit: [CircumstanceShare]
    /// Weight of the people in both the reported and the replicate's furthest behind over that of
    /// those in either, averaged; null when no group is shown or nothing divides the sample.
    @Nullable public var jaccard: Double?
    /// Share (0-1) of the replicates with such an overlap of 0.8 or more.
    @Nullable public var sameGroup: Double?
    /// Chance (0-1) that a person of the reported group is in the replicate's.
    @Nullable public var returnChance: Double?
    /// Mean of the rate of a replicate's group in the replicate minus that in the full sample.
    @Nullable public var optimism: Double?
    /// Ranks of the shown leaves by their rates in the replicates, 1 being the furthest behind.
    public var ranks: [RankInterval]
    /// The spread of the replicates' gaps, which is no confidence interval: it never reaches 0.
    @Nullable public var gapSpread: GapSpread?
    /// Why a figure is null.
    @Nullable public var note: String? = nil

    /// Takes away what would tell the rate of a hidden group, were it found again and again.
    mutating func hideRates() {
      optimism = nil
      gapSpread = nil
      note =
        (note.map { $0 + "; " } ?? "")
        + "optimism and the spread of gaps are hidden to protect a small group"
    }
  }

  /// A share that belongs to a circumstance.
  public struct CircumstanceShare: Codable, Sendable, Equatable {
    /// The circumstance's name, or "none".
    public var circumstance: String
    /// The share (0-1).
    public var share: Double
  }

  /// The 5th to 95th percentile of a leaf's rank.
  public struct RankInterval: Codable, Sendable, Equatable {
    /// The leaf.
    public var id: Int
    /// The 5th percentile.
    @Nullable public var low: Int?
    /// The 95th percentile.
    @Nullable public var high: Int?
  }

  /// Percentiles of the gap over replicates, each a share.
  public struct GapSpread: Codable, Sendable, Equatable {
    /// The 5th percentile.
    public var low: Double
    /// The median.
    public var median: Double
    /// The 95th percentile.
    public var high: Double
  }

  /// What trying all conjunctions of up to three conditions brought.
  public struct Exhaustive: Codable, Sendable, Equatable {
    /// Conjunctions tried.
    public var searched: Int
    /// The most conditions in one: 3, or 2 with very many circumstances.
    public var mostConditions: Int
    /// Circumstances of which not every condition was tried: long scales are cut into bands, and
    /// pairs of very many levels are left out.
    public var limited: [String]
    /// A group worse off than the tree's; null when there is none that holds up.
    @Nullable public var group: MissedGroup?
    /// Why no group is reported.
    @Nullable public var note: String?
  }

  /// A group that the tree missed and that is worse off.
  public struct MissedGroup: Codable, Sendable, Equatable {
    /// What its people share.
    public var conditions: [Condition]
    /// Unweighted rows.
    public var n: Int
    /// Weight over the root's weight (0-1).
    public var share: Double
    /// Its rate in the sample (0-1).
    public var rate: Double
    /// The rate of the tree's furthest behind (0-1).
    public var treeRate: Double
    /// Share (0-1) of its weight that is in the tree's group.
    public var overlap: Double
    /// Weight of the people in both groups over that of those in either.
    public var jaccard: Double
    /// Its cross-fitted rate.
    public var crossFitted: Figure
    /// The cross-fitted difference from the trees' furthest behind; its interval excludes 0.
    public var crossFittedDifference: Figure
  }

  /// What reaching a group would mean.
  public struct Target: Codable, Sendable, Equatable {
    /// The leaf, or the node whose two leaves are hidden.
    public var id: Int
    /// Its share of the population (0-1).
    public var share: Double
    /// Share of the population in this and the worse leaves.
    public var cumulativeShare: Double
    /// Its share of all deprived people (0-1); null when hidden or nobody is deprived.
    @Nullable public var deprivedShare: Double?
    /// Share of all deprived people in this and the worse leaves.
    @Nullable public var cumulativeDeprivedShare: Double?
    /// People to be reached so that 100 deprived ones are; null when hidden or nobody is deprived.
    @Nullable public var personsPer100Deprived: Double?
    /// Its rate minus the average.
    @Nullable public var gapToAverage: Double?
  }

  /// The finding under other leaf sizes and depths.
  public struct SensitivityRow: Codable, Sendable, Equatable {
    /// Unweighted rows that a leaf must hold.
    public var minCases: Int
    /// Weighted share (0-1) that a leaf must hold; null when that rule is off.
    @Nullable public var minShare: Double?
    /// Largest depth of a node; null when that rule is off.
    @Nullable public var maxDepth: Int?
    /// Whether these are the reported tree's rules.
    public var inForce: Bool
    /// Leaves of the tree.
    public var leaves: Int
    /// The circumstance that divides the root; null for a tree without a split.
    @Nullable public var firstSplit: String?
    /// What the people furthest behind share.
    public var conditions: [Condition]
    /// Their unweighted rows.
    public var n: Int
    /// Their weight over the root's weight (0-1).
    public var share: Double
    /// Their rate (0-1); null when hidden.
    @Nullable public var rate: Double?
    /// The better extreme rate minus the worse; null when hidden.
    @Nullable public var gap: Double?
    /// Weight of the people both in this and in the reported group over that of those in either;
    /// null when no group is reported.
    @Nullable public var jaccard: Double?
    /// Why a figure is null.
    @Nullable public var note: String? = nil
  }

  /// Whether the finding may be quoted.
  public struct Judgement: Codable, Sendable, Equatable {
    /// The judgement's values.
    public enum Value: String, Codable, Sendable {
      /// The group and its rate hold up.
      case robust
      /// Quote with care.
      case sensitive
      /// The sample does not carry the finding.
      case doNotQuote = "do not quote"
    }

    /// What speaks against a better judgement, or for none.
    public enum Reason: String, Codable, Sendable {
      /// The tree has no split.
      case noSplit = "no split"
      /// The group has fewer than 25 unweighted cases.
      case fewCases = "fewer than 25 cases"
      /// The group's PSUs are not more than its strata.
      case notEstimable = "not estimable"
      /// The group's figures are hidden.
      case suppressed = "suppressed"
      /// The cross-fitted difference from the average has 0 in its interval.
      case differenceMayBeZero = "difference from the average may be 0"
      /// The search makes the difference from the average look larger than it is.
      case overstated = "overstated by the search"
      /// A member is not often enough in the group found again.
      case lowReturnChance = "low return chance"
      /// The group found again has too few people in common with the reported one.
      case lowOverlap = "low overlap"
      /// The file names no PSUs.
      case noPSUs = "no PSU column"
      /// Cross-fitting is off, or the PSUs cannot be dealt to folds.
      case noCrossFitting = "no cross-fitting"
      /// The bootstrap is off.
      case noBootstrap = "no bootstrap"
    }

    /// The judgement; null when there is none, with the reason.
    @Nullable public var value: Value?
    /// All reasons.
    public var reasons: [Reason]
    /// The part of the plain difference from the average that cross-fitting takes off; below 0
    /// when cross-fitting adds to it.
    @Nullable public var overstatement: Double?
  }
}
