import Foundation
import FurthestBehind
import Testing

@testable import furthest_behind

/// `furthest-behind inequality` from the command line to its outputs.
@Suite struct InequalityCommandTests {
  private static let sample = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("SampleData/synthetic-lao-women.csv").path

  private func run(_ arguments: [String]) throws -> BuiltTool.Outcome {
    try BuiltTool.run(
      [
        "inequality", Self.sample, "--circumstances", "wealth,residence,education", "--ordered",
        "education=Lower,Secondary,Higher", "--weight", "weight", "--psu", "psu", "--strata",
        "stratum",
      ] + arguments)
  }

  @Test(arguments: [("text", "txt"), ("markdown", "md"), ("csv", "csv")])
  func everyFormIsAsKept(format: String, ending: String) throws {
    let outcome = try run([
      "--opportunity", "skilled_attendance", "--title", "Skilled attendance", "--rank",
      "wealth_quintile", "--format", format,
    ])
    #expect(outcome.exitCode == 0)
    #expect(outcome.errors == "")
    try Golden.expect(outcome.output, equals: "inequality-skilled-attendance.\(ending)")
  }

  @Test func aBarrierIsMarked() throws {
    let outcome = try run(["--barrier", "skilled_attendance"])
    try Golden.expect(outcome.output, equals: "inequality-barrier.txt")
    #expect(outcome.output.contains("D-index (*)"))
  }

  @Test func theResultIsReadBack() throws {
    let outcome = try run(["--opportunity", "skilled_attendance", "--format", "json"])
    let finding = try InequalityFinding(json: Data(outcome.output.utf8))
    #expect(finding.schema == InequalityFinding.currentSchema)
    #expect(String(decoding: try finding.json(), as: UTF8.self) == outcome.output)
  }

  @Test func groupsShareAPart() throws {
    let outcome = try run([
      "--opportunity", "skilled_attendance", "--group", "place=wealth,residence", "--format",
      "json",
    ])
    let finding = try InequalityFinding(json: Data(outcome.output.utf8))
    #expect(finding.inequality.shapley?.map(\.circumstance) == ["place", "education"])
  }

  @Test(arguments: [
    (["--rank", "wealf"], ExitCode.data, "Did you mean \"wealth\"?"),
    (["--group", "wealth", "--group", "wealth"], .usage, "--group names \"wealth\" twice"),
    (["--group", "regionn"], .data, "which is none of the circumstances"),
    (["-o", "figure.svg"], .usage, "is no tree and cannot be written as svg"),
    (["--format", "dot"], .usage, "dot"),
  ])
  func whatCannotBeDoneIsSaid(arguments: [String], code: ExitCode, words: String) throws {
    let outcome = try run(["--opportunity", "skilled_attendance"] + arguments)
    #expect(outcome.exitCode == Int32(code.rawValue))
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(outcome.output == "")
  }

  @Test func theTreePrintsASectionOnInequality() throws {
    let outcome = try BuiltTool.run([
      "tree", Self.sample, "--opportunity", "skilled_attendance", "--circumstances",
      "wealth,residence", "--weight", "weight", "--psu", "psu", "--strata", "stratum",
    ])
    let lines = outcome.output.split(separator: "\n").map(String.init)
    let heading = try #require(lines.firstIndex(of: "Inequality"))
    #expect(lines[heading + 1].hasPrefix("D-index"))
  }
}
