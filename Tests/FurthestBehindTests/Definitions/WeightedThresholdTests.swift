import Microdata
import SurveyModel
import Testing

@testable import FurthestBehind

@Suite struct WeightedThresholdTests {
  /// Scores 1 to 10 with the weight 1 each, and one of them without a score.
  private func table(_ weights: [String], columns: [String] = [], _ values: [[String]] = [])
    -> PlainTable
  {
    PlainTable(
      header: ["score", "w", "hv005"] + columns,
      rows: weights.enumerated().map { row, weight in
        [row == 10 ? "" : "\(row + 1)", weight, weight] + (values.isEmpty ? [] : values[row])
      })
  }

  private let poor = [
    ColumnDefinition(name: "poor", value: "bottom(40, score)", origin: "circumstances.poor")
  ]

  @Test func smallestScoreThatHoldsTheShareIsIncluded() throws {
    let extract = try DefinedExtract(
      table(Array(repeating: "1", count: 11)), poor, weight: "w")
    let texts = try extract.texts("poor")
    #expect(texts == (1...10).map { $0 <= 4 ? "1|yes" : "0|no" } + [""])
    #expect(
      extract.sentences == [
        "circumstances.poor: bottom(40, ..) means 4 or less, and holds 40 per cent of the rows (w)."
      ])
  }

  /// 0.1 + 0.2 and 0.3 are no exact binary fractions: sums of decimals are.
  @Test func sumsOfDecimalsAreExact() throws {
    let weights = ["0.1", "0.2", "0.1", "0.3", "0.3", "0", "", "0", "0", "0", "5"]
    let extract = try DefinedExtract(table(weights), poor, weight: "w")
    #expect(extract.sentences.first?.contains("means 3 or less, and holds 40 per cent") == true)
  }

  @Test func householdsCountTheirMembers() throws {
    let weights = Array(repeating: "1000000", count: 10)
    let members = (1...10).map { [$0 == 1 ? "40" : "1"] }
    let extract = try DefinedExtract(
      table(weights, columns: ["hv009"], members), poor, weight: "hv005")
    let sentence = try #require(extract.sentences.first)
    #expect(sentence.contains("means 1 or less, and holds 81.633 per cent"), "\(sentence)")
    #expect(sentence.contains("people in households (hv005 times hv009)"))
    let alone = try DefinedExtract(table(weights), poor, weight: "hv005")
    #expect(alone.sentences.first?.contains("holds 40 per cent of the households") == true)
    // A line number tells that rows are people.
    let people = try DefinedExtract(
      table(weights, columns: ["hv009", "hvidx"], members.map { $0 + ["1"] }), poor,
      weight: "hv005")
    #expect(people.sentences.first?.contains("of the rows (hv005)") == true)
  }

  @Test func treesTakeThresholdsToo() throws {
    var table = RandomSurvey.table(seed: 3)
    let place = try table.index("wealth")
    var request = RandomSurvey.request
    request.indicator = "bottom(40, wealth)"
    request.direction = .barrier
    request.circumstances = ["place", "school"]
    let made = try table.analysis(request).finding
    #expect(made.run.warnings.contains { $0.hasPrefix("--barrier: bottom(40, ..) means ") })
    let threshold = try #require(
      made.run.warnings.first { $0.hasPrefix("--barrier") }?.split(separator: " ")[4])
    for row in table.rows.indices {
      let isPoor = Double(table.rows[row][place]).map { $0 <= Double(threshold)! }
      table.rows[row].append(isPoor.map { $0 ? "1" : "0" } ?? "")
    }
    table.header.append("poor")
    request.indicator = "poor"
    #expect(try table.finding(request).nodes == made.nodes)
  }

  @Test func missingMayCountAsNo() throws {
    let table = PlainTable(
      header: ["y", "g"],
      rows: (0..<300).map { ["\($0 % 3 == 0 ? "" : "\($0 % 2)")", "\($0 % 7)"] })
    var request = TreeRequest(input: .standardInput, indicator: "y", direction: .opportunity)
    request.circumstances = ["g"]
    #expect(try table.finding(request).sample.used == 200)
    request.countsMissingAsNo = true
    let finding = try table.finding(request)
    #expect(finding.sample.used == 300)
    #expect(finding.nodes.first?.rate == 100.0 / 300)
  }
}
