/// A combination of levels packed into bit fields, so that combinations compare and lose a
/// circumstance in a few instructions.
protocol LevelCode: Comparable, Sendable {
  /// The bits that can be used.
  static var bitCount: Int { get }
  /// No bit set.
  init()
  /// Sets the bits of `value`, the lowest at `bit` (0 is the least significant); `value` must not
  /// cross a multiple of 64.
  mutating func insert(_ value: UInt64, at bit: Int)
  static func & (a: Self, b: Self) -> Self
  /// The value of the lowest bits, less than 63 of them.
  func lowest(_ bits: Int) -> Int
  /// Clears the lowest bits, less than 63 of them.
  mutating func clearLowest(_ bits: Int)
}

extension UInt64: LevelCode {
  static var bitCount: Int { 64 }

  mutating func insert(_ value: UInt64, at bit: Int) { self |= value << UInt64(bit) }

  func lowest(_ bits: Int) -> Int { Int(self & (1 << UInt64(bits) - 1)) }

  mutating func clearLowest(_ bits: Int) { self &= ~(1 << UInt64(bits) - 1) }
}

/// The code of combinations too rich for 64 bits: twelve circumstances of two million levels.
struct WideLevelCode: LevelCode {
  private var words = SIMD4<UInt64>()

  static var bitCount: Int { 256 }

  init() {}

  mutating func insert(_ value: UInt64, at bit: Int) {
    words[bit / 64] |= value << UInt64(bit % 64)
  }

  func lowest(_ bits: Int) -> Int { words[0].lowest(bits) }

  mutating func clearLowest(_ bits: Int) { words[0].clearLowest(bits) }

  static func & (a: WideLevelCode, b: WideLevelCode) -> WideLevelCode {
    var result = a
    result.words &= b.words
    return result
  }

  static func < (a: WideLevelCode, b: WideLevelCode) -> Bool {
    for word in [3, 2, 1] where a.words[word] != b.words[word] {
      return a.words[word] < b.words[word]
    }
    return a.words[0] < b.words[0]
  }
}

/// Where the field of each circumstance lies in a code of type `Code`: the first circumstance
/// in the most significant bits.
struct LevelCodeLayout<Code: LevelCode>: Sendable {
  /// The lowest bit of each field.
  let shifts: [Int]
  /// By circumstance, ones in the fields before it.
  let before: [Code]
  /// By circumstance, ones in all fields but its own.
  let others: [Code]

  /// Lays out fields for circumstances of the given numbers of levels; nil if they do not fit.
  init?(levelCounts: [Int]) {
    let widths = levelCounts.map { Int.bitWidth - max(0, $0 - 1).leadingZeroBitCount }
    var shifts = widths
    var next = 0
    for field in widths.indices.reversed() {
      // A field does not cross a word, which keeps packing and masks simple.
      if next % 64 + widths[field] > 64 { next += 64 - next % 64 }
      shifts[field] = min(next, Code.bitCount - 1)
      next += widths[field]
    }
    guard next <= Code.bitCount else { return nil }
    func mask(of fields: some Sequence<Int>) -> Code {
      var code = Code()
      for field in fields where widths[field] > 0 {
        code.insert(UInt64.max >> UInt64(64 - widths[field]), at: shifts[field])
      }
      return code
    }
    self.shifts = shifts
    before = widths.indices.map { mask(of: 0..<$0) }
    others = widths.indices.map { own in mask(of: widths.indices.filter { $0 != own }) }
  }
}
