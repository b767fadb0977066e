/// The Rao-Scott test of an indicator by the two children of a node.
///
/// It does not allow for the search that chose the split: say so wherever it is printed.
package struct IndependenceTest: Sendable, Equatable {
  /// Pearson's statistic over its mean design effect.
  package let f: Double
  /// Numerator degrees of freedom.
  package let df1: Double
  /// Denominator degrees of freedom: the design's, over the node.
  package let df2: Double
  /// Probability of a larger statistic without a difference.
  package let p: Double
}

extension SurveyDesign {
  /// Tests whether the indicator differs between two domains without a common row.
  ///
  /// First-order correction of Rao and Scott (1984) with the F reference distribution:
  /// `F = X2 / delta` on (1, df), where delta is the generalised design effect of the interaction.
  ///
  /// - Returns: nil when a domain has no case, the indicator does not vary over both, or the
  ///   variance cannot be estimated or is 0.
  /// - Complexity: O(units with a case + strata).
  package func independenceTest(_ left: DomainTotals, _ right: DomainTotals) -> IndependenceTest? {
    let total = left.weight + right.weight
    guard total > 0, total.isFinite else { return nil }
    let cells = [
      left.zeros / total, left.ones / total, right.zeros / total, right.ones / total,
    ]
    let contrast: [Double] = [1, -1, -1, 1]
    let children = [cells[0] + cells[1], cells[2] + cells[3]]
    let values = [cells[0] + cells[2], cells[1] + cells[3]]
    guard children.allSatisfy({ $0 > 0 }), values.allSatisfy({ $0 > 0 }) else { return nil }
    var chiSquare = 0.0
    for (i, share) in cells.enumerated() {
      let expected = children[i / 2] * values[i % 2]
      chiSquare += (share - expected) * (share - expected) / expected
    }

    // The variance of sum_a c_a share_a / pi_a, whose score is that of the row's cell less the
    // mean score; an empty cell has no score.
    let scores = zip(contrast, cells).map { $1 > 0 ? $0 / $1 : 0 }
    let mean = zip(contrast, cells).reduce(0) { $1.1 > 0 ? $0 + $1.0 : $0 }
    let rows = scores.map { ($0 - mean) / total }
    let totals = LinearisedTotals(left, ofOnes: rows[1], ofZeros: rows[0])
      .adding(LinearisedTotals(right, ofOnes: rows[3], ofZeros: rows[2]))
    let taylor = variance(of: totals)
    let simple = cells.reduce(0) { $1 > 0 ? $0 + 1 / $1 : $0 }
    // The unweighted size enters the statistic and delta alike, and cancels.
    guard let variance = taylor.value, variance > 0 else { return nil }
    let f = chiSquare * simple / variance
    let df2 = Double(taylor.degreesOfFreedom)
    guard f.isFinite, let distribution = FDistribution(numerator: 1, denominator: df2) else {
      return nil
    }
    return IndependenceTest(
      f: f, df1: 1, df2: df2, p: distribution.probability(at: f, tail: .upper))
  }
}
