import Foundation
import Testing

@testable import FurthestBehind
@testable import TreeRendering

@Suite struct HTMLRendererTests {
  @Test(arguments: 0..<30)
  func thePageIsWellFormedAndStandsAlone(seed: Int) {
    let page = ReadPage(HTMLRenderer().render(MeasuredFindings.random(seed: UInt64(seed))))
    #expect(page.xml.problem == nil)
    let allowed = page.markup.replacing("xmlns=\"http://www.w3.org/2000/svg\"", with: "")
    #expect(!allowed.contains("http:") && !allowed.contains("https:") && !allowed.contains("url("))
    let names = Set(page.xml.elements.map(\.name))
    #expect(names.isDisjoint(with: ["script", "link", "img", "iframe", "object", "form"]))
    #expect(
      page.xml.elements.allSatisfy { element in
        element.attributes.allSatisfy { !$0.key.hasPrefix("on") && $0.key != "style" }
      })
  }

  @Test(arguments: 0..<30)
  func thePageIsMadeForEverybody(seed: Int) {
    let page = ReadPage(HTMLRenderer().render(MeasuredFindings.random(seed: UInt64(seed))))
    #expect(page.elements("html").first?.attributes["lang"] == "en")
    #expect(page.elements("main").count == 1 && page.elements("h1").count == 1)
    let ids = page.xml.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    let jumps = page.elements("a").compactMap { $0.attributes["href"] }.filter { $0.hasPrefix("#") }
    #expect(jumps.allSatisfy { ids.contains(String($0.dropFirst())) })
    let levels = page.xml.elements.compactMap { element in
      element.name.count == 2 && element.name.hasPrefix("h") ? Int(element.name.dropFirst()) : nil
    }
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
    #expect(page.elements("table").count == page.elements("caption").count)
    #expect(page.elements("caption").allSatisfy { !$0.text.isEmpty })
    #expect(page.elements("th").allSatisfy { ["col", "row"].contains($0.attributes["scope"]) })
    #expect(page.elements("svg").allSatisfy { $0.attributes["role"] == "img" })
    #expect(page.elements("details").allSatisfy { $0.attributes["open"] != nil })
  }

  @Test(arguments: 0..<30)
  func everyNumberOfASentenceStandsInATable(seed: Int) {
    let finding =
      seed == 0
      ? MeasuredFindings.skilledAttendance
      : MeasuredFindings.random(seed: UInt64(seed))
    let page = ReadPage(HTMLRenderer().render(finding))
    let inTables = page.tableNumbers
    // Names hold numbers of their own.
    let names = Set(
      ReadPage.numbers(
        in: ([finding.indicator.title]
          + finding.circumstances.flatMap { [$0.label] + $0.levels })
          .joined(separator: " ")))
    #expect(page.sentences.count >= 2)
    for sentence in page.sentences {
      let missing = ReadPage.numbers(in: sentence).filter {
        !inTables.contains($0) && !names.contains($0)
      }
      #expect(missing.isEmpty, "\(sentence)")
    }
  }

  @Test(arguments: SampleFindings.all.map(\.name))
  func figureAndTableAgree(name: String) throws {
    let sample = try #require(SampleFindings.all.first { $0.name == name }?.finding)
    let page = ReadPage(HTMLRenderer().render(MeasuredFindings.measured(sample)))
    let cells = Set((page.elements("td") + page.elements("th")).map(\.text))
    let texts = page.elements("text").map(\.text)
    let rates = texts.filter { $0.hasSuffix("%") && !$0.contains(" ") }
    #expect(!rates.isEmpty)
    let ticks: Set = ["0%", "25%", "50%", "75%", "100%"]
    for rate in rates where !ticks.contains(rate) {
      #expect(cells.contains(rate), "\(rate)")
    }
    for row in LeafTable(sample, in: .english).rows where !sample.nodes[0].leaf {
      #expect(texts.contains(CellText(sample, in: .english).rate(row.figures)))
      #expect(cells.contains(CellText(sample, in: .english).rate(row.figures)))
    }
  }

  @Test func howTheTreeWasFoundStandsInTables() throws {
    var finding = MeasuredFindings.skilledAttendance
    finding.importance = [
      .init(circumstance: "wealth", gain: 80, share: 0.8),
      .init(circumstance: "residence", gain: 20, share: 0.2),
      .init(circumstance: "age_group", gain: 0, share: 0),
    ]
    finding.rivals = [
      .init(id: 2, circumstance: "education", percentOfGain: 97.5, nearTie: true),
      .init(id: 3, circumstance: "education", percentOfGain: 80, nearTie: false),
    ]
    finding.cpTable = .init(
      rule: "cv-1se", folds: 10, foldUnit: "psu", chosenSplits: 3,
      rows: [
        .init(cp: 0.2, splits: 0, relativeError: 1, xerror: 1.01, xstd: 0.02),
        .init(cp: 0.01, splits: 3, relativeError: 0.7, xerror: 0.72, xstd: 0.018),
      ])
    let rows = ReadPage(HTMLRenderer().render(finding)).elements("tr").map(\.text)
    #expect(rows.contains("wealth80.0%") && rows.contains("residence20.0%"))
    #expect(!rows.contains { $0.hasPrefix("age group0.0%") })
    #expect(rows.contains { $0.hasPrefix("Bottom 40: residenceeducation97.5%") })
    #expect(rows.count { $0.contains("education80.0%") } == 0)
    #expect(rows.contains("0.01 (chosen)30.700000.720000.01800"))
  }

  @Test func hostileLabelsKeepTheirText() {
    let page = ReadPage(
      HTMLRenderer().render(MeasuredFindings.measured(SampleFindings.hostileLabels)))
    #expect(page.xml.problem == nil)
    #expect(page.elements("h1").first?.text.contains("\"A & B\" <safe> \\ water {x|y}") == true)
    #expect(page.elements("th").contains { $0.text.contains("No\"rth\" & <Sou'th>") })
    #expect(page.elements("bdi").contains { $0.text == "منطقة ريفية" })
    #expect(page.elements("b").isEmpty)
  }

  @Test(arguments: [CSVRenderer.Dialect.plain, .semicolon])
  func figuresAndTablesCanBeSaved(dialect: CSVRenderer.Dialect) throws {
    let finding = MeasuredFindings.skilledAttendance
    let files = ReadPage(HTMLRenderer(dialect: dialect).render(finding)).files
    #expect(
      files.map(\.name) == [
        "skilled-birth-attendance.svg", "skilled-birth-attendance.csv",
        "skilled-birth-attendance-targeting.svg", "skilled-birth-attendance-stability.svg",
      ])
    #expect(files[0].content == SVGRenderer().render(finding))
    #expect(files[1].content == CSVRenderer(dialect: dialect).render(finding))
  }

  @Test func hiddenFiguresAreNotOnThePage() {
    let finding = SampleFindings.smallCells
    let page = ReadPage(HTMLRenderer().render(finding))
    let rows = LeafTable(finding, in: .english).rows.filter { $0.figures.suppressed }
    #expect(!rows.isEmpty)
    #expect(page.elements("td").count { $0.text == "*" } >= rows.count)
    #expect(page.elements("p").contains { $0.text.hasPrefix("* Hidden") })
  }

  @Test func aContradictedFigureIsMarked() throws {
    var finding = SampleFindings.skilledAttendance()
    finding.published = .init(rate: 0.7, tolerance: 0.01, isWithin: false)
    let page = ReadPage(HTMLRenderer().render(finding))
    let words = try #require(page.elements("strong").first?.text)
    #expect(words.contains("64.4 per cent") && words.contains("70.0 per cent"))
    finding.published?.isWithin = true
    #expect(ReadPage(HTMLRenderer().render(finding)).elements("strong").isEmpty)
  }

  @Test(arguments: [Language.french, .spanish], 0..<10)
  func noEnglishIsLeft(language: Language, seed: Int) {
    let markup = HTMLRenderer(language: language).render(
      MeasuredFindings.random(seed: UInt64(seed)))
    #expect(markup.contains("<html lang=\"\(language.rawValue)\""))
    let page = ReadPage(markup)
    let texts = page.xml.elements.filter { !["style", "html", "head"].contains($0.name) }.map(
      \.text)
    for word in ["urthest ", " rows", "per cent", "hare of", "Average", "Cross-", "nterval "] {
      #expect(!texts.contains { $0.contains(word) }, "\(word)")
    }
  }

  @Test(arguments: ["one-node", "small-cells"])
  func golden(name: String) throws {
    let finding = try #require(SampleFindings.all.first { $0.name == name }?.finding)
    try GoldenFile.expect(HTMLRenderer().render(finding), equals: name + ".html")
  }
}
