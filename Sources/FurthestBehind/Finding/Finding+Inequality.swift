extension Finding {
  /// How unequally an indicator is spread over the combinations of circumstances.
  ///
  /// All indices speak of access: those of a barrier are on its complement.
  public struct Inequality: Codable, Sendable, Equatable {
    /// The dissimilarity index D (0-1) over cells; null without a figure.
    @Nullable public var d: Double?
    /// The human opportunity index, access rate times (1 - D), a share.
    @Nullable public var hoi: Double?
    /// The geometric human opportunity index, a share; 0 when a cell has no access at all.
    @Nullable public var geometricHoi: Double?
    /// The access rate (0-1): the indicator's, or that of a barrier's complement.
    @Nullable public var accessRate: Double?
    /// The combinations of circumstances among the rows used.
    public var cells: Int
    /// The circumstances that make the cells, in their order.
    public var circumstances: [String]
    /// Unweighted rows used over cells.
    public var rowsPerCell: Double
    /// Whether the indices are on the complement of a barrier.
    public var complement: Bool
    /// D without its small-sample bias; not above 0: not distinguishable from equality.
    @Nullable public var dCorrected: Double?
    /// The D to expect if all cells had the same rate.
    @Nullable public var dUnderEquality: Double?
    /// The design effect that `dUnderEquality` allows for, at least 1.
    @Nullable public var designEffect: Double?
    /// Standard error of D by the jackknife over PSUs; null with the reason in `seNote`.
    @Nullable public var seD: Double?
    /// Standard error of HOI by the jackknife over PSUs, a share.
    @Nullable public var seHoi: Double?
    /// Why there is no standard error.
    @Nullable public var seNote: String?
    /// D over the leaves of the tree; null without a tree.
    @Nullable public var leafD: Double?
    /// The parts of D by circumstance or group of circumstances, in their order; null with the
    /// reason in `shapleyNote`.
    @Nullable public var shapley: [Contribution]?
    /// Why there is no decomposition.
    @Nullable public var shapleyNote: String?
    /// Whole sentences on what limits the figures.
    public var notes: [String]
  }

  /// What a circumstance, or a group of them, adds to D: its Shapley value.
  public struct Contribution: Codable, Sendable, Equatable {
    /// The circumstance's name, or the group's.
    public var circumstance: String
    /// The part, in units of D; all parts sum to D.
    public var value: Double
    /// The part as a share of D; null when D is 0.
    @Nullable public var share: Double?
  }
}
