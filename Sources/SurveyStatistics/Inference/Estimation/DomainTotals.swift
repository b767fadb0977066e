/// What a variance needs to know of a domain's rows: sums by unit of the design.
///
/// A unit is a PSU, or a stratum when every row is a PSU. Weights may be in any unit: estimates do
/// not depend on their scale. The weights of ones and of zeros are kept apart, so that a domain
/// without variation is recognised exactly.
package struct DomainTotals: Sendable, Equatable {
  /// The sums over the rows of one unit.
  package struct Unit: Sendable, Equatable, IndexedUnit {
    /// The number of the PSU, or of the stratum when every row is a PSU.
    package var index: Int32
    /// Unweighted rows of positive weight.
    package var cases: Int32
    /// Sum of the weights of rows whose indicator is 1.
    package var ones: Double
    /// Sum of the weights of rows whose indicator is 0.
    package var zeros: Double
    /// Sum of the squared weights of rows whose indicator is 1.
    package var squaredOnes: Double
    /// Sum of the squared weights of rows whose indicator is 0.
    package var squaredZeros: Double

    /// The sums of a unit; squared weights matter only when every row is a PSU.
    package init(
      index: Int32, cases: Int32 = 0, ones: Double = 0, zeros: Double = 0,
      squaredOnes: Double = 0, squaredZeros: Double = 0
    ) {
      self.index = index
      self.cases = cases
      self.ones = ones
      self.zeros = zeros
      self.squaredOnes = squaredOnes
      self.squaredZeros = squaredZeros
    }

    /// Counts a row; one of zero weight is not in the sample.
    @inline(__always)
    package mutating func add(weight: Double, isOne: Bool) {
      guard weight > 0 else { return }
      cases += 1
      if isOne {
        ones += weight
        squaredOnes += weight * weight
      } else {
        zeros += weight
        squaredZeros += weight * weight
      }
    }

    mutating func add(_ other: Unit) {
      cases += other.cases
      ones += other.ones
      zeros += other.zeros
      squaredOnes += other.squaredOnes
      squaredZeros += other.squaredZeros
    }
  }

  /// The units with a case, by ascending index.
  package let units: [Unit]
  /// Unweighted rows of positive weight.
  package let cases: Int
  /// Sum of the weights of rows whose indicator is 1.
  package let ones: Double
  /// Sum of the weights of rows whose indicator is 0.
  package let zeros: Double

  /// The totals of a domain; units without a case are left out.
  ///
  /// - Complexity: O(units), with a sort when they do not ascend.
  package init(_ units: [Unit] = []) {
    var kept = units.filter { $0.cases > 0 }
    if !zip(kept, kept.dropFirst()).allSatisfy({ $0.index < $1.index }) {
      kept.sort { $0.index < $1.index }
      kept = kept.reduce(into: []) { merged, unit in
        if let last = merged.indices.last, merged[last].index == unit.index {
          merged[last].add(unit)
        } else {
          merged.append(unit)
        }
      }
    }
    self.init(ascending: kept)
  }

  /// The totals of a domain whose units ascend and have a case each.
  init(ascending units: [Unit]) {
    self.units = units
    cases = units.reduce(0) { $0 + Int($1.cases) }
    ones = units.reduce(0) { $0 + $1.ones }
    zeros = units.reduce(0) { $0 + $1.zeros }
  }

  /// The totals of a domain whose units are kept elsewhere.
  package init(cases: Int, ones: Double, zeros: Double) {
    units = []
    self.cases = cases
    self.ones = ones
    self.zeros = zeros
  }

  /// Sum of the weights.
  package var weight: Double { ones + zeros }

  /// The rate (0-1); nil without a case or when the weights' sum is not finite.
  package var rate: Double? {
    guard cases > 0, weight > 0, weight.isFinite else { return nil }
    return ones / weight
  }

  /// The totals of two domains without a common row taken together, as of a node's children.
  ///
  /// - Complexity: O(units of both).
  package func merging(_ other: DomainTotals) -> DomainTotals {
    DomainTotals(ascending: mergeSorted(units, other.units))
  }

  /// The totals of the rows that are not in `part`, whose rows all are in this domain.
  ///
  /// - Complexity: O(units of both).
  func removing(_ part: DomainTotals) -> DomainTotals {
    let negated = part.units.map {
      Unit(
        index: $0.index, cases: -$0.cases, ones: -$0.ones, zeros: -$0.zeros,
        squaredOnes: -$0.squaredOnes, squaredZeros: -$0.squaredZeros)
    }
    // Sums added in another order may leave a rounding error below zero behind.
    return DomainTotals(
      mergeSorted(units, negated).map {
        Unit(
          index: $0.index, cases: $0.cases, ones: $0.ones.atLeastZero,
          zeros: $0.zeros.atLeastZero, squaredOnes: $0.squaredOnes.atLeastZero,
          squaredZeros: $0.squaredZeros.atLeastZero)
      })
  }
}
