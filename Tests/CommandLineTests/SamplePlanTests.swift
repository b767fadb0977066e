import Foundation
import FurthestBehind
import SurveyModel
import Testing

/// The sample's plan in one run, beside the aggregates that ESCAP published for Lao PDR.
///
/// `FURTHEST_BEHIND_REGENERATE=1 swift test --filter SamplePlanTests` writes the table in
/// `SampleData/README.md` anew.
@Suite struct SamplePlanTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func aRunShowsWhatWasPublished() throws {
    let folder = try TemporaryFolder()
    let plan = Self.root.appendingPathComponent("SampleData/plan.json").path
    let outcome = try BuiltTool.run(["batch", plan, "-o", "run"], in: folder.url)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.output == "29 trees: 29 done. Results are in run.\n")
    let aggregates = try Self.aggregates()
    #expect(aggregates.count == 29)
    var rows: [String] = []
    var same = 0
    for aggregate in aggregates {
      let json = try Data(
        contentsOf: folder.file("run/national/\(aggregate.indicator).json"))
      let finding = try Finding(json: json)
      let root = try #require(finding.nodes.first)
      let behind = try #require(finding.nodes.first { $0.id == finding.furthestBehind })
      let ahead = try #require(finding.nodes.first { $0.id == finding.furthestAhead })
      #expect(finding.indicator.direction.rawValue == aggregate.direction)
      #expect(finding.published?.isWithin == true, "\(aggregate.indicator)")
      let rate = try #require(root.rate)
      #expect(abs(rate - aggregate.average) <= 0.01, "\(aggregate.indicator)")
      // The groups are those published, and so are their rates, within the published tolerance.
      #expect(Group(behind) == aggregate.behind, "\(aggregate.indicator)")
      #expect(Group(ahead) == aggregate.ahead, "\(aggregate.indicator)")
      same += Group(behind) == aggregate.behind ? 1 : 0
      #expect(abs((behind.rate ?? 2) - aggregate.behindRate) < 0.01, "\(aggregate.indicator)")
      #expect(abs((ahead.rate ?? 2) - aggregate.aheadRate) < 0.01, "\(aggregate.indicator)")
      #expect(abs(behind.share - aggregate.behindShare) < 0.01, "\(aggregate.indicator)")
      #expect(abs(ahead.share - aggregate.aheadShare) < 0.01, "\(aggregate.indicator)")
      rows.append(
        Self.row(aggregate, shown: [rate, behind.rate, ahead.rate], title: finding.titleOfRow))
    }
    #expect(same >= 10)
    try Self.expect(rows.joined(separator: "\n"))
  }

  /// A group by its conditions, in whatever order they stand.
  private struct Group: Equatable {
    var conditions: [String: Set<String>] = [:]

    init(_ node: Finding.Node) {
      for condition in node.conditions {
        switch condition {
        case .levels(let circumstance, let levels): conditions[circumstance] = Set(levels)
        case .range(let circumstance, let from, let below, _):
          // Cuts stand halfway between whole numbers.
          var words: Set<String> = []
          if let from { words.insert(">= \(Int(from.rounded(.up)))") }
          if let below { words.insert("<= \(Int(below.rounded(.down)))") }
          conditions[circumstance] = words
        }
      }
    }

    /// "wealth: Bottom 40; children_under_5 >= 2".
    init(_ text: String) {
      for part in text.components(separatedBy: "; ") {
        let sides = part.components(separatedBy: ": ")
        if sides.count == 2 {
          conditions[sides[0]] = Set(sides[1].components(separatedBy: " | "))
        } else if let sign = part.range(of: " >= ") ?? part.range(of: " <= ") {
          conditions[String(part[..<sign.lowerBound])] = [
            String(part[part.index(after: sign.lowerBound)...])
          ]
        }
      }
    }
  }

  /// A line of the published aggregates.
  private struct Aggregate {
    var indicator: String
    var direction: String
    var average: Double
    var words: String
    var behind: Group
    var behindShare: Double
    var behindRate: Double
    var ahead: Group
    var aheadShare: Double
    var aheadRate: Double
  }

  private static func aggregates() throws -> [Aggregate] {
    let file = root.appendingPathComponent("Tests/References/lao-2017-aggregates.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
    return try lines.dropFirst().map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      func number(_ place: Int) throws -> Double { try #require(Double(fields[place])) }
      return Aggregate(
        indicator: fields[0], direction: fields[1], average: try number(3), words: fields[4],
        behind: Group(fields[4]), behindShare: try number(5), behindRate: try number(6),
        ahead: Group(fields[7]), aheadShare: try number(8), aheadRate: try number(9))
    }
  }

  // MARK: The table of the sample's page

  private static let heading = """
    | indicator | furthest behind | average: published | shown | worst: published | shown | best: published | shown |
    | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
    """

  private static func row(_ aggregate: Aggregate, shown: [Double?], title: String) -> String {
    func percent(_ share: Double?) -> String {
      share.map { String(format: "%.1f", $0 * 100) } ?? "-"
    }
    let published = [aggregate.average, aggregate.behindRate, aggregate.aheadRate]
    let figures = zip(published, shown).map { "\(percent($0)) | \(percent($1))" }
    let words = aggregate.words.replacing(" | ", with: " or ").replacing("_", with: " ")
    return "| \(title) | \(words) | \(figures.joined(separator: " | ")) |"
  }

  /// Compares the table on the page with this one, or keeps it when the environment asks for that.
  private static func expect(_ rows: String) throws {
    let file = root.appendingPathComponent("SampleData/README.md")
    let page = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(page.range(of: "<!-- comparison -->\n"))
    let end = try #require(page.range(of: "\n<!-- end of the comparison -->"))
    let table = heading + "\n" + rows
    if ProcessInfo.processInfo.environment["FURTHEST_BEHIND_REGENERATE"] != nil {
      let new = page.replacingCharacters(
        in: start.upperBound..<end.lowerBound, with: table)
      try Data(new.utf8).write(to: file)
    } else {
      #expect(page[start.upperBound..<end.lowerBound] == table)
    }
  }
}

extension Finding {
  /// The indicator with the people whom it is about, where others share its title.
  fileprivate var titleOfRow: String {
    indicator.title + (indicator.unit.map { " (\($0))" } ?? "")
  }
}
