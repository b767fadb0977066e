/// Gathers the totals of several domains without a common row (a tree's leaves) in one pass.
///
/// Dense: domains x units entries of 24 bytes. Totals of weights that are whole numbers do not
/// depend on the order of rows.
package struct DomainAccumulator: Sendable {
  private struct Entry {
    var ones = 0.0
    var zeros = 0.0
    var cases: Int32 = 0
  }

  private let domainCount: Int
  /// By unit, then domain: rows of one PSU lie together in most files.
  private var entries: [Entry]
  /// Squared weights of ones and of zeros by entry; empty unless every row is a PSU.
  ///
  /// Only there do squares enter a variance. Units are few then, with more rows than a double adds
  /// up exactly.
  private var squares: [(ones: SquareSum, zeros: SquareSum)]

  /// An accumulator without rows.
  package init(domains: Int, design: SurveyDesign) {
    domainCount = domains
    entries = Array(repeating: Entry(), count: domains * design.unitCount)
    squares = Array(
      repeating: (SquareSum(), SquareSum()), count: design.hasRowsAsPSUs ? entries.count : 0)
  }

  /// Adds rows.
  ///
  /// - Parameters:
  ///   - domains: the domain of each row, negative for a row outside all of them.
  ///   - units: the PSU of each row, or its stratum when every row is a PSU.
  ///   - weights: the sampling weight of each row, in any unit; a row of zero weight is not in the
  ///     sample.
  ///   - indicator: 0 or 1 for each row in a domain.
  /// - Precondition: the four buffers are of one length.
  /// - Complexity: O(rows).
  package mutating func add(
    domains: UnsafeBufferPointer<Int32>, units: UnsafeBufferPointer<Int32>,
    weights: UnsafeBufferPointer<Double>, indicator: UnsafeBufferPointer<UInt8>
  ) {
    precondition(
      domains.count == units.count && units.count == weights.count
        && weights.count == indicator.count)
    let width = domainCount
    entries.withUnsafeMutableBufferPointer { entries in
      for row in domains.indices where domains[row] >= 0 && weights[row] > 0 {
        let place = Int(units[row]) &* width &+ Int(domains[row])
        let isOne = indicator[row] != 0
        entries[place].ones += isOne ? weights[row] : 0
        entries[place].zeros += isOne ? 0 : weights[row]
        entries[place].cases &+= 1
      }
    }
    guard !squares.isEmpty else { return }
    squares.withUnsafeMutableBufferPointer { squares in
      for row in domains.indices where domains[row] >= 0 && weights[row] > 0 {
        let place = Int(units[row]) &* width &+ Int(domains[row])
        if indicator[row] != 0 {
          squares[place].ones.add(weights[row])
        } else {
          squares[place].zeros.add(weights[row])
        }
      }
    }
  }

  /// The totals of a domain.
  package func totals(of domain: Int) -> DomainTotals {
    var units: [DomainTotals.Unit] = []
    for (unit, place) in stride(from: domain, to: entries.count, by: domainCount).enumerated()
    where entries[place].cases > 0 {
      let entry = entries[place]
      units.append(
        DomainTotals.Unit(
          index: Int32(unit), cases: entry.cases, ones: entry.ones, zeros: entry.zeros,
          squaredOnes: squares.isEmpty ? 0 : squares[place].ones.value,
          squaredZeros: squares.isEmpty ? 0 : squares[place].zeros.value))
    }
    return DomainTotals(ascending: units)
  }
}
