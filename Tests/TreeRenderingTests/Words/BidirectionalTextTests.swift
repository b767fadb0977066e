import Foundation
import Testing

@testable import TreeRendering

@Suite struct BidirectionalTextTests {
  @Test(arguments: [
    ("", []), ("Urban", []), ("منطقة ريفية", ["منطقة ريفية"]),
    ("Group: منطقة ريفية: only 28.3 per cent", ["منطقة ريفية"]),
    ("منطقة 12 ريفية", ["منطقة", "ريفية"]), ("עברית, العربية (x)", ["עברית, العربية"]),
    ("城市 (ريف) 5", ["ريف"]), ("٣٤", []),
  ])
  func whatRunsFromRightToLeftIsSetApart(text: String, runs: [String]) {
    let found = BidirectionalText.runs(of: text)
    #expect(found.map { String($0.text) }.joined() == text)
    #expect(found.filter(\.isRightToLeft).map { String($0.text) } == runs)
    #expect(
      HTML.text(text).markup.components(separatedBy: "<bdi>").count - 1 == runs.count)
  }
}
