import Testing

@testable import Microdata

/// Masks of 64 bytes against a look at each byte.
@Suite struct ByteMaskTests {
  private func withBytes(_ count: Int, _ body: ([UInt8], UnsafePointer<UInt8>) -> Void) {
    var random = RandomExtract(seed: UInt64(count))
    let signs: [UInt8] = [0, 10, 13, 34, 44, 45, 0x8A, 0xAC, 255]
    let bytes = (0..<count).map { _ in signs[random.below(signs.count)] }
    bytes.withUnsafeBufferPointer { buffer in
      if let base = buffer.baseAddress { body(bytes, base) }
    }
  }

  @Test(arguments: [10, 34, 44, 0, 255] as [UInt8])
  func placesAreThoseOfTheByte(byte: UInt8) {
    withBytes(1000) { bytes, base in
      for start in 0...(bytes.count - ByteMask.width) {
        let expected = (0..<ByteMask.width).reduce(UInt64(0)) { mask, place in
          mask | (bytes[start + place] == byte ? 1 << UInt64(place) : 0)
        }
        #expect(ByteMask(byte).places(in: base + start) == expected)
        let first = expected == 0 ? nil : expected.trailingZeroBitCount
        #expect(ByteMask(byte).first(in: base + start) == first)
        let other = ByteMask(13).places(in: base + start)
        let both = ByteMask(byte).places(in: base + start, or: ByteMask(13))
        #expect(both == (expected | other, other))
      }
    }
  }

  @Test func aByteThatIsThereOnceIsFound() {
    for place in 0..<ByteMask.width {
      var bytes = [UInt8](repeating: 44, count: ByteMask.width)
      bytes[place] = 10
      let first = bytes.withUnsafeBufferPointer { $0.baseAddress.flatMap(ByteMask(10).first) }
      #expect(first == place)
    }
  }

  @Test(arguments: [1, 2, 15, 16, 17, 31, 32, 33, 100, 1001])
  func oddNumbersAreTold(count: Int) {
    withBytes(count) { bytes, base in
      for length in 0...count {
        let marks = bytes[..<length].count { $0 == 34 }
        #expect(ByteMask(34).isOdd(in: base, count: length) == (marks % 2 == 1))
      }
    }
  }
}
