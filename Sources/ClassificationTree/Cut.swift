/// A place at which the levels of a circumstance are divided, along the line in which they are
/// searched.
struct Cut: Sendable, Equatable {
  /// What happens to the missing values of an ordered or numeric circumstance.
  enum Missing: Sendable, Equatable {
    /// There are none, or they are levels like others.
    case none
    /// They count on the side before the cut, or on the one behind it.
    case before, behind
    /// They make up the side behind the cut.
    case alone
  }

  /// The last entry of the line before the cut.
  var position: Int
  var missing: Missing
}

/// The best that one circumstance can do at a node.
package struct Candidate: Sendable, Equatable {
  package var circumstance: Int
  /// What the best admissible cut takes off the impurity, in weight units; 0 without one.
  package var gain = 0.0
  /// Cuts that leave enough on both sides.
  package var admissibleCuts = 0
  var cut: Cut?
}
