extension Finding {
  /// One node of the tree: a group of people who share its conditions.
  public struct Node: Codable, Sendable, Equatable {
    /// 1 for the root; the children of k are 2k (lower rate) and 2k + 1.
    public var id: Int
    /// The parent's id; null for the root.
    @Nullable public var parent: Int?
    /// 0 for the root.
    public var depth: Int
    /// Whether the node is not divided.
    public var leaf: Bool
    /// Unweighted rows.
    public var n: Int
    /// Sum of sampling weights.
    public var weight: Double
    /// Weight over the root's weight (0-1).
    public var share: Double
    /// Weighted mean of the indicator as given (0-1); null when hidden.
    @Nullable public var rate: Double?
    /// Weighted sum of squares about the rate; null when hidden.
    @Nullable public var deviance: Double?
    /// What the people of the node share, merged along the path; the first split comes first.
    public var conditions: [Condition]
    /// How the node is divided; null for a leaf.
    @Nullable public var split: Split?
    /// What the split takes off the criterion; null for a leaf.
    @Nullable public var gain: Double?
    /// The rate's design-based uncertainty; null when not estimated.
    @Nullable public var estimate: Estimate?
    /// The share (0-1) of all deprived people that are in the node; null when nobody is deprived.
    @Nullable public var deprivedShare: Double?
    /// Whether the node's figures are hidden to protect a small cell.
    public var suppressed: Bool
    /// The group's letter, "A" being the furthest behind: of a leaf, or of a node whose two leaves
    /// are hidden; null for the others.
    @Nullable public var letter: String?
    /// The rate minus the root's; null for the root and where it is hidden.
    @Nullable public var fromAverage: Difference? = nil
  }

  /// One circumstance's part in a group: some of its levels, or a range of its values.
  public enum Condition: Sendable, Equatable {
    /// The levels, in level order.
    case levels(circumstance: String, levels: [String])
    /// Values `from <= x < below`; nil is an open end. `missing` is nil where missing values are
    /// not kept as a level.
    case range(circumstance: String, from: Double?, below: Double?, missing: MissingValues? = nil)

    /// What a range of values says of missing ones, where these are kept.
    public enum MissingValues: String, Codable, Sendable {
      case included, excluded
      /// Missing values and no others.
      case only
    }

    /// The circumstance's name.
    public var circumstance: String {
      switch self {
      case .levels(let circumstance, _), .range(let circumstance, _, _, _): circumstance
      }
    }
  }

  /// How a node is divided in two; the left child has the lower rate.
  public struct Split: Codable, Sendable, Equatable {
    /// The circumstance that divides the node.
    public var circumstance: String
    /// Levels of the left child, in level order; null for a numeric circumstance.
    public var left: [String]?
    /// Levels of the right child, in level order; null for a numeric circumstance.
    public var right: [String]?
    /// A numeric circumstance's cut: values below it go to one side.
    public var cut: Double?
    /// Whether the values below the cut go to the left child.
    public var leftIsBelow: Bool?
    /// Whether missing values go to the left child, where a numeric circumstance keeps them.
    public var missingIsLeft: Bool?
    /// The divisions of the node by the circumstance among which this one was chosen; null when
    /// hidden.
    @Nullable public var partitions: Int? = nil
    /// The right child's rate minus the left one's, not adjusted for the search; null when hidden.
    @Nullable public var difference: Difference? = nil
    /// Rao-Scott test of the indicator by child, not adjusted for the search; null when hidden or
    /// when the difference cannot be estimated.
    @Nullable public var test: Test? = nil
  }

  /// A test statistic with its degrees of freedom.
  public struct Test: Codable, Sendable, Equatable {
    /// The statistic.
    public var f: Double
    /// Numerator degrees of freedom.
    public var df1: Double
    /// Denominator degrees of freedom.
    public var df2: Double
    /// The p-value (0-1).
    public var p: Double
  }

  /// A rate's design-based uncertainty.
  public struct Estimate: Codable, Sendable, Equatable {
    /// Standard error, a share; null with the reason in `note`.
    @Nullable public var se: Double?
    /// Lower end of the interval, a share.
    @Nullable public var low: Double?
    /// Upper end of the interval, a share.
    @Nullable public var high: Double?
    /// The interval's method: "logit", "korn-graubard", "wilson" or "wald".
    public var method: String
    /// The interval's confidence level (0-1).
    public var confidence: Double
    /// Design effect against simple random sampling with replacement.
    @Nullable public var deff: Double?
    /// Design degrees of freedom: PSUs minus strata with a case.
    @Nullable public var df: Int?
    /// PSUs with a case; null without a PSU column.
    @Nullable public var psus: Int?
    /// Why a figure is null ("no variation", "not estimable: ...").
    @Nullable public var note: String?
  }
}

extension Finding.Condition: Codable {
  private enum CodingKeys: String, CodingKey {
    case circumstance, levels, from, below, missing
  }

  /// Reads either form, told apart by the key `levels`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let circumstance = try container.decode(String.self, forKey: .circumstance)
    if let levels = try container.decodeIfPresent([String].self, forKey: .levels) {
      self = .levels(circumstance: circumstance, levels: levels)
    } else {
      self = .range(
        circumstance: circumstance,
        from: try container.decodeIfPresent(Double.self, forKey: .from),
        below: try container.decodeIfPresent(Double.self, forKey: .below),
        missing: try container.decodeIfPresent(MissingValues.self, forKey: .missing))
    }
  }

  /// Writes `{circumstance, levels}` or `{circumstance, from, below}`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .levels(let circumstance, let levels):
      try container.encode(circumstance, forKey: .circumstance)
      try container.encode(levels, forKey: .levels)
    case .range(let circumstance, let from, let below, let missing):
      try container.encode(circumstance, forKey: .circumstance)
      try container.encode(from, forKey: .from)
      try container.encode(below, forKey: .below)
      try container.encodeIfPresent(missing, forKey: .missing)
    }
  }
}
