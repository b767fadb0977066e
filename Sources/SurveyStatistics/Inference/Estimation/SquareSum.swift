/// A sum of squares that is exact, and so independent of the order of rows, for whole numbers.
package struct SquareSum: Sendable, Equatable {
  @usableFromInline var whole: UInt128 = 0
  @usableFromInline var other = 0.0

  /// An empty sum.
  package init() {}

  /// Adds the square of a number; one that is whole and below 2^53 is added exactly.
  @inlinable
  package mutating func add(_ value: Double) {
    if let number = UInt64(exactly: value), number < 1 << 53 {
      // Below 2^106: over four million million rows fit.
      whole &+= UInt128(truncatingIfNeeded: number) &* UInt128(truncatingIfNeeded: number)
    } else {
      other += value * value
    }
  }

  /// Adds another sum.
  package static func += (sum: inout SquareSum, other: SquareSum) {
    sum.whole &+= other.whole
    sum.other += other.other
  }

  /// The sum.
  package var value: Double { Double(whole) + other }
}
