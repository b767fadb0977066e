import Microdata
import NaiveReader
import Testing

/// The reader and its naive twin on random input: every difference is a fault.
@Suite struct TwinTests {
  private static let blockSizes = [
    1, 2, 3, 5, 7, 8, 9, 13, 16, 24, 31, 32, 40, 48, 64, 100, 1 << 20,
  ]

  private func compare(
    _ seeds: Range<UInt64>, blockSizes: [Int] = blockSizes,
    _ make: (inout RandomExtract) -> [UInt8]
  ) {
    for seed in seeds {
      var random = RandomExtract(seed: seed)
      var comparison = ReaderComparison(make(&random))
      comparison.limits.blockSize = blockSizes[random.below(blockSizes.count)]
      comparison.threads = 1 + random.below(4)
      comparison.coded = UInt16(random.below(8) == 0 ? 0xFFFF : random.below(32))
      comparison.numbers = UInt16(random.below(4) == 0 ? random.below(32) : 0)
      if let difference = comparison.difference() {
        Issue.record("seed \(seed): \(difference)")
        return
      }
    }
  }

  @Test(arguments: 0..<4)
  func tablesAreReadAlike(part: Int) {
    let count: UInt64 = 1_000
    let start = UInt64(part) * count
    compare(start..<start + count) { $0.table() }
  }

  @Test(arguments: 0..<4)
  func noiseIsReadAlike(part: Int) {
    let count: UInt64 = 1_000
    let start = UInt64(part) * count
    compare(start..<start + count) { $0.noise(length: $0.below(120)) }
  }

  /// Rows whose fields stand where those of rows before did, within 64 bytes, 128 or more.
  @Test(arguments: 0..<4)
  func rowsOfFewShapesAreReadAlike(part: Int) {
    let count: UInt64 = 60
    let start = UInt64(part) * count
    compare(start..<start + count, blockSizes: [300, 1000, 5000, 1 << 20]) { $0.survey() }
  }

  /// Columns whose codes are kept by runs of rows.
  @Test(arguments: 0..<4)
  func columnsOfManyTextsAreReadAlike(part: Int) {
    let count: UInt64 = 60
    let start = UInt64(part) * count
    compare(start..<start + count, blockSizes: [64, 1000, 5000, 20_000, 1 << 20]) {
      $0.manyTexts()
    }
  }

  /// A quoted field may be nothing but a mark; its code must not be taken for an empty field.
  @Test(arguments: [",\n", "\n,"], 1...40)
  func aQuotedMarkIsNoEmptyField(pair: String, blockSize: Int) {
    for mark in [",", "\n"] {
      let text = "a,b,c\n\"\(mark)\",\"\(mark)\",1\n" + String(repeating: ",,2\n1,,\n", count: 9)
      var comparison = ReaderComparison(Array(text.utf8))
      comparison.limits.blockSize = blockSize
      #expect(comparison.difference() == nil)
      let column = "a\n\"\(mark)\"\n" + String(repeating: "\n\(pair)", count: 9)
      comparison.input = Array(column.utf8)
      #expect(comparison.difference() == nil)
    }
  }
}
