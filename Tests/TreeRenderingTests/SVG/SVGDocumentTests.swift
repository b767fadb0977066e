import Testing

@testable import FurthestBehind
@testable import TreeRendering

@Suite struct SVGDocumentTests {
  @Test(arguments: 0..<60)
  func wellFormedAndPlain(seed: Int) throws {
    let finding = RandomFindings.finding(seed: UInt64(seed))
    let xml = XMLCheck(SVGRenderer().render(finding))
    #expect(xml.problem == nil)
    let root = try #require(xml.elements.first)
    #expect(root.name == "svg" && root.attributes["role"] == "img")
    #expect(xml.elements.filter { $0.depth == 1 }.prefix(2).map(\.name) == ["title", "desc"])
    let names = Set(xml.elements.map(\.name))
    #expect(names.isSubset(of: ["svg", "title", "desc", "rect", "path", "line", "text"]))
    #expect(xml.elements.allSatisfy { $0.attributes["style"] == nil })
  }

  @Test(arguments: 0..<60)
  func extremesAreNamedInOneTextElement(seed: Int) {
    let finding = RandomFindings.finding(seed: UInt64(seed))
    let texts = XMLCheck(SVGRenderer().render(finding)).elements.filter { $0.name == "text" }
    let expected = finding.nodes.count > 1 ? 1 : 0
    #expect(texts.count { $0.text.contains("Furthest behind") } == expected)
    #expect(texts.count { $0.text.contains("Furthest ahead") } == expected)
  }

  @Test func hostileLabelsKeepTheirText() {
    let xml = XMLCheck(SVGRenderer().render(SampleFindings.hostileLabels))
    #expect(xml.problem == nil)
    let text = xml.elements.filter { $0.name == "text" }.map(\.text).joined(separator: " ")
    #expect(text.contains("Access to \"A & B\" <safe> \\ water {x|y}"))
    #expect(text.contains("No\"rth\" & <Sou'th> or back\\slash \\N new line {a|b}"))
    #expect(text.contains("منطقة ريفية"))
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
    (0, "0"), (1, "1"), (1.5, "1.5"), (1.25, "1.25"), (-0.01, "-0.01"), (2.049, "2.05"),
    (-0.001, "0"), (.nan, "0"), (.infinity, "0"), (12.007, "12.01"),
  ])
  func coordinates(value: Double, expected: String) {
    #expect(SVGInk.number(value) == expected)
  }
}
