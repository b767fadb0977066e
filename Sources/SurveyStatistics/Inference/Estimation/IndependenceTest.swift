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
    independenceTest(left, right) { scores in
      variance(
        of: LinearisedTotals(left, ofOnes: scores.left.ones, ofZeros: scores.left.zeros)
          .adding(
            LinearisedTotals(right, ofOnes: scores.right.ones, ofZeros: scores.right.zeros)))
    }
  }

  /// The test with the variance of its scores.
  package func independenceTest(
    _ left: DomainTotals, _ right: DomainTotals, _ variance: (IndependenceScores) -> TaylorVariance
  ) -> IndependenceTest? {
    guard let scores = IndependenceScores(left, right) else { return nil }
    let taylor = variance(scores)
    // The unweighted size enters the statistic and delta alike, and cancels.
    guard let variance = taylor.value, variance > 0 else { return nil }
    let f = scores.chiSquare * scores.simple / variance
    let df2 = Double(taylor.degreesOfFreedom)
    guard f.isFinite, let distribution = FDistribution(numerator: 1, denominator: df2) else {
      return nil
    }
    return IndependenceTest(
      f: f, df1: 1, df2: df2, p: distribution.probability(at: f, tail: .upper))
  }
}

/// What a row of two domains adds to the interaction of the indicator with them.
package struct IndependenceScores {
  /// Scores of a unit of weight of a one and of a zero.
  let left: (ones: Double, zeros: Double)
  let right: (ones: Double, zeros: Double)
  /// Pearson's statistic over the number of cases.
  let chiSquare: Double
  /// The interaction's variance in a simple random sample, times the number of cases.
  let simple: Double

  /// The scores of two domains without a common row; nil when a domain has no case, or the
  /// indicator does not vary over both.
  init?(_ left: DomainTotals, _ right: DomainTotals) {
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
    self.chiSquare = chiSquare

    // The variance of sum_a c_a share_a / pi_a, whose score is that of the row's cell less the
    // mean score; an empty cell has no score.
    let scores = zip(contrast, cells).map { $1 > 0 ? $0 / $1 : 0 }
    let mean = zip(contrast, cells).reduce(0) { $1.1 > 0 ? $0 + $1.0 : $0 }
    let rows = scores.map { ($0 - mean) / total }
    self.left = (rows[1], rows[0])
    self.right = (rows[3], rows[2])
    simple = cells.reduce(0) { $1 > 0 ? $0 + 1 / $1 : $0 }
  }
}
