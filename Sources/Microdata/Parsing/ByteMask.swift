/// Finds one byte in sixty-four at a time: bit i of a mask stands for the byte at place i.
struct ByteMask {
  /// Bytes that a mask covers.
  static let width = 64

  private let pattern: SIMD16<UInt8>

  init(_ byte: UInt8) { pattern = SIMD16(repeating: byte) }

  /// Where the byte stands in the 64 bytes from `start`, all of which must be readable.
  @inline(__always)
  func places(in start: UnsafePointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawPointer(start)
    let pairs =
      hits(raw, bits: 1, 2) | hits(raw + 16, bits: 4, 8)
      | (hits(raw + 32, bits: 16, 32) | hits(raw + 48, bits: 64, 128))
    let halves = unsafeBitCast(pairs, to: SIMD2<UInt64>.self)
    // Bit b of byte j stands for place 8 b + j: eight rows of eight bits, to be transposed.
    var mask = UInt64(littleEndian: halves[0] | halves[1])
    var moved = (mask ^ mask &>> 7) & 0x00AA_00AA_00AA_00AA
    mask ^= moved ^ moved &<< 7
    moved = (mask ^ mask &>> 14) & 0x0000_CCCC_0000_CCCC
    mask ^= moved ^ moved &<< 14
    moved = (mask ^ mask &>> 28) & 0x0000_0000_F0F0_F0F0
    return mask ^ moved ^ moved &<< 28
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

  /// The bit `low` in each of the first eight bytes that match, `high` in each of the next eight.
  @inline(__always)
  private func hits(_ start: UnsafeRawPointer, bits low: UInt8, _ high: UInt8) -> SIMD16<UInt8> {
    let bits = SIMD16(lowHalf: SIMD8(repeating: low), highHalf: SIMD8(repeating: high))
    let matches = start.loadUnaligned(as: SIMD16<UInt8>.self) .== pattern
    return unsafeBitCast(matches, to: SIMD16<UInt8>.self) & bits
  }
}
