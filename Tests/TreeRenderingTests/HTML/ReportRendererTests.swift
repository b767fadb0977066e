import Foundation
import Testing

@testable import FurthestBehind
@testable import TreeRendering

@Suite struct ReportRendererTests {
  private static let entries: [ReportEntry] = {
    var outside = ReportEntry(MeasuredFindings.measured(SampleFindings.stunting))
    outside.entry.status = .outsidePublished
    outside.entry.reason = "Its average is not the published one."
    var regional = MeasuredFindings.skilledAttendance
    regional.group = .init(by: "region", level: "North")
    var failed = ReportEntry(SampleFindings.numeric)
    failed.finding = nil
    failed.entry.status = .failed
    failed.entry.reason = "The column fuel is missing."
    return [
      ReportEntry(MeasuredFindings.skilledAttendance), outside, ReportEntry(regional), failed,
      ReportEntry(SampleFindings.oneNode), ReportEntry(SampleFindings.smallCells),
    ]
  }()

  private let page = ReadPage(ReportRenderer().render(Self.entries))

  @Test func everyTreeHasItsSectionAndItsRow() {
    #expect(page.xml.problem == nil)
    let trees = Self.entries.count { $0.finding != nil }
    #expect(page.elements("section").count == trees + 1)
    #expect(page.elements("nav").count == 1)
    let links = page.elements("a").compactMap { $0.attributes["href"] }
    for place in [1, 2, 3, 5, 6] {
      #expect(links.count { $0 == "#tree-\(place)" } == 2)
    }
    #expect(
      page.elements("h2").map(\.text).prefix(5) == [
        "Contents", "Summary", "Skilled birth attendance", "Stunting",
        "Skilled birth attendance - region: North",
      ])
  }

  @Test func whatFailedIsToldWithItsReason() {
    let item = "Clean cooking fuel: The column fuel is missing."
    #expect(page.elements("li").contains { $0.text == item })
    #expect(page.elements("h3").contains { $0.text == "Not analysed" })
  }

  @Test func whatContradictsAPublishedFigureIsMarked() {
    #expect(page.elements("th").contains { $0.text == "Stunting †" })
    #expect(page.elements("p").contains { $0.text.hasPrefix("† ") })
    #expect(page.elements("p").contains { $0.text == "Its average is not the published one." })
  }

  @Test func summaryFiguresAreThoseOfTheSections() {
    let numbers = page.tableNumbers
    let ticks = Set(["0", "25", "50", "75"] + (0...10).map { "0.\($0)0" })
    let missing = page.elements("text").map(\.text)
      .filter { $0.wholeMatch(of: /\(?[0-9.]+%?\)?/) != nil }
      .flatMap(ReadPage.numbers).filter { !ticks.contains($0) && !numbers.contains($0) }
    #expect(missing.isEmpty)
  }

  @Test func theSummaryTellsTheWidestGapAndWhatRecurs() throws {
    let widest = try #require(page.sentences.first)
    #expect(widest.hasPrefix("The widest gap is in skilled birth attendance: 65.8 percentage"))
    for number in ReadPage.numbers(in: widest) where !["40", "60"].contains(number) {
      #expect(page.tableNumbers.contains(number), "\(number)")
    }
    var other = MeasuredFindings.skilledAttendance
    other.indicator.name = "other"
    other.indicator.title = "Another indicator"
    let two = ReadPage(
      ReportRenderer().render([
        ReportEntry(MeasuredFindings.skilledAttendance), ReportEntry(other),
      ]))
    #expect(two.elements("caption").contains { $0.text == Language.english[.runRecurring] })
    let rows = two.elements("tr").map(\.text)
    #expect(rows.contains("wealth: Bottom 4022Skilled birth attendance, Another indicator"))
  }

  @Test func theSummaryTableIsSavedAsTheRunWritesIt() throws {
    for dialect in CSVRenderer.Dialect.allCases {
      let files = ReadPage(ReportRenderer(dialect: dialect).render(Self.entries)).files
      let file = try #require(files.first { $0.name == "summary.csv" })
      #expect(file.content.hasPrefix("\u{FEFF}") == (dialect == .semicolon))
      let lines = file.content.split(separator: "\n")
      #expect(lines.count == Self.entries.count + 1)
    }
  }

  @Test func titlesOfTheirOwnAndTitlesShared() {
    var women = SampleFindings.stunting
    var men = SampleFindings.stunting
    (women.indicator.name, men.indicator.name) = ("w", "m")
    (women.indicator.unit, men.indicator.unit) = ("women", "men")
    women.indicator.title = "use of the internet"
    men.indicator.title = "use of the internet"
    let page = ReadPage(ReportRenderer().render([women, men].map(ReportEntry.init)))
    #expect(
      page.elements("h2").map(\.text).suffix(2) == [
        "Use of the internet (women)", "Use of the internet (men)",
      ])
  }

  @Test func theTitleIsTheSurveysOrAsGiven() {
    let one = ReportRenderer().render([ReportEntry(SampleFindings.skilledAttendance())])
    let heading = "Who is furthest behind? Lao PDR, Social Indicator Survey II, 2017"
    #expect(ReadPage(one).elements("h1").first?.text == heading)
    #expect(page.elements("h1").first?.text == heading)
    let none = ReportRenderer().render([ReportEntry(SampleFindings.stunting)])
    #expect(ReadPage(none).elements("h1").first?.text == "Who is furthest behind?")
    let given = ReportRenderer(title: "Our <report>").render(Self.entries)
    #expect(ReadPage(given).elements("h1").first?.text == "Our <report>")
  }

  @Test func surveysAreNamedWhereThereAreSeveral() {
    var other = SampleFindings.skilledAttendance()
    other.survey.year = "2023"
    let page = ReadPage(
      ReportRenderer().render([
        ReportEntry(SampleFindings.skilledAttendance()), ReportEntry(other),
      ]))
    #expect(
      page.elements("h2").map(\.text).last
        == "Skilled birth attendance - Lao PDR, Social Indicator Survey II, 2023")
    #expect(page.elements("h1").first?.text == "Who is furthest behind?")
  }

  @Test func sixteenIndicatorsStayUnderTwoMegabytes() {
    let entries = (0..<16).map { _ in ReportEntry(MeasuredFindings.skilledAttendance) }
    let bytes = ReportRenderer().render(entries).utf8.count
    #expect(bytes < 2_000_000)
  }

  @Test func everythingFailed() {
    let failed = Self.entries[3]
    let page = ReadPage(ReportRenderer().render([failed, failed]))
    #expect(page.xml.problem == nil)
    #expect(page.elements("table").isEmpty && page.elements("li").count == 3)
  }
}
