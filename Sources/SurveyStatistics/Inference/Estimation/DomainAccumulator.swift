/// Gathers the totals of several domains without a common row (a tree's leaves) in one pass.
///
/// Dense: domains x units entries of 40 bytes. Threads fill one each, merged in a fixed order.
/// Totals of weights that are whole numbers do not depend on the order of rows.
package struct DomainAccumulator: Sendable {
  private let domainCount: Int
  /// By unit, then domain: rows of one PSU lie together in most files.
  private var entries: [DomainTotals.Unit]
  /// Squared weights of ones and of zeros by entry, exact; empty unless every row is a PSU. Only
  /// there do squares enter a variance, and only there can a unit hold more rows than a double
  /// adds up exactly.
  private var squares: [(ones: SquareSum, zeros: SquareSum)]

  /// An accumulator without rows.
  package init(domains: Int, design: SurveyDesign) {
    domainCount = domains
    entries = []
    entries.reserveCapacity(domains * design.unitCount)
    for unit in 0..<design.unitCount {
      for _ in 0..<domains { entries.append(DomainTotals.Unit(index: Int32(unit))) }
    }
    squares = Array(
      repeating: (SquareSum(), SquareSum()), count: design.hasRowsAsPSUs ? entries.count : 0)
  }

  /// Adds a row to a domain; a row of zero weight is not in the sample.
  ///
  /// - Parameter unit: the row's PSU, or its stratum when every row is a PSU.
  package mutating func add(domain: Int, unit: Int, weight: Double, isOne: Bool) {
    let place = unit * domainCount + domain
    entries[place].add(weight: weight, isOne: isOne)
    if !squares.isEmpty, weight > 0 {
      if isOne {
        squares[place].ones.add(weight)
      } else {
        squares[place].zeros.add(weight)
      }
    }
  }

  /// Adds many rows.
  ///
  /// - Parameters:
  ///   - domains: the domain of each row, negative for a row outside all of them.
  ///   - units: the PSU of each row, or its stratum when every row is a PSU.
  ///   - weights: the sampling weight of each row, in any unit.
  ///   - indicator: 0 or 1 for each row.
  /// - Precondition: the four buffers are of one length.
  /// - Complexity: O(rows).
  package mutating func add(
    domains: UnsafeBufferPointer<Int32>, units: UnsafeBufferPointer<Int32>,
    weights: UnsafeBufferPointer<Double>, indicator: UnsafeBufferPointer<UInt8>
  ) {
    precondition(
      domains.count == units.count && units.count == weights.count
        && weights.count == indicator.count)
    for row in domains.indices where domains[row] >= 0 {
      add(
        domain: Int(domains[row]), unit: Int(units[row]), weight: weights[row],
        isOne: indicator[row] != 0)
    }
  }

  /// Adds the rows that another accumulator of the same domains and design has seen.
  ///
  /// - Precondition: both were made for the same number of domains and units.
  package mutating func merge(_ other: DomainAccumulator) {
    precondition(entries.count == other.entries.count)
    for i in entries.indices { entries[i].add(other.entries[i]) }
    for i in squares.indices {
      squares[i].ones += other.squares[i].ones
      squares[i].zeros += other.squares[i].zeros
    }
  }

  /// The totals of a domain.
  package func totals(of domain: Int) -> DomainTotals {
    var units: [DomainTotals.Unit] = []
    for place in stride(from: domain, to: entries.count, by: domainCount)
    where entries[place].cases > 0 {
      var unit = entries[place]
      if !squares.isEmpty {
        unit.squaredOnes = squares[place].ones.value
        unit.squaredZeros = squares[place].zeros.value
      }
      units.append(unit)
    }
    return DomainTotals(units)
  }
}
