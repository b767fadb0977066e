import Testing

@testable import FurthestBehind
@testable import TreeRendering

@Suite struct RobustnessTextTests {
  private static func figure(
    _ rate: Double?, _ low: Double? = nil, _ high: Double? = nil, note: String? = nil
  ) -> Finding.Figure {
    Finding.Figure(rate: rate, se: rate.map { _ in 0.01 }, low: low, high: high, note: note)
  }

  /// The sample finding with everything that redrawn samples say.
  static func finding(
    _ value: Finding.Judgement.Value? = .sensitive,
    reasons: [Finding.Judgement.Reason] = [.overstated, .lowReturnChance, .lowOverlap]
  ) -> Finding {
    var finding = SampleFindings.skilledAttendance(withIntervals: true)
    finding.crossFitted = .init(
      behind: figure(0.3612, 0.2981, 0.4243), ahead: figure(0.934, 0.912, 0.956),
      gap: figure(0.5728, 0.508, 0.6376), behindMinusAverage: figure(-0.28, -0.35, -0.21),
      repeats: 5, folds: 5, treesWithoutSplit: 2, confidence: 0.95)
    finding.stability = .init(
      replicates: 200, leftOut: 1,
      firstSplit: [
        .init(circumstance: "wealth", share: 0.9), .init(circumstance: "residence", share: 0.05),
        .init(circumstance: "none", share: 0.03), .init(circumstance: "education", share: 0.02),
      ], jaccard: 0.512, sameGroup: 0.31, returnChance: 0.655, optimism: -0.021,
      ranks: finding.nodes.filter(\.leaf).map { .init(id: $0.id, low: 1, high: 3) },
      gapSpread: .init(low: 0.6, median: 0.67, high: 0.74))
    finding.exhaustive = .init(
      searched: 18_512, mostConditions: 3, limited: ["children_under_5"],
      group: .init(
        conditions: [.of("wealth", "Bottom 40"), .of("education", "Lower")], n: 420, share: 0.091,
        rate: 0.251, treeRate: 0.2826, overlap: 0.44, jaccard: 0.3,
        crossFitted: figure(0.29, 0.24, 0.34),
        crossFittedDifference: figure(-0.052, -0.083, -0.021)))
    finding.targeting = TargetingCard.rows(finding)
    finding.sensitivity = [0, 1, 2].map { place in
      .init(
        minCases: 190 * (place + 1), minShare: nil, maxDepth: 6, inForce: place == 1, leaves: 7,
        firstSplit: "wealth",
        conditions: [.of("wealth", "Bottom 40"), .of("residence", "Rural without road")], n: 544,
        share: 0.1007, rate: place == 2 ? nil : 0.2826, gap: place == 2 ? nil : 0.6584,
        jaccard: 0.75)
    }
    finding.verdict = .init(value: value, reasons: reasons, overstatement: 0.22)
    return finding
  }

  private func verdict(
    _ value: Finding.Judgement.Value?, _ reasons: [Finding.Judgement.Reason]
  ) -> String {
    RobustnessWords(Self.finding(value, reasons: reasons), in: .english).sentences.last ?? ""
  }

  @Test func textAtEightyColumns() throws {
    try GoldenFile.expect(
      TextRenderer().render(Self.finding()), equals: "skilled-attendance-robustness.txt")
  }

  @Test func textWithDetails() throws {
    try GoldenFile.expect(
      TextRenderer(details: true).render(Self.finding()),
      equals: "skilled-attendance-robustness-details.txt")
  }

  @Test func theVerdictGivesItsReasons() {
    #expect(verdict(.robust, []) == "Verdict: robust. The group and its rate hold up.")
    #expect(
      verdict(.doNotQuote, [.noSplit, .fewCases])
        == "Verdict: do not quote: no circumstance divides the sample; the group has fewer than 25 "
        + "cases.")
    #expect(
      verdict(.sensitive, [.overstated, .lowOverlap])
        == "Verdict: sensitive, quote with care: 22.0 per cent of the difference from the average "
        + "is due to the search; groups found again overlap with it by only 51.2 per cent.")
    #expect(
      verdict(nil, [.noPSUs])
        == "Verdict: none, because without a PSU column the sampling cannot be imitated.")
    #expect(RobustnessWords(Self.finding(nil, reasons: [.noPSUs]), in: .english).notes.count == 3)
  }

  @Test func aFindingWithoutAnyOfItSaysNothing() {
    let words = RobustnessWords(SampleFindings.skilledAttendance(), in: .english)
    #expect(words.sentences.isEmpty)
    #expect(words.notes.isEmpty)
    #expect(
      RobustnessTables(SampleFindings.skilledAttendance(), in: .english).sections(width: 80).isEmpty
    )
  }

  @Test func withoutASplitOnlyTheSearchIsSpokenOf() {
    var finding = Self.finding(.doNotQuote, reasons: [.noSplit])
    finding.nodes = SampleFindings.oneNode.nodes
    finding.stability?.jaccard = nil
    finding.stability?.sameGroup = nil
    finding.stability?.returnChance = nil
    finding.stability?.firstSplit = [.init(circumstance: "none", share: 1)]
    let sentences = RobustnessWords(finding, in: .english).sentences
    #expect(sentences.count == 3)
    #expect(
      sentences.first
        == "Stability: of 199 trees on redrawn samples, 100.0 per cent divide nothing.")
    #expect(sentences[1].contains("at 25.1 per cent against 28.3 per cent for all. Cross-fitted"))
  }

  @Test func aFigureWithoutAnIntervalGivesItsNote() {
    var finding = Self.finding()
    finding.crossFitted?.behind = Self.figure(0, note: "no variation")
    let sentence = RobustnessWords(finding, in: .english).sentences.first ?? ""
    #expect(sentence.contains("at 0.0 per cent (no variation) where furthest behind"))
  }

  @Test(arguments: 0..<30)
  func everyLineFitsTheWidth(seed: Int) {
    var finding = RandomFindings.finding(seed: UInt64(seed))
    let full = Self.finding()
    let conditions = finding.nodes.last?.conditions ?? []
    finding.crossFitted = full.crossFitted
    finding.stability = full.stability
    finding.exhaustive = full.exhaustive
    finding.exhaustive?.group?.conditions = conditions
    finding.verdict = full.verdict
    finding.targeting = TargetingCard.rows(finding)
    finding.sensitivity = full.sensitivity?.map { row in
      var row = row
      row.conditions = conditions
      return row
    }
    for width in [40, 57, 80, 132] {
      let text = TextRenderer(width: width, details: true).render(finding)
      for line in text.split(separator: "\n") {
        #expect(DisplayWidth.of(line) <= width, "\(line)")
        #expect(line.last != " ", "\(line)")
      }
    }
  }
}
