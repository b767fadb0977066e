import Foundation
import Testing

@testable import TreeRendering

@Suite struct DataLinkTests {
  @Test(arguments: 0..<40)
  func base64IsThatOfFoundation(count: Int) {
    var generator = SplitMix64(seed: UInt64(count))
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    #expect(DataLink.base64(bytes) == Data(bytes).base64EncodedString())
  }

  @Test(arguments: [
    ("Skilled birth attendance", "skilled-birth-attendance.csv"),
    ("../../etc/passwd \"&<>", "etc-passwd.csv"), ("城市", "furthest-behind.csv"),
    (
      String(repeating: "long ", count: 40),
      "long-long-long-long-long-long-long-long-long-long-long-long-.csv"
    ),
  ])
  func fileNamesAreHarmless(words: String, name: String) {
    #expect(DataLink.fileName(words, ending: "csv") == name)
  }
}
