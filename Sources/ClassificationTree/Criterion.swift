import Mathematics

/// What a split is to reduce.
package enum Criterion: Sendable {
  /// The weighted sum of squares about the mean (regression tree on the 0/1 indicator).
  case anova
  /// The weighted entropy, w (-p ln p - (1 - p) ln(1 - p)).
  case entropy

  /// The impurity of a group with total `total`, in weight units.
  package func impurity(_ total: CellTotal) -> Double {
    switch self {
    case .anova: total.sumOfSquares
    case .entropy: total.w * (Self.term(total.rate) + Self.term(1 - total.rate))
    }
  }

  /// What dividing `left + right` into the two takes off the impurity.
  ///
  /// For anova SS(t) - SS(L) - SS(R) = wL wR / w (pL - pR)^2, which needs no subtraction of
  /// nearly equal sums.
  @inline(__always)
  package func gain(_ left: CellTotal, _ right: CellTotal) -> Double {
    switch self {
    case .anova:
      let difference = left.wy / left.w - right.wy / right.w
      return left.w * right.w / (left.w + right.w) * difference * difference
    case .entropy:
      var whole = left
      whole += right
      // The sum of both sides first: it is the same whichever side is called left.
      return max(0, impurity(whole) - (impurity(left) + impurity(right)))
    }
  }

  private static func term(_ p: Double) -> Double { p > 0 ? -p * log(p) : 0 }
}
