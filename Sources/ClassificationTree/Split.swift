/// How a node's levels of one circumstance go to its two children.
package enum Division: Sendable, Equatable {
  /// Ordered and numeric circumstances: levels below `cut` go to one side, the others to the
  /// other. `last` is the highest level below the cut and `first` the lowest above it that occur
  /// in the node.
  case cut(last: Int, first: Int, leftIsBelow: Bool)
  /// Unordered circumstances: the levels that occur in the node, in level order.
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
  package func goesLeft(_ level: Int) -> Bool? {
    switch division {
    case .cut(let last, let first, let leftIsBelow):
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
