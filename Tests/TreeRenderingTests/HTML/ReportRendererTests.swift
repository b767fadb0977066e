import Foundation
import Testing

@testable import FurthestBehind
@testable import TreeRendering

@Suite struct ReportRendererTests {
  private static let entries: [ReportEntry] = {
    var outside = ReportEntry(MeasuredFindings.measured(SampleFindings.stunting))
    outside.isOutsidePublished = true
    outside.reason = "Its average is not the published one."
    var regional = MeasuredFindings.skilledAttendance
    regional.group = .init(by: "region", level: "North")
    var failed = ReportEntry(SampleFindings.numeric)
    failed.finding = nil
    failed.reason = "The column fuel is missing."
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
