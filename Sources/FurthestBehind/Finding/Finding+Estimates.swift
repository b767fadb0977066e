extension Finding {
  /// A difference of two rates with its design-based uncertainty.
  public struct Difference: Codable, Sendable, Equatable {
    /// The difference, a share.
    public var value: Double
    /// Standard error, a share; null with the reason in `note`.
    @Nullable public var se: Double?
    /// Lower end of the interval `value +- t se`, a share, not clipped.
    @Nullable public var low: Double?
    /// Upper end of the interval, a share, not clipped.
    @Nullable public var high: Double?
    /// The interval's confidence level (0-1).
    public var confidence: Double
    /// Design degrees of freedom: PSUs minus strata with a case in either group.
    @Nullable public var df: Int?
    /// Why a figure is null.
    @Nullable public var note: String?
  }

  /// How the file's rows of positive weight were drawn: counts, no codes.
  public struct DesignCheck: Codable, Sendable, Equatable {
    /// PSUs with a row of positive weight in the file, by stratum; null without a PSU column.
    @Nullable public var psusPerStratum: Spread?
    /// Strata with a single PSU.
    public var loneStrata: Int
    /// The largest weight of a row used over the smallest.
    @Nullable public var weightRatio: Double?
  }

  /// Smallest, middle and largest of some counts.
  public struct Spread: Codable, Sendable, Equatable {
    /// The smallest count.
    public var minimum: Int
    /// The middle count; halfway between the two middle ones of an even number.
    public var median: Double
    /// The largest count.
    public var maximum: Int
  }
}
