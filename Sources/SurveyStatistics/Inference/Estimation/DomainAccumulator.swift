/// Gathers the totals of several domains without a common row (a tree's leaves) in one pass.
///
/// Dense: domains x units entries of 40 bytes. Threads fill one each, merged in a fixed order.
package struct DomainAccumulator: Sendable {
  private let domainCount: Int
  /// By unit, then domain: rows of one PSU lie together in most files.
  private var entries: [DomainTotals.Unit]

  /// An accumulator without rows.
  package init(domains: Int, design: SurveyDesign) {
    domainCount = domains
    entries = []
    entries.reserveCapacity(domains * design.unitCount)
    for unit in 0..<design.unitCount {
      for _ in 0..<domains { entries.append(DomainTotals.Unit(index: Int32(unit))) }
    }
  }

  /// Adds a row to a domain; a row of zero weight is not in the sample.
  ///
  /// - Parameter unit: the row's PSU, or its stratum when every row is a PSU.
  package mutating func add(domain: Int, unit: Int, weight: Double, isOne: Bool) {
    entries[unit * domainCount + domain].add(weight: weight, isOne: isOne)
  }

  /// Adds many rows.
  ///
  /// - Parameters:
  ///   - domains: the domain of each row, negative for a row outside all of them.
  ///   - units: the PSU of each row, or its stratum when every row is a PSU.
  ///   - weights: the sampling weight of each row, in any unit.
  ///   - indicator: 0 or 1 for each row.
  /// - Precondition: the four arrays are of one length.
  /// - Complexity: O(rows).
  package mutating func add(
    domains: [Int32], units: [Int32], weights: [Double], indicator: [UInt8]
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
  }

  /// The totals of a domain.
  package func totals(of domain: Int) -> DomainTotals {
    DomainTotals(stride(from: domain, to: entries.count, by: domainCount).map { entries[$0] })
  }
}
