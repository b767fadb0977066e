/// The linearised residuals of an estimate, summed by unit of the design (z_hi).
///
/// An estimate is to first order a sum of a score over rows; the variance of the estimate is that
/// of the sum of these totals. Units with a case stay in the list even when their sum is 0,
/// because PSUs and strata with a case are counted.
package struct LinearisedTotals: Sendable {
  /// The sums over the rows of one unit.
  struct Unit: IndexedUnit, Sendable {
    var index: Int32
    var cases: Int
    /// Sum of the scores.
    var z: Double
    /// Sum of the squared scores of rows, for designs where every row is a PSU.
    var squares: Double

    mutating func add(_ other: Unit) {
      cases += other.cases
      z += other.z
      squares += other.squares
    }
  }

  /// The units with a case, by ascending index.
  var units: [Unit]

  /// Residuals known by PSU: `z[i]` is the sum of the scores over the rows of PSU `psus[i]`.
  ///
  /// For estimates other than rates, such as regression coefficients. Only for designs with PSUs;
  /// list each PSU with a case once.
  package init(psus: [Int32], z: [Double]) {
    units = zip(psus, z).map { Unit(index: $0, cases: 1, z: $1, squares: 0) }
    units.sort { $0.index < $1.index }
  }

  /// A domain's rows, each with the score `weight x ofOnes` or `weight x ofZeros`.
  init(_ domain: DomainTotals, ofOnes: Double, ofZeros: Double) {
    units = domain.units.map {
      Unit(
        index: $0.index, cases: Int($0.cases), z: $0.ones * ofOnes + $0.zeros * ofZeros,
        squares: $0.squaredOnes * ofOnes * ofOnes + $0.squaredZeros * ofZeros * ofZeros)
    }
  }

  /// The residuals of a sum of two estimates over domains without a common row.
  ///
  /// Where units are PSUs the domains may overlap: only sums of scores are used there.
  func adding(_ other: LinearisedTotals) -> LinearisedTotals {
    var sum = self
    sum.units = mergeSorted(units, other.units)
    return sum
  }

  func scaled(by factor: Double) -> LinearisedTotals {
    var scaled = self
    for i in scaled.units.indices {
      scaled.units[i].z *= factor
      scaled.units[i].squares *= factor * factor
    }
    return scaled
  }
}
