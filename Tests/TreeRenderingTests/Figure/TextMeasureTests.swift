import Testing

@testable import TreeRendering

@Suite struct TextMeasureTests {
  /// Widths in ems, summed from the advance widths in the `hmtx` tables of DejaVu Sans and
  /// DejaVu Sans Bold 2.37.
  @Test(arguments: [
    ("Furthest behind", 7.9224, false), ("28.3%", 3.1768, false),
    ("Rural without road", 9.2959, false), ("Communauté urbaine", 10.917, false),
    ("Сельская местность", 10.7173, false), ("Furthest behind", 9.0542, true),
    ("28.3%", 3.4692, true), ("WWW @ %", 6.0073, true),
  ])
  func boundsTheWidestFont(text: String, ems: Double, bold: Bool) {
    let width = TextMeasure.width(text, size: 10, bold: bold)
    #expect(width >= 10 * ems)
    #expect(width <= 2.2 * 10 * ems)
  }

  @Test func combiningMarksTakeNothing() {
    #expect(
      TextMeasure.width("e\u{301}\u{302}", size: 10) == TextMeasure.width("e", size: 10))
  }

  @Test func wrapsWithinTheWidth() {
    let lines = TextMeasure.wrap("Rural without road or 城市地区和农村地区", width: 60, size: 10)
    #expect(lines.count > 3)
    #expect(lines.allSatisfy { TextMeasure.width($0, size: 10) <= 60 })
  }
}
