import Foundation
import FurthestBehind
import Testing

@testable import furthest_behind

@Suite struct CheckCommandTests {
  private static let sample = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("SampleData/plan.json").path

  /// A folder with an extract and a plan for it.
  private static func folder(
    indicator: String = "\"opportunity\": \"y\"", more: String = "", extract: String? = nil
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try Data((extract ?? SmallExtract.good).utf8).write(to: folder.file("women.csv"))
    let plan = """
      {
        "files": {"women": {"path": "women.csv", "weight": "w"}},
        "circumstances": {"wealth": "wealth", "place": "place"},
        "indicators": [{"name": "a", \(indicator)}]\(more)
      }
      """
    try Data(plan.utf8).write(to: folder.file("plan.json"))
    return folder
  }

  private static func check(
    _ folder: TemporaryFolder, _ options: String...
  ) throws -> BuiltTool.Outcome {
    try BuiltTool.run(["check", "plan.json"] + options, in: folder.url)
  }

  @Test func theSamplesCheckIsAsKept() throws {
    let outcome = try BuiltTool.run(["check", Self.sample])
    #expect(outcome.exitCode == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    try Golden.expect(outcome.output, equals: "check-80.txt")
  }

  @Test(arguments: [40, 60, 80, 120])
  func linesFitTheWidth(width: Int) throws {
    let outcome = try BuiltTool.run(["check", Self.sample, "--width", String(width)])
    for line in outcome.output.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
  }

  @Test func jsonHoldsTheSame() throws {
    let folder = try Self.folder()
    let outcome = try Self.check(folder, "--format", "json")
    #expect(outcome.exitCode == 0)
    let check = try JSONDecoder().decode(RunCheck.self, from: Data(outcome.output.utf8))
    #expect(check.schema == "furthest-behind-check/1")
    #expect(check.extracts.map(\.rows) == [200] && check.indicators.map(\.used) == [200])
    #expect(try Self.check(folder, "-o", "check.json").output.isEmpty)
    #expect(try folder.text("check.json") == outcome.output)
    #expect(try Self.check(folder, "--format", "csv").exitCode == ExitCode.usage.rawValue)
    #expect(try Self.check(folder, "-o", "plan.json").exitCode == ExitCode.usage.rawValue)
  }

  @Test(arguments: [
    ("\"opportunity\": \"y\"", ExitCode.done, ""),
    ("\"opportunity\": \"y\", \"published\": {\"rate\": 0.9}", .partFailed, "The average is"),
    ("\"opportunity\": \"w / (w - 1.25) > 1\"", .data, "women.csv, line 2"),
    ("\"opportunity\": \"place > 2\"", .data, "place"),
    ("\"opportunity\": \"y\", \"universe\": \"w > 9\"", .data, "200 outside the population"),
    ("\"opportunity\": \"yy\"", .data, "there is no column yy in women.csv"),
  ])
  func theExitCodeTellsWhatIsWrong(indicator: String, code: ExitCode, words: String) throws {
    let outcome = try Self.check(try Self.folder(indicator: indicator))
    #expect(outcome.exitCode == code.rawValue, "\(outcome.errors)")
    #expect(words.isEmpty || outcome.errors.contains(words), "\(outcome.errors)")
    #expect(outcome.output.contains("women: women.csv, "))
    // What the plan lacks is told once.
    #expect(outcome.errors.components(separatedBy: "error: ").count == (code == .done ? 1 : 2))
  }

  @Test func dataThatAreNotThereAreNoFaultOfThePlan() throws {
    let folder = try Self.folder()
    try FileManager.default.removeItem(at: folder.file("women.csv"))
    let whole = try Self.check(folder)
    #expect(whole.exitCode == ExitCode.input.rawValue)
    #expect(whole.errors.contains("cannot open women.csv"))
    let alone = try Self.check(folder, "--plan-only")
    #expect(alone.exitCode == 0 && alone.errors.contains("note: plan.json, line 2"))
    #expect(alone.output == "1 extract, 1 indicator, 1 tree; no row was read.\n")
    let wrong = try Self.check(
      try Self.folder(indicator: "\"opportunity\": \"yy\""), "--plan-only")
    #expect(wrong.exitCode == ExitCode.data.rawValue)
  }

  @Test func noCodeIsTold() throws {
    var rows = "w,psu,stratum,wealth,place,y\n"
    for row in 0..<200 {
      rows += "1.\(row % 3),canarypsu\(row / 20),canarystratum\(row / 60),"
      rows += "\(row % 2),a,\(row % 5 / 4)\n"
    }
    let folder = try Self.folder(extract: rows)
    let plan = try folder.text("plan.json").replacing(
      "\"weight\": \"w\"", with: "\"weight\": \"w\", \"psu\": \"psu\", \"strata\": \"stratum\"")
    try Data(plan.utf8).write(to: folder.file("plan.json"))
    for options in [[], ["--format", "json"]] {
      let outcome = try BuiltTool.run(["check", "plan.json"] + options, in: folder.url)
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      #expect(!(outcome.output + outcome.errors).contains("canary"))
    }
  }
}
