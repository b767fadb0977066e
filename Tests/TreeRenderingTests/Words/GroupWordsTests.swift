import Testing

@testable import FurthestBehind
@testable import TreeRendering

@Suite struct GroupWordsTests {
  private static let bands = ["15-19", "20-24", "25-29", "30-34", "35-39", "40-44", "45-49"]

  private let words = GroupWords(
    TreeSketch.leaf(1, 1, 0.5).finding(
      title: "t",
      circumstances: [
        .ordered("wealth", ["Bottom 40", "Top 60"]),
        .ordered("education", ["None", "Lower", "Secondary", "Higher"]),
        .ordered("age_group", bands),
        .unordered("electricity", ["yes", "no"]),
        .unordered("v025", ["1", "2"], label: "place_of residence"),
        .unordered("residence", ["Urban", "Rural, road", "Other town"]),
        .unordered("birthplace", ["Other town", "Abroad"]),
        .numeric("children_under_5", 0...6, whole: true),
        .numeric("income", 0.5...80, whole: false),
      ]), in: .english)

  @Test(arguments: [
    (["Bottom 40"], "wealth", "Bottom 40"),
    (["Secondary", "Higher"], "education", "Secondary or Higher"),
    (["Higher"], "education", "education: Higher"),
    (["None", "Lower"], "education", "education: None or Lower"),
    (["25-29", "30-34", "35-39"], "age_group", "25-29, 30-34 or 35-39"),
    (["25-29", "30-34", "35-39", "40-44"], "age_group", "25-29 to 40-44"),
    (["25-29", "30-34", "40-44", "45-49"], "age_group", "25-29, 30-34, 40-44 or 45-49"),
    (["yes"], "electricity", "electricity: yes"),
    (["2"], "v025", "place of residence: 2"),
    (["Other town"], "residence", "residence: Other town"),
    (["Abroad"], "birthplace", "Abroad"),
    (["x"], "not_listed", "x"),
    ([], "wealth", "wealth: none"),
  ])
  func levels(levels: [String], circumstance: String, expected: String) {
    let condition = Finding.Condition.levels(circumstance: circumstance, levels: levels)
    #expect(words.words(for: condition) == expected)
  }

  @Test(
    arguments: [
      (1.5, nil, "children under 5: 2 or more"), (nil, 1.5, "children under 5: up to 1"),
      (1.5, 3.5, "children under 5: 2 to 3"), (1.5, 2.5, "children under 5: 2"),
      (nil, 0.5, "children under 5: 0"), (5.5, nil, "children under 5: 6"),
      (2, 3, "children under 5: 2"), (nil, nil, "children under 5: any"),
    ] as [(Double?, Double?, String)])
  func wholeRanges(from: Double?, below: Double?, expected: String) {
    let condition = Finding.Condition.range(
      circumstance: "children_under_5", from: from, below: below)
    #expect(words.words(for: condition) == expected)
  }

  @Test(
    arguments: [
      (12.5, nil, "income: 12.5 or more"), (nil, 12.5, "income: below 12.5"),
      (12.5, 20, "income: 12.5 to below 20"),
    ] as [(Double?, Double?, String)])
  func otherRanges(from: Double?, below: Double?, expected: String) {
    let condition = Finding.Condition.range(circumstance: "income", from: from, below: below)
    #expect(words.words(for: condition) == expected)
  }

  @Test func groups() {
    #expect(words.words(for: []) == "All")
    #expect(
      words.words(for: [.of("wealth", "Bottom 40"), .of("electricity", "no")])
        == "Bottom 40, electricity: no")
    #expect(
      words.words(for: [.of("wealth", "Bottom 40"), .of("residence", "Rural, road")])
        == "Bottom 40; Rural, road")
  }

  @Test func textOfTheUsersIsOneHarmlessLine() {
    #expect(PlainText.line("  a \n\t b\u{1B}[31m\u{202E}\u{0} ") == "a b[31m")
    #expect(PlainText.name("children_under_5") == "children under 5")
    #expect(PlainText.line("👩‍👩‍👧 ريف e\u{301}") == "👩‍👩‍👧 ريف e\u{301}")
  }
}
