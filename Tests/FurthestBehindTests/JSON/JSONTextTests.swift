import Foundation
import Testing

@testable import FurthestBehind

/// `JSONText` against the encoder whose output it is.
@Suite struct JSONTextTests {
  struct Figures: Codable {
    var doubles = [1.5, 2, -0.0, 0.1 + 0.2, 1e300, 1e-7, 123_456_789_012_345_680, 1e16]
    var none: [String] = []
    var nothing: [String: Int] = [:]
    var keys = ["x y": 1, "é": 2, "a\u{1}b\"\\/": 3, "B": 4, "b": 5, "": 6]
    var missing: Int?
    @Nullable var unknown: Double?
    @Nullable var known: [Int]? = [1, 2]
    var small: UInt8 = 3
    var truths = [true, false]
    var gaps = [nil, 1]
    var nested = [[1.0], []]
  }

  struct Words: Codable {
    var text = "tab\t line\n \u{1f} \u{7f} \u{8}\u{c}\r \u{0} ü 日本 \u{2028} / \\ \""
    var figures = [Figures(), Figures()]
    var one = Figures()
    var upper = 1
    var isTrue = true
    var part = 0.25
  }

  @Test func writesWhatTheEncoderWrites() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    func expectEqual(_ value: some Encodable) throws {
      let expected = try encoder.encode(value) + Data("\n".utf8)
      let text = try JSONText.data(value)
      #expect(String(decoding: text, as: UTF8.self) == String(decoding: expected, as: UTF8.self))
    }
    try expectEqual(Words())
    try expectEqual([Words]())
    try expectEqual([String: Words]())
    try expectEqual(["a": [Figures()]])
    try expectEqual(5)
    try expectEqual("text")
  }

  @Test func refusesWhatIsNoNumber() {
    #expect(throws: EncodingError.self) { try JSONText.data([Double.nan]) }
    #expect(throws: EncodingError.self) { try JSONText.data(["a": Double.infinity]) }
  }
}
