import Testing

@testable import TreeRendering

@Suite struct FigureTextTests {
  @Test(arguments: [
    (0.282634, "28.3%"), (0, "0.0%"), (1, "100.0%"), (0.9996, "100.0%"), (0.99949, "99.9%"),
    (0.0004, "0.0%"), (0.0005, "0.1%"), (-0.0004, "0.0%"), (-0.125, "-12.5%"), (12.5, "1,250.0%"),
  ])
  func percent(share: Double, expected: String) {
    #expect(Language.english.percent(share) == expected)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (4231, "4,231"), (1_234_567, "1,234,567"),
    (-1000, "-1,000"), (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func count(value: Int, expected: String) {
    #expect(Language.english.count(value) == expected)
  }

  @Test(arguments: [
    (4231.09, "4,231.1"), (870.25, "870.3"), (0, "0.0"), (999.95, "1,000.0"), (1e300, "1e+300"),
    (Double.infinity, "inf"), (Double.nan, "nan"),
  ])
  func weight(value: Double, expected: String) {
    #expect(Language.english.weight(value) == expected)
  }

  @Test(arguments: [
    (2, "2"), (12.5, "12.5"), (0.1 + 0.2, "0.3"), (-3, "-3"), (0.25, "0.25"), (1e300, "1e+300"),
  ])
  func value(value: Double, expected: String) {
    #expect(Language.english.value(value) == expected)
  }

  @Test(arguments: [
    (0.251, 0.317, "25.1-31.7"), (-0.02, 0.045, "-2.0 to 4.5"), (-0.08, -0.01, "-8.0 to -1.0"),
  ])
  func range(low: Double, high: Double, expected: String) {
    #expect(Language.english.range(low, high) == expected)
  }

  @Test(arguments: [
    (0.5, "0.500"), (0.0416, "0.042"), (0.001, "0.001"), (0.00099, "<0.001"), (0, "<0.001"),
    (1, "1.000"),
  ])
  func probability(p: Double, expected: String) {
    #expect(Language.english.probability(p) == expected)
  }

  @Test func ratios() {
    #expect(Language.english.ratio(505.375) == "505.4")
    #expect(Language.english.factor(1.10622) == "1.11")
    #expect(Language.english.factor(2.005) == "2.01")
    #expect(Language.english.factor(-0.05) == "-0.05")
    #expect(Language.english.factor(1234) == "1,234.00")
  }

  @Test func runningText() {
    #expect(Language.english.perCent(0.282634) == "28.3 per cent")
    #expect(Language.english.points(0.658405) == "65.8 percentage points")
    #expect(Language.english.parameter(1 / 4199.0) == "0.000238")
  }
}
