/// A small generator of pseudo-random integers, the same on every platform.
///
/// SplitMix64 (Steele, Lea and Flood, 2014). Each purpose draws from a stream of its own, so that a
/// new variable or a new file leaves every other one as it was.
struct SeededGenerator {
  private var state: UInt64

  /// Starts the stream named after what it is drawn for, such as `"recent births/age"`.
  init(stream: String) {
    // FNV-1a turns the name into a state.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in stream.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    state = hash
  }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return bits ^ (bits >> 31)
  }

  /// A whole number drawn evenly from `range`.
  mutating func uniform(in range: ClosedRange<Int>) -> Int {
    let width = UInt64(range.upperBound - range.lowerBound + 1)
    return range.lowerBound + Int(next().multipliedFullWidth(by: width).high)
  }

  /// A bell-shaped whole number with mean 0 and standard deviation `spread`.
  ///
  /// The sum of twelve uniform numbers has variance one; only whole numbers are used, because
  /// logarithms and roots differ between platforms in the last digit.
  mutating func bell(spread: Int) -> Int {
    var sum = -6_000
    for _ in 0..<12 { sum += uniform(in: 0...1_000) }
    return sum * spread / 1_000
  }
}
