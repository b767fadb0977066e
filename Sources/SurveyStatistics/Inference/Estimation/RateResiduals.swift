extension DomainTotals {
  /// The linearised residuals of the domain's rate times a factor, `factor x w (y - p) / sum w`.
  ///
  /// Without a positive weight all of them are 0.
  package func rateResiduals(times factor: Double = 1) -> LinearisedTotals {
    let scores = rowScores(times: factor)
    return LinearisedTotals(self, ofOnes: scores.ones, ofZeros: scores.zeros)
  }

  /// What a unit of weight of a one and of a zero adds to the residual of the rate.
  func rowScores(times factor: Double) -> (ones: Double, zeros: Double) {
    guard weight > 0 else { return (0, 0) }
    return (factor * (zeros / weight) / weight, -factor * (ones / weight) / weight)
  }
}
