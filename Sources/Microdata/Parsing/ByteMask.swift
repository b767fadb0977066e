/// Finds one byte in sixty-four at a time: bit i of a mask stands for the byte at place i.
struct ByteMask {
  /// Bytes that a mask covers.
  static let width = 64

  private let pattern: SIMD16<UInt8>

  init(_ byte: UInt8) { pattern = SIMD16(repeating: byte) }

  /// Where the byte stands in the 64 bytes from `start`, all of which must be readable.
  @inline(__always)
  func places(in start: UnsafePointer<UInt8>) -> UInt64 {
    Self.mask(bits(in: start))
  }

  /// The first place of the byte in the 64 bytes from `start`; nil where it is not.
  @inline(__always)
  func first(in start: UnsafePointer<UInt8>) -> Int? {
    let halves = unsafeBitCast(bits(in: start), to: SIMD2<UInt64>.self)
    let bits = UInt64(littleEndian: halves[0] | halves[1])
    if bits == 0 { return nil }
    if bits & (bits &- 1) != 0 { return Self.transposed(bits).trailingZeroBitCount }
    let bit = bits.trailingZeroBitCount
    return (bit & 7) &<< 3 | bit &>> 3
  }

  /// The same for two bytes at once: where either stands, and where the other one does.
  @inline(__always)
  func places(
    in start: UnsafePointer<UInt8>, or other: ByteMask
  ) -> (either: UInt64, other: UInt64) {
    let others = other.bits(in: start)
    // A line end, say, is in few blocks: its mask is made only then.
    let halves = unsafeBitCast(others, to: SIMD2<UInt64>.self)
    return (
      Self.mask(bits(in: start) | others), halves[0] | halves[1] == 0 ? 0 : Self.mask(others)
    )
  }

  /// Whether the byte occurs an odd number of times in `count` bytes from `start`.
  func isOdd(in start: UnsafePointer<UInt8>, count: Int) -> Bool {
    let raw = UnsafeRawPointer(start)
    var odd = SIMD16<UInt8>()
    var place = 0
    while place &+ 16 <= count {
      let bytes = raw.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
      odd ^= unsafeBitCast(bytes .== pattern, to: SIMD16<UInt8>.self)
      place &+= 16
    }
    let halves = unsafeBitCast(odd, to: SIMD2<UInt64>.self)
    // Every byte is all ones or zero: one bit of each is enough.
    var marks = ((halves[0] ^ halves[1]) & 0x0101_0101_0101_0101).nonzeroBitCount
    while place < count {
      marks &+= start[place] == pattern[0] ? 1 : 0
      place &+= 1
    }
    return marks & 1 == 1
  }

  /// Bit b of byte j, and of byte 8 + j, stands for place 8 b + j: that for an even b in the first
  /// eight bytes, for an odd one in the others.
  @inline(__always)
  private func bits(in start: UnsafePointer<UInt8>) -> SIMD16<UInt8> {
    let raw = UnsafeRawPointer(start)
    return bits(raw, 1, 2) | bits(raw + 16, 4, 8)
      | (bits(raw + 32, 16, 32) | bits(raw + 48, 64, 128))
  }

  /// The bit `low` in each of the first eight bytes that match, `high` in each of the next eight.
  @inline(__always)
  private func bits(_ start: UnsafeRawPointer, _ low: UInt8, _ high: UInt8) -> SIMD16<UInt8> {
    let bits = SIMD16(lowHalf: SIMD8(repeating: low), highHalf: SIMD8(repeating: high))
    let matches = start.loadUnaligned(as: SIMD16<UInt8>.self) .== pattern
    return unsafeBitCast(matches, to: SIMD16<UInt8>.self) & bits
  }

  /// One bit for each place, in order.
  @inline(__always)
  private static func mask(_ bits: SIMD16<UInt8>) -> UInt64 {
    let halves = unsafeBitCast(bits, to: SIMD2<UInt64>.self)
    return transposed(UInt64(littleEndian: halves[0] | halves[1]))
  }

  /// Eight rows of eight bits, as columns.
  @inline(__always)
  private static func transposed(_ bits: UInt64) -> UInt64 {
    var mask = bits
    var moved = (mask ^ mask &>> 7) & 0x00AA_00AA_00AA_00AA
    mask ^= moved ^ moved &<< 7
    moved = (mask ^ mask &>> 14) & 0x0000_CCCC_0000_CCCC
    mask ^= moved ^ moved &<< 14
    moved = (mask ^ mask &>> 28) & 0x0000_0000_F0F0_F0F0
    return mask ^ moved ^ moved &<< 28
  }
}
