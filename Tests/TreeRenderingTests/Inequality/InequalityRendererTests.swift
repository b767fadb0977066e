import SurveyModel
import Testing

@testable import FurthestBehind
@testable import TreeRendering

@Suite struct InequalityRendererTests {
  /// Figures of every kind: estimated, missing, hidden, separated; a barrier when asked.
  static func finding(
    _ direction: Direction = .opportunity, wealth: String = "wealth", level: String = "Bottom 40"
  ) -> InequalityFinding {
    InequalityFinding(
      tool: .init(name: "furthest-behind", version: "0.1.0"),
      run: .init(
        input: .init(file: "survey.csv", bytes: 100, fingerprint: "00000000000000ff"),
        options: [:], warnings: []),
      survey: .init(country: "Lao PDR", year: "2017", name: nil),
      indicator: .init(
        name: "skilled", title: "Skilled birth attendance", direction: direction,
        definition: "skilled is 1"),
      circumstances: [
        .ordered(wealth, [level, "Top 60"]), .numeric("births", 1...9, whole: true),
      ],
      sample: .init(
        rowsRead: 1_000, used: 990, excluded: [.init(reason: "zero weight", rows: 10)],
        weight: 985.25, psus: 40, strata: 4, kishDeff: 1.1),
      rate: 0.643666, inequality: inequality(direction, wealth: wealth),
      ranking: .init(
        variable: wealth, levels: [level, "Top 60"], levelCount: 2, rows: 990, rowsWithoutRank: 0,
        concentration: 0.17, erreygers: 0.438, wagstaff: -0.0004, sii: 0.739, rii: nil,
        notes: [
          "\(wealth) has only two levels, so these figures say no more than a comparison of the two."
        ]),
      comparisons: [
        .init(
          circumstance: wealth, reference: .init(level: "Top 60", n: 500, rate: 0.85),
          other: .init(level: level, n: 490, rate: 0.41), difference: 0.44, ratio: 2.0732,
          attributableRisk: 0.2063, attributableFraction: 0.3206, note: nil),
        .init(
          circumstance: "births",
          note: "fewer than two groups can be shown: each needs 25 rows, and none may give a "
            + "smaller one away"),
      ],
      regression: .init(
        coefficients: [
          .init(
            state: .estimated, logOdds: 0.2, se: 0.1, oddsRatio: 1.22, low: 1, high: 1.5, p: 0.04),
          .init(
            circumstance: wealth, level: level, state: .reference, n: 490, logOdds: 0, oddsRatio: 1),
          .init(
            circumstance: wealth, level: "Top 60", state: .estimated, n: 500, logOdds: 1.6, se: 0.1,
            oddsRatio: 4.953, low: 4.02, high: 6.11, p: 1e-9),
          .init(circumstance: wealth, level: "Others", state: .hidden),
          .init(circumstance: wealth, level: "All", state: .separatedUpward, n: 30),
          .init(circumstance: wealth, level: "None", state: .separatedDownward, n: 31),
          .init(
            circumstance: "births", state: .estimated, logOdds: -6, se: 1, oddsRatio: 0.00248,
            low: nil, high: nil, p: 0.0421),
        ], df: 35, confidence: 0.95, separatedRows: 61,
        notes: [
          "Separated: a level, or a combination, whose people all have or all lack the indicator "
            + "has no finite odds ratio; the others are fitted without its 61 rows."
        ]))
  }

  static func inequality(_ direction: Direction, wealth: String = "wealth") -> Finding.Inequality {
    .init(
      d: 0.18107, hoi: 0.52712, geometricHoi: 0, accessRate: 0.643666, cells: 263,
      circumstances: [wealth, "births"], rowsPerCell: 16.1977, complement: direction == .barrier,
      dCorrected: direction == .barrier ? -0.02 : 0.17237, dUnderEquality: 0.05547,
      designEffect: 1, seD: 0.00907, seHoi: 0.0149, seNote: nil, leafD: nil,
      shapley: [
        .init(circumstance: "births", value: 0.03107, share: 0.1716),
        .init(circumstance: wealth, value: 0.15, share: 0.8284),
      ], shapleyNote: nil,
      notes: [
        "Fewer than 30 rows in a cell on average: D is biased upward by chance; rankings should use "
          + "the corrected D."
      ])
  }

  @Test func textIsAsKept() throws {
    try GoldenFile.expect(
      InequalityTextRenderer().render(Self.finding()), equals: "inequality.txt")
    try GoldenFile.expect(
      InequalityTextRenderer(width: 50, ascii: true).render(Self.finding(.barrier)),
      equals: "inequality-barrier-narrow.txt")
  }

