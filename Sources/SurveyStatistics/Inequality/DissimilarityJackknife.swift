/// Standard errors of D and HOI by the delete-one-PSU jackknife (JKn; JK1 with one stratum).
///
/// Replicate (h, j) leaves PSU j out and multiplies the weights of the rest of its stratum by
/// n_h/(n_h - 1). The variance is the sum over strata of (1 - f_h)(n_h - 1)/n_h times the squared
/// distances of the replicates from the mean of all, f_h the share of PSUs drawn. A stratum with a
/// single PSU, or drawn whole, has no replicates.
package struct DissimilarityJackknife: Sendable, Equatable {
  /// Standard error of D.
  package let d: Double
  /// Standard error of HOI, a share (0-1).
  package let hoi: Double
  /// Replicates with a value.
  package let replicates: Int
  /// Replicates without a value: nothing was left.
  package let leftOut: Int

  /// The errors from all replicates.
  ///
  /// Nil when there are none: no weight, everybody or nobody has the indicator, no degrees of
  /// freedom, or no stratum with two PSUs.
  init?(_ found: [StrataUncertainty], _ psus: PSUCellTotals) {
    let replicates = found.reduce(0) { $0 + $1.values.reduce(0) { $0 + Int($1.times) } }
    guard replicates > 0 else { return nil }
    var meanD = 0.0
    var meanHOI = 0.0
    for part in found {
      for value in part.values {
        meanD += Double(value.times) / Double(replicates) * value.d
        meanHOI += Double(value.times) / Double(replicates) * value.hoi
      }
    }
    var varianceD = 0.0
    var varianceHOI = 0.0
    for part in found {
      for value in part.values {
        let stratum = Int(value.stratum)
        let factor =
          Double(value.times) * psus.correction(stratum)
          * (1 - 1 / Double(psus.stratumSizes[stratum]))
        varianceD += factor * (value.d - meanD) * (value.d - meanD)
        varianceHOI += factor * (value.hoi - meanHOI) * (value.hoi - meanHOI)
      }
    }
    d = varianceD.squareRoot()
    hoi = varianceHOI.squareRoot()
    self.replicates = replicates
    leftOut = found.reduce(0) { $0 + $1.leftOut }
  }
}
