/// A fast, non-cryptographic hash of a stream of bytes, made block by block.
///
/// The stream is cut into blocks of `Fingerprint.blockSize` bytes, each is hashed on its own (by
/// any thread), and the block hashes are folded in order: the result depends on the bytes alone.
package struct Fingerprint {
  /// The length in bytes of every block but the last; part of the hash's definition.
  package static let blockSize = 1 << 20

  private var folded: UInt64 = 0x9E37_79B9_7F4A_7C15
  private(set) var bytes = 0

  /// Adds the next block's hash.
  mutating func fold(_ blockHash: UInt64, length: Int) {
    folded = Self.mix(folded ^ blockHash)
    bytes += length
  }

  /// The hash as 16 hexadecimal digits.
  var text: String {
    let digits = String(Self.mix(folded ^ UInt64(bytes)), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The hash of one block: eight independent multiply-and-rotate lanes over 8-byte words.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  static func hash(_ start: UnsafePointer<UInt8>, count: Int) -> UInt64 {
    let raw = UnsafeRawPointer(start)
    // Eight lanes, so that the next word need not wait for the last product.
    var (a, b, c, d): (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
    var (e, f, g, h): (UInt64, UInt64, UInt64, UInt64) = (5, 6, 7, 8)
    var offset = 0
    while offset &+ 64 <= count {
      a = step(a, word(raw, offset))
      b = step(b, word(raw, offset &+ 8))
      c = step(c, word(raw, offset &+ 16))
      d = step(d, word(raw, offset &+ 24))
      e = step(e, word(raw, offset &+ 32))
      f = step(f, word(raw, offset &+ 40))
      g = step(g, word(raw, offset &+ 48))
      h = step(h, word(raw, offset &+ 56))
      offset &+= 64
    }
    while offset &+ 8 <= count {
      a = step(a, word(raw, offset))
      offset &+= 8
    }
    var tail: UInt64 = 0
    while offset < count {
      tail = tail << 8 | UInt64(start[offset])
      offset &+= 1
    }
    a = step(a, tail ^ UInt64(count) << 56)
    return [b, c, d, e, f, g, h].reduce(mix(a)) { mix($0 ^ $1) }
  }

  @inline(__always)
  private static func word(_ raw: UnsafeRawPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  @inline(__always)
  private static func step(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    let product = (lane ^ word) &* 0x9FB2_1C65_1E98_DF25
    return product << 31 | product >> 33
  }

  /// The finaliser of MurmurHash3.
  private static func mix(_ value: UInt64) -> UInt64 {
    var x = value
    x ^= x >> 33
    x = x &* 0xFF51_AFD7_ED55_8CCD
    x ^= x >> 33
    x = x &* 0xC4CE_B9FE_1A85_EC53
    return x ^ x >> 33
  }
}
