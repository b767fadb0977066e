/// Eight bytes as a little-endian word: the byte that stands first is the lowest.
enum ByteWord {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  static func load(_ start: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
  }

  /// The first one to eight bytes, zeros behind them; eight must be readable.
  @inline(__always)
  static func load(_ start: UnsafePointer<UInt8>, length: Int) -> UInt64 {
    load(start) & .max &>> UInt64(truncatingIfNeeded: 0 &- length &* 8)
  }

  /// The high bit of bytes that are zero; exact for the lowest one only.
  @inline(__always)
  static func lowestZero(_ word: UInt64) -> UInt64 {
    (word &- ones) & ~word & highs
  }

  /// The first place, from `start` on, of a byte that is there.
  @inline(__always)
  static func first(_ byte: UInt8, from start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    let pattern = UInt64(byte) &* ones
    var p = start
    while true {
      let hits = lowestZero(load(p) ^ pattern)
      if hits != 0 { return p + hits.trailingZeroBitCount &>> 3 }
      p += 8
    }
  }

  /// The number that up to eight digits spell, given as a word whose `unused` high bits are zero;
  /// nil when another character is among them.
  ///
  /// Digits are added up in pairs, fours and eights by multiplication.
  @inline(__always)
  static func wholeNumber(_ word: UInt64, unused: UInt64) -> Int64? {
    let zeros: UInt64 = 0x3030_3030_3030_3030
    let filled = word &<< unused | ~(UInt64.max &<< unused) & zeros
    let digits = filled ^ zeros
    guard (digits | (digits &+ 0x0606_0606_0606_0606)) & 0xF0F0_F0F0_F0F0_F0F0 == 0 else {
      return nil
    }
    let pairs = digits &* 10 &+ digits &>> 8
    let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let high = (pairs &>> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return Int64(truncatingIfNeeded: (low &+ high) &>> 32)
  }
}

/// Finds delimiters and line ends where no quotation mark is, eight bytes at a time.
struct FieldEnds {
  private let delimiters: UInt64
  private let newlines: UInt64

  init(delimiter: UInt8, newline: UInt8) {
    delimiters = UInt64(delimiter) &* ByteWord.ones
    newlines = UInt64(newline) &* ByteWord.ones
  }

  /// The first delimiter or line end from `start` on; nil when there is none before `end`.
  @inline(__always)
  func next(
    from start: UnsafePointer<UInt8>, before end: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8>? {
    var p = start
    while p < end {
      let word = ByteWord.load(p)
      let hits =
        ByteWord.lowestZero(word ^ delimiters) | ByteWord.lowestZero(word ^ newlines)
      if hits != 0 {
        p += hits.trailingZeroBitCount &>> 3
        return p < end ? p : nil
      }
      p += 8
    }
    return nil
  }
}
