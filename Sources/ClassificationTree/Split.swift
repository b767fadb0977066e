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

  /// The side of every level of the circumstance, by level.
  ///
  /// A level that did not occur in the node goes by its place where the circumstance has an order:
  /// a number with the side of the cut on which it lies, an ordered level with the nearer of the
  /// two that the cut divides (the upper one, if both are as near). Any other goes to the child
  /// with the larger weight. So does rpart.
  package func sides(of circumstance: Circumstance) -> [Bool] {
    let heavier = left.w >= right.w
    switch division {
    case .cut(let last, let first, let leftIsBelow, let missingIsLeft):
      let middle = Self.firstAboveMiddle(last, first, circumstance)
      return (0..<circumstance.levelCount).map { level in
        if level == circumstance.missingLevel { return missingIsLeft ?? heavier }
        return (level < middle) == leftIsBelow
      }
    case .sets(let left, let right):
      var sides = [Bool](repeating: heavier, count: circumstance.levelCount)
      for level in left { sides[level] = true }
      for level in right { sides[level] = false }
      return sides
    }
  }

  /// The first level that lies on the upper side of a cut between two levels.
  private static func firstAboveMiddle(
    _ last: Int, _ first: Int, _ circumstance: Circumstance
  ) -> Int {
    guard case .numeric(let values) = circumstance.scale else {
      return last + (first - last + 1) / 2
    }
    let cut = values[last] + (values[first] - values[last]) / 2
    return (last + 1..<first).first { values[$0] >= cut } ?? first
  }
}
