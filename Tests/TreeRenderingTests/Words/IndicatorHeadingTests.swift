import SurveyModel
import Testing

@testable import FurthestBehind
@testable import TreeRendering

@Suite struct IndicatorHeadingTests {
  /// Upper and lower case differ in the names of columns.
  @Test(arguments: [
    ("skilled_attendance", "skilled_attendance", "Skilled attendance"),
    ("m3a == 1 or m3b == 1", "m3a == 1 or m3b == 1", "m3a == 1 or m3b == 1"),
    ("v313", "v313", "v313"), ("v313", "modern contraception", "Modern contraception"),
  ])
  func onlyWordsBeginWithACapital(name: String, title: String, heading: String) {
    let indicator = Finding.Indicator(
      name: name, title: title, direction: .opportunity, definition: name)
    #expect(IndicatorWords(indicator, in: .english).heading == heading)
  }
}
