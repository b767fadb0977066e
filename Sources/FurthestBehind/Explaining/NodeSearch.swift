/// The whole search for a division of one node: every circumstance with its best cut and levels.
public struct NodeSearch: Codable, Sendable, Equatable {
  /// The schema's name and version.
  public var schema = NodeSearch.currentSchema
  /// The program that made the search.
  public var tool: Finding.Tool
  /// The indicator and its direction.
  public var indicator: Finding.Indicator
  /// The stopping rules in force.
  public var rules: Finding.Rules
  /// The node as the finding shows it.
  public var node: Finding.Node
  /// Why the node is not divided, as a clause; null when it is.
  @Nullable public var undividedBecause: String?
  /// The circumstances in their order.
  public var circumstances: [Contender]

  /// The schema's name and version as this program writes it.
  public static let currentSchema = "furthest-behind-search/1"

  /// Most values of a number that are listed.
  static let mostValues = 24

  /// One circumstance and the best that it could do.
  public struct Contender: Codable, Sendable, Equatable {
    /// The circumstance.
    public var circumstance: String
    /// Whether it divides the node.
    public var chosen: Bool
    /// Cuts that satisfy the rules on both sides.
    public var admissibleCuts: Int
    /// What its best cut takes off the criterion; null without one, and when hidden.
    @Nullable public var gain: Double?
    /// The gain in per cent (0-100) of the best of all circumstances.
    @Nullable public var percentOfGain: Double?
    /// Its best cut; null without one.
    @Nullable public var split: Finding.Split?
    /// The levels that occur in the node, in level order; none of a number with more than
    /// `mostValues` values, each of which may be that of one person.
    public var levels: [Level]
  }

  /// One level of a circumstance among the people of the node.
  public struct Level: Codable, Sendable, Equatable {
    /// The level's name, or the value as text.
    public var level: String
    /// Unweighted rows.
    public var n: Int
    /// Sum of sampling weights.
    public var weight: Double
    /// Weight over the node's weight (0-1).
    public var share: Double
    /// Weighted mean of the indicator (0-1); null when hidden.
    @Nullable public var rate: Double?
  }
}
