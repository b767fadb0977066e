/// A sum of squares, exact and so independent of the order for whole numbers below 2^32.
package struct SquareSum: Sendable, Equatable {
  @usableFromInline var whole: UInt128 = 0
  @usableFromInline var other = 0.0

  /// An empty sum.
  @inlinable
  package init() {}

  /// A sum of squares of whole numbers that is known.
  @inlinable
  package init(whole: UInt64) { self.whole = UInt128(truncatingIfNeeded: whole) }

  /// Adds the square of a number.
  @inlinable @inline(__always)
  package mutating func add(_ value: Double) {
    let number = value > 0 && value < 0x1p32 ? UInt64(value) : 0
    if Double(number) == value {
      whole &+= UInt128(truncatingIfNeeded: number &* number)
    } else {
      other += value * value
    }
  }

  /// Adds another sum.
  @inlinable
  package static func += (sum: inout SquareSum, other: SquareSum) {
    sum.whole &+= other.whole
    sum.other += other.other
  }

  /// Two sums taken together.
  package static func + (a: SquareSum, b: SquareSum) -> SquareSum {
    var sum = a
    sum += b
    return sum
  }

  /// The sum.
  package var value: Double {
    // The library's conversion of 128 bits takes longer than many an addition.
    Double(UInt64(truncatingIfNeeded: whole >> 64)) * 0x1p64
      + Double(UInt64(truncatingIfNeeded: whole)) + other
  }
}
