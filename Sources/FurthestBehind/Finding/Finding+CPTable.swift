extension Finding {
  /// The trees of cost-complexity pruning with their cross-validated errors, as R's rpart shows
  /// them.
  public struct CPTable: Codable, Sendable, Equatable {
    /// "cv-min" or "cv-1se".
    public var rule: String
    /// The number of folds.
    public var folds: Int
    /// What is dealt to folds as a whole: "psu" or "row".
    public var foldUnit: String
    /// The splits of the tree that the rule chose.
    public var chosenSplits: Int
    /// The trees, from the root alone to the whole tree.
    public var rows: [CPRow]
  }

  /// One tree of the pruning sequence.
  public struct CPRow: Codable, Sendable, Equatable {
    /// The least complexity parameter that leaves this tree, relative to the root's sum of squares.
    public var cp: Double
    /// Its splits.
    public var splits: Int
    /// Its sum of squares relative to the root's.
    public var relativeError: Double
    /// The sum of squares about its rates of people who had no part in growing it, relative to the
    /// root's.
    public var xerror: Double
    /// The standard error of `xerror`, for weights with a mean of 1.
    public var xstd: Double
  }
}