  @Test func tablesAreAsKept() throws {
    try GoldenFile.expect(
      InequalityMarkdownRenderer().render(Self.finding(.barrier)), equals: "inequality-barrier.md")
    try GoldenFile.expect(InequalityCSVRenderer().render(Self.finding()), equals: "inequality.csv")
  }

  @Test(arguments: [Language.french, .spanish])
  func wordsOfEveryLanguageAreAsKept(language: Language) throws {
    let name = "inequality-barrier-" + language.rawValue
    let finding = Self.finding(.barrier)
    try GoldenFile.expect(
      InequalityTextRenderer(language: language).render(finding), equals: name + ".txt")
    try GoldenFile.expect(
      InequalityMarkdownRenderer(language: language).render(finding), equals: name + ".md")
  }

  @Test func theTableTakesADecimalComma() {
    let lines = InequalityCSVRenderer(dialect: .semicolon).render(Self.finding())
      .split(separator: "\n")
    #expect(lines.first?.hasPrefix("\u{FEFF}indicator;section;") == true)
    #expect(lines.contains { $0.contains(";0,18107;") })
  }

  @Test func aTreeHasASectionOnInequality() throws {
    var finding = SampleFindings.skilledAttendance()
    let without = TextRenderer().render(finding)
    finding.inequality = Self.inequality(.opportunity)
    finding.inequality?.leafD = 0.1702
    let text = TextRenderer().render(finding)
    #expect(!without.contains("D-index"))
    try GoldenFile.expect(text, equals: "skilled-attendance-inequality.txt")
  }

  @Test(arguments: [40, 41, 55, 63, 72, 80, 132, 200])
  func noLineIsWiderThanAsked(width: Int) {
    let findings = [
      Self.finding(), Self.finding(.barrier),
      Self.finding(
        wealth: "the_wealth_of_the_household", level: String(repeating: "村落地区と", count: 12)),
      Self.finding(wealth: String(repeating: "w", count: 90), level: "a\nb\u{1B}[31mc"),
    ]
    for finding in findings {
      let lines = InequalityTextRenderer(width: width).render(finding)
        .split(separator: "\n", omittingEmptySubsequences: false)
      for line in lines { #expect(DisplayWidth.of(line) <= width, "\(line)") }
      #expect(!lines.contains { $0.hasSuffix(" ") })
    }
  }

  @Test func namesCannotBreakATable() {
    let hostile = Self.finding(wealth: "a|b\n,\"c\"", level: "<b>|,\"\n")
    let csv = InequalityCSVRenderer().render(hostile)
    let lines = csv.split(separator: "\n")
    #expect(
      lines.count == InequalityCSVRenderer().render(Self.finding()).split(separator: "\n").count)
    #expect(lines.contains { $0.contains("\"a|b ,\"\"c\"\"\"") })
    let markdown = InequalityMarkdownRenderer().render(hostile)
    #expect(!markdown.contains("<b>"))
    #expect(markdown.contains("a\\|b"))
  }

  @Test func whatIsNotDistinguishedIsSaid() {
    let words = InequalityWords(Self.inequality(.barrier), in: .english) { $0 }
    let corrected = words.entries.first { $0.name == "Corrected D (*)" }
    #expect(corrected?.text.hasPrefix("not distinguishable from equality") == true)
    #expect(words.notes.first?.hasPrefix("(*) On the complement") == true)
  }

  @Test func withoutFiguresTheReasonStands() {
    var inequality = Self.inequality(.opportunity)
    inequality.shapley = nil
    inequality.shapleyNote = "13 circumstances"
    inequality.seD = nil
    inequality.seNote = "no PSU column"
    let words = InequalityWords(inequality, in: .english) { $0 }
    #expect(words.entries.first { $0.name == "Contributions" }?.text == "none: 13 circumstances")
    #expect(words.notes.first == "No standard error of D: no PSU column.")
    #expect(words.entries.first { $0.name == "D-index" }?.text == "0.181")
  }

  @Test(arguments: [
    (0.12904, "0.129"), (-0.0001, "0.000"), (-0.0006, "-0.001"), (1, "1.000"), (0, "0.000"),
  ])
  func indicesHaveThreeDecimals(value: Double, text: String) {
    #expect(Language.english.index(value) == text)
  }

  @Test(arguments: [
    (2.0732, "2.07"), (1234.5, "1,235"), (2.5e11, "250000000000"), (0.00248, "0.00248"),
    (0, "0.00"),
    (0.01, "0.01"),
  ])
  func ratiosKeepTheirSize(value: Double, text: String) {
    #expect(Language.english.relative(value) == text)
  }
}
