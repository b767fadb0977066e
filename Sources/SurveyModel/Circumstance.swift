/// A variable that may shape access (wealth, residence, education, ...), with its levels.
///
/// Rows refer to a level by its index in declared order, `0 ..< levelCount`.
public struct Circumstance: Sendable, Equatable {
  /// How the levels of a circumstance may be cut in two.
  public enum Scale: Sendable, Equatable {
    /// Levels in a meaningful order: cuts between consecutive levels.
    case ordered([String])
    /// Levels without an order: any set of levels against the rest.
    case unordered([String])
    /// The sorted distinct values of a number: cuts halfway between neighbours.
    case numeric([Double])
  }

  /// The name as the user typed it: a column or a circumstance of a plan.
  public let name: String
  /// The kind of circumstance, with its levels.
  public let scale: Scale
  /// Whether one more level, behind the others, holds the missing values.
  public let hasMissingLevel: Bool

  /// The name of the level that holds missing values.
  public static let missingLevelName = "(missing)"

  /// Creates a circumstance; numeric values must be sorted and distinct.
  public init(name: String, scale: Scale, hasMissingLevel: Bool = false) {
    self.name = name
    self.scale = scale
    self.hasMissingLevel = hasMissingLevel
  }

  /// The number of levels, or of distinct values, with the one for missing values.
  public var levelCount: Int {
    let missing = hasMissingLevel ? 1 : 0
    return switch scale {
    case .ordered(let levels), .unordered(let levels): levels.count + missing
    case .numeric(let values): values.count + missing
    }
  }

  /// The index of the level that holds missing values; nil when there is none.
  public var missingLevel: Int? { hasMissingLevel ? levelCount - 1 : nil }

  /// Whether cuts are sought along the declared order (ordered and numeric circumstances).
  public var hasOrder: Bool {
    if case .unordered = scale { false } else { true }
  }

  /// The name of the level with the given index; a numeric value as the shortest exact decimal.
  public func levelName(_ index: Int) -> String {
    if index == missingLevel { return Circumstance.missingLevelName }
    return switch scale {
    case .ordered(let levels), .unordered(let levels): levels[index]
    case .numeric(let values): Circumstance.text(of: values[index])
    }
  }

  /// A number as the shortest decimal text that reads back as the same number, whole ones
  /// without a fraction ("2", "0.25").
  public static func text(of value: Double) -> String {
    if let whole = Int64(exactly: value) { return String(whole) }
    return String(value)
  }
}
