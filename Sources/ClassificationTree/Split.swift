package import SurveyModel

/// How a node's levels of one circumstance go to its two children.
package enum Division: Sendable, Equatable {
  /// Ordered and numeric circumstances: levels up to `last` go to one side, levels from `first` on
  /// to the other; both occur in the node, and none between them does. Missing values, where they
  /// occur and are a level, go with one of the sides.
  case cut(last: Int, first: Int, leftIsBelow: Bool, missingIsLeft: Bool?)
  /// Unordered circumstances: the levels that occur in the node, in level order. Ordered and
  /// numeric ones, when missing values alone make up one side.
  case sets(left: [Int], right: [Int])
}

/// A division of a node in two.
package struct Split: Sendable, Equatable {
  package var circumstance: Int
  package var division: Division
  /// What it takes off the impurity, in weight units.
  package var gain: Double
  package var left: CellTotal
  package var right: CellTotal

  /// The side on which a level goes; nil for a level that did not occur in the node.
  package func goesLeft(_ level: Int, of circumstance: Circumstance) -> Bool? {
    switch division {
    case .cut(let last, let first, let leftIsBelow, let missingIsLeft):
      if level == circumstance.missingLevel { return missingIsLeft }
      if level <= last { return leftIsBelow }
      return level >= first ? !leftIsBelow : nil
    case .sets(let left, let right):
      if left.contains(level) { return true }
      return right.contains(level) ? false : nil
    }
  }
}

/// The best that one circumstance can do at a node.
package struct Candidate: Sendable, Equatable {
  package var circumstance: Int
  /// The best admissible split, or nil when no cut leaves enough on both sides.
  package var split: Split?
  /// Cuts that leave enough on both sides.
  package var admissibleCuts: Int
}
