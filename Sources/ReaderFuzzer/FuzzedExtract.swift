import Microdata
import NaiveReader

/// One execution: the first bytes choose how the rest is read, by the reader and by its twin.
enum FuzzedExtract {
  /// Bytes of the input that are not part of the extract.
  static let settings = 4

  /// Where reader and twin differ, in words; nil when they agree.
  static func difference(_ input: [UInt8]) -> String? {
    guard input.count >= settings else { return nil }
    var comparison = ReaderComparison(Array(input[settings...]))
    comparison.limits.blockSize = 1 + Int(input[0])
    comparison.threads = 1 + Int(input[1] & 3)
    let delimiters = Array(",;\t|".utf8)
    comparison.delimiter = delimiters[Int(input[1] >> 2 & 3)]
    comparison.coded = UInt16(input[2])
    comparison.numbers = UInt16(input[3])
    return comparison.difference()
  }
}
