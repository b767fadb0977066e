import Testing

@testable import FurthestBehind
@testable import TreeRendering

@Suite struct SVGDocumentTests {
  @Test(arguments: 0..<60)
  func wellFormedAndPlain(seed: Int) throws {
    let finding = RandomFindings.finding(seed: UInt64(seed))
    let renderer = SVGRenderer(
      size: FigureSize.allCases[seed % 3], language: Language.allCases[seed / 3 % 3])
    let xml = XMLCheck(renderer.render(finding))
    #expect(xml.problem == nil)
    let root = try #require(xml.elements.first)
    #expect(root.name == "svg" && root.attributes["role"] == "img")
    #expect(xml.elements.filter { $0.depth == 1 }.prefix(2).map(\.name) == ["title", "desc"])
    let names = Set(xml.elements.map(\.name))
    #expect(names.isSubset(of: ["svg", "title", "desc", "g", "rect", "path", "line", "text"]))
    #expect(xml.elements.allSatisfy { $0.attributes["style"] == nil })
  }

  @Test(arguments: 0..<60)
  func extremesAreNamedInOneTextElement(seed: Int) {
    let finding = RandomFindings.finding(seed: UInt64(seed))
    let expected = finding.nodes.count > 1 ? 1 : 0
    let words = [
      Language.english: ["Furthest behind", "Furthest ahead"],
      .french: ["Les plus défavorisés", "Les plus favorisés"],
      .spanish: ["Los más rezagados", "Los más adelantados"],
    ]
    for (language, titles) in words {
      let renderer = SVGRenderer(size: FigureSize.allCases[seed % 3], language: language)
      let texts = XMLCheck(renderer.render(finding)).elements.filter { $0.name == "text" }
      for title in titles { #expect(texts.count { $0.text.contains(title) } == expected) }
    }
  }

  @Test func hostileLabelsKeepTheirText() {
    let xml = XMLCheck(SVGRenderer().render(SampleFindings.hostileLabels))
    #expect(xml.problem == nil)
    let text = xml.elements.filter { $0.name == "text" }.map(\.text).joined(separator: " ")
    #expect(text.contains("Access to \"A & B\" <safe> \\ water {x|y}"))
    #expect(text.contains("No\"rth\" & <Sou'th> or back\\slash \\N new line {a|b}"))
    #expect(text.contains("منطقة ريفية"))
  }

  @Test func arabicRunsFromRightToLeftAndKeepsItsPlace() throws {
    let texts = XMLCheck(
      SVGRenderer(direction: .leftToRight).render(SampleFindings.arabicLabels)
    ).elements.filter { $0.name == "text" }
    let arabic = texts.filter { $0.text.hasPrefix("\u{202B}ريفي") }
    #expect(!arabic.isEmpty)
    for element in arabic {
      // Embedded as a whole, it starts where words of other scripts start.
      #expect(element.text.hasSuffix("\u{202C}"))
      #expect(element.attributes["text-anchor"] == nil)
    }
    for element in texts where !element.text.hasPrefix("\u{202B}") {
      #expect([nil, "middle"].contains(element.attributes["text-anchor"]))
      #expect(!BidirectionalText.startsRightToLeft(element.text))
    }
    // Programs do not agree on where such a text starts.
    #expect(texts.allSatisfy { $0.attributes["direction"] == nil })
  }

  @Test func nearTiesStandBelowWhatDivides() {
    var finding = SampleFindings.skilledAttendance()
    finding.rivals = [
      .init(id: 2, circumstance: "education", percentOfGain: 97.5, nearTie: true),
      .init(id: 2, circumstance: "age_group", percentOfGain: 60, nearTie: false),
      .init(id: 3, circumstance: "education", percentOfGain: 80, nearTie: false),
    ]
    for size in FigureSize.allCases {
      let texts = XMLCheck(SVGRenderer(size: size).render(finding)).elements
        .filter { $0.name == "text" }.map(\.text)
      #expect(texts.filter { $0.hasPrefix("≈ ") && !$0.contains(":") } == ["≈ education"])
      #expect(texts.joined(separator: " ").contains("≈: would divide the group nearly as well."))
    }
    #expect(DOTRenderer().render(finding).contains("residence<BR/>≈ education"))
    let without = SVGRenderer().render(SampleFindings.skilledAttendance())
    #expect(!without.contains("≈"))
  }

  @Test func theVerdictStandsInTheNotes() {
    let finding = RobustnessTextTests.finding()
    for language in Language.allCases {
      let texts = XMLCheck(SVGRenderer(language: language).render(finding)).elements
        .filter { $0.name == "text" }.map(\.text).joined(separator: " ")
      let verdict = RobustnessWords(finding, in: language).verdict
      #expect(verdict.map(texts.contains) == true)
    }
  }

  @Test func everyNumberOfTheTableIsInTheFigure() {
    let finding = SampleFindings.skilledAttendance()
    let texts = XMLCheck(SVGRenderer().render(finding)).elements.filter { $0.name == "text" }
      .map(\.text)
    for row in LeafTable(finding, in: .english).rows {
      #expect(texts.contains(CellText(finding, in: .english).rate(row.figures)))
      #expect(texts.contains("share " + Language.english.percent(row.figures.share)))
      #expect(texts.contains("n " + Language.english.count(row.figures.n)))
    }
  }

  @Test(arguments: [
    (0, "0"), (1, "1"), (1.5, "1.5"), (1.25, "1.3"), (-0.1, "-0.1"), (2.049, "2"), (-12.96, "-13"),
    (-0.01, "0"), (.nan, "0"), (.infinity, "0"), (12.07, "12.1"), (-1.52, "-1.5"),
  ])
  func coordinates(value: Double, expected: String) {
    #expect(SVGInk.number(value) == expected)
  }
}
