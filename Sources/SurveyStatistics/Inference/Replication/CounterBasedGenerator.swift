/// A stream of random numbers that depends on nothing but its keys.
///
/// Every replicate and stratum has a stream of its own, so that draws are the same whatever the
/// number of threads and the order of the work. The stream is SplitMix64 (Steele, Lea and Flood
/// 2014), started from a hash of the keys.
package struct CounterBasedGenerator: Sendable {
  /// What the numbers are for: equal seeds give unrelated streams for different purposes.
  package enum Purpose: UInt64, Sendable {
    case bootstrap = 1
    case folds = 2
  }

  private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var state: UInt64

  /// A stream from a bare state.
  init(state: UInt64) {
    self.state = state
  }

  /// The stream of one replicate (or repeat) and stratum.
  package init(seed: UInt64, purpose: Purpose, replicate: Int, stratum: Int) {
    var hash: UInt64 = 0
    let keys = [
      seed, purpose.rawValue, UInt64(truncatingIfNeeded: replicate),
      UInt64(truncatingIfNeeded: stratum),
    ]
    for key in keys {
      hash = Self.mixed((hash ^ key) &+ Self.increment)
    }
    state = hash
  }

  /// The next 64 random bits.
  package mutating func next() -> UInt64 {
    state &+= Self.increment
    return Self.mixed(state)
  }

  /// A whole number from 0 to `bound - 1`, each equally likely (Lemire 2019).
  ///
  /// - Precondition: `bound` is above 0.
  package mutating func next(below bound: Int) -> Int {
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// Puts the elements in random order (Fisher and Yates).
  package mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, next(below: last + 1))
    }
  }

  private static func mixed(_ bits: UInt64) -> UInt64 {
    var bits = bits
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
