import Foundation
import FurthestBehind
import SurveyModel
import Testing

/// Equal questions to equal data have equal answers, to the byte.
@Suite struct DeterminismTests {
  /// The sample data several times over, so that several threads have work: some megabytes.
  private static func longSample() throws -> PlainTable {
    var table = try PlainTable(reading: Repository.sample)
    table.rows = Array(repeating: table.rows, count: 8).flatMap { $0 }
    return table
  }

  private static func json(_ finding: Finding) throws -> String {
    String(decoding: try finding.json(), as: UTF8.self)
  }

  @Test func theNumberOfThreadsChangesNoByte() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("women.csv")
    try Data(Self.longSample().csv.utf8).write(to: file)
    var request = TreeRequest.sampleTree
    request.input = .file(file.path)
    request.bootstrap = 5
    request.crossfit = 1
    var results: Set<String> = []
    for threads in [1, 2, 4, 4] {
      request.threads = threads
      results.insert(try Self.json(try TreeAnalysis(request).finding))
    }
    #expect(results.count == 1)
    let result = try #require(results.first)
    #expect(result.contains("\"fingerprint\""))
    #expect(!result.contains(folder.url.lastPathComponent))
  }

  @Test func theOrderOfRowsChangesNoByteButTheInputs() throws {
    var table = try PlainTable(reading: Repository.sample)
    var request = TreeRequest.sampleTree
    request.bootstrap = 5
    request.crossfit = 1
    let straight = try table.finding(request)
    var random = SeededGenerator(seed: 7)
    table.rows.shuffle(using: &random)
    let shuffled = try table.finding(request)
    #expect(shuffled.run.input.bytes == straight.run.input.bytes)
    #expect(shuffled.run.input.fingerprint != straight.run.input.fingerprint)
    #expect(try Self.json(shuffled.withoutInput) == Self.json(straight.withoutInput))
  }

  /// Rows are added up in an order of cells that suits neighbouring rows: of one region, or of any.
  @Test func regionsThatStandTogetherChangeNoByte() throws {
    var table = PlainTable(
      header: ["wealth", "age", "region", "w", "y"],
      rows: (0..<70_000).map { row in
        let (wealth, age, region) = (row * 7919 % 5, row * 104_729 % 30, row / 10_000)
        let isOne = (row * 31 + wealth + region * 5) % 11 < 4 + wealth
        return [
          row % 1009 == 3 ? "" : "\(wealth)", "\(age)", "\(region)",
          row % 501 == 7 ? "0" : "1.\(row / 25 % 90 + 10)", row % 13 == 5 ? "" : isOne ? "1" : "0",
        ]
      })
    var request = TreeRequest(input: .standardInput, indicator: "y", direction: .opportunity)
    request.circumstances = ["wealth", "age", "region"]
    request.weight = "w"
    let straight = try table.finding(request)
    #expect(straight.nodes.count > 1)
    var random = SeededGenerator(seed: 7)
    table.rows.shuffle(using: &random)
    let shuffled = try table.finding(request)
    #expect(try Self.json(shuffled.withoutInput) == Self.json(straight.withoutInput))
  }

  @Test func aResultReadBackIsTheSame() throws {
    let finding = try TreeAnalysis(.sampleTree).finding
    let json = try finding.json()
    let again = try Finding(json: json)
    #expect(again == finding)
    #expect(try again.json() == json)
  }

  @Test func theResultHoldsNoRowAndNoCodeOfTheDesign() throws {
    // Codes that could come from nowhere else.
    var table = try PlainTable(reading: Repository.sample)
    try table.map("woman_id") { "woman-\($0)-id" }
    try table.map("psu") { "cluster-\($0)-code" }
    try table.map("stratum") { "stratum-\($0)-code" }
    var request = TreeRequest.sampleTree
    request.bootstrap = 5
    request.crossfit = 1
    let json = try Self.json(try table.finding(request))
    #expect(!json.contains("-id") && !json.contains("-code"))
  }
}
