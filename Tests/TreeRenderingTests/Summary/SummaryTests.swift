import Foundation
import SurveyModel
import Testing

@testable import FurthestBehind
@testable import TreeRendering

@Suite struct SummaryTests {
  /// A run with every kind of entry; names and labels are hostile where they can be.
  static let summary: CountrySummary = {
    var findings: [String: Finding] = [:]
    var entries: [RunManifest.Entry] = []
    func add(
      _ name: String, _ finding: Finding?, _ status: RunManifest.Status = .done,
      group: Finding.Group? = nil, isExtended: Bool = false, reason: String? = nil
    ) {
      let folder = group.map { "by-\($0.by)/\($0.level)" } ?? "national"
      let file = "\(folder)/\(name)\(isExtended ? "-extended" : "").json"
      entries.append(
        .init(
          name: name, title: finding?.indicator.title ?? name, extract: "women",
          surveyID: nil, survey: .init(country: "Lao PDR", year: "2017"), group: group,
          isExtended: isExtended, status: status, file: finding == nil ? nil : file,
          reason: reason))
      findings[file] = finding
    }
    let attendance = SampleFindings.skilledAttendance()
    add("stunting", SampleFindings.stunting)
    add("one-node", SampleFindings.oneNode)
    add("attendance", attendance)
    add("hostile", SampleFindings.hostileLabels)
    add("numeric", SampleFindings.numeric, .outsidePublished, reason: "It is outside.")
    add("attendance", attendance, group: .init(by: "region", level: "North | \"1\""))
    add("attendance", attendance, isExtended: true)
    add("broken", nil, .failed, reason: "There is no column *x*, and [no] other.")
    return CountrySummary(
      RunManifest(tool: .init(name: "furthest-behind", version: "0"), entries: entries),
      findings: findings)
  }()

  @Test func rowsStandByGapAndGroupsApart() {
    let rows = Self.summary.rows
    let ranked = rows.filter(\.isRanked)
    #expect(ranked.count == 4 && rows.count == 7)
    #expect(rows.prefix(5).allSatisfy { $0.entry.group == nil && !$0.entry.isExtended })
    #expect(rows[5].entry.group != nil && rows[6].entry.isExtended)
    let gaps = rows.prefix(5).map { $0.gap ?? -1 }
    #expect(gaps == gaps.sorted(by: >))
    // A tree of one node has nobody furthest behind, and stands last.
    #expect(rows[4].entry.name == "one-node" && rows[4].behind == nil && rows[4].gap == nil)
    #expect(Self.summary.failures.map(\.name) == ["broken"])
  }

  @Test func figuresAreThoseOfTheFinding() throws {
    let row = try #require(Self.summary.rows.first { $0.entry.name == "attendance" })
    let finding = SampleFindings.skilledAttendance()
    #expect(row.average == finding.nodes[0].rate)
    #expect(row.behind?.rate == 0.282634 && row.ahead?.rate == 0.941039)
    #expect(row.gap == finding.gap && row.n == finding.sample.used)
    #expect(row.leaves == finding.nodes.count(where: \.leaf))
    #expect(row.ratio == 0.941039 / 0.282634)
  }

  @Test func thePortraitCountsRankedIndicators() throws {
    for item in Self.summary.portrait {
      #expect(!item.indicators.contains { $0.name == "numeric" || $0.isExtended })
      #expect(item.indicators.count <= item.outOf)
    }
    let poor = try #require(
      Self.summary.portrait.first {
        $0.value == .levels(circumstance: "wealth", levels: ["Bottom 40"])
      })
    #expect(poor.indicators.contains { $0.name == "attendance" })
    let counts = Self.summary.portrait.map(\.indicators.count)
    #expect(counts == counts.sorted(by: >))
  }

  @Test(arguments: CSVRenderer.Dialect.allCases)
  func everyLineOfTheTableHasEveryField(dialect: CSVRenderer.Dialect) {
    let text = SummaryTable(dialect: dialect).render(Self.summary)
    let separator: Character = dialect == .plain ? "," : ";"
    var counts: Set<Int> = []
    for line in text.split(separator: "\n") {
      var isQuoted = false
      counts.insert(
        line.reduce(1) { count, character in
          if character == "\"" { isQuoted.toggle() }
          return count + (character == separator && !isQuoted ? 1 : 0)
        })
    }
    #expect(counts == [36])
    #expect(text.split(separator: "\n").count == 9)
  }

  @Test(arguments: Language.allCases)
  func thePageIsAsKept(language: Language) throws {
    let page = SummaryMarkdown(language: language).render(Self.summary)
    // What is not passed off as good takes no part in the tables of good trees.
    let ranked = page.components(separatedBy: "\n## ").dropLast(2).joined()
    #expect(!ranked.contains("It is outside."))
    try GoldenFile.expect(page, equals: "summary-\(language.rawValue).md")
  }

  @Test(arguments: Language.allCases)
  func everyRowOfATableHasTheSameCells(language: Language) {
    let page = SummaryMarkdown(language: language).render(Self.summary)
    for block in page.components(separatedBy: "\n\n") where block.hasPrefix("| ") {
      let cells = block.split(separator: "\n").filter { $0.hasPrefix("|") }.map { line in
        line.replacing("\\|", with: "").count { $0 == "|" }
      }
      #expect(Set(cells).count == 1, "\(block)")
    }
  }

  @Test func severalSurveysShareATable() {
    func row(_ survey: String, _ year: String, gap: Double) -> CountrySummary.Row {
      var row = CountrySummary.Row(
        .init(
          name: "attendance", title: "Attendance", extract: "w", surveyID: survey,
          survey: .init(country: "X", year: year), group: nil, isExtended: false, status: .done,
          file: "\(survey).json", reason: nil), SampleFindings.skilledAttendance())
      row.gap = gap
      return row
    }
    let rows = [row("x-2012", "2012", gap: 0.7), row("x-2017", "2017", gap: 0.6)]
    let summary = CountrySummary(
      RunManifest(
        tool: .init(name: "furthest-behind", version: "0"), entries: rows.map(\.entry)),
      rows: rows)
    #expect(summary.surveys == ["x-2012", "x-2017"])
    let page = SummaryMarkdown().render(summary)
    #expect(page.contains("## Across surveys"))
    #expect(page.contains("| Attendance | X 2012 |") && page.contains("| Attendance | X 2017 |"))
    #expect(summary.portrait.contains { $0.surveyID == "x-2012" && $0.outOf == 1 })
  }
}
