import Foundation
import FurthestBehind
import Testing

@testable import furthest_behind

@Suite struct PlanCommandTests {
  /// A DHS women's file with the module on violence, a column without a value, and none on money.
  private static let women: String = {
    var rows =
      "caseid,v005,v012,v021,v022,v025,v106,v190,v137,v201,v208,v313,v502,v044,d005,"
      + "d106,d107,v169a,V744A,v744b,v744c,v744d,v744e\n"
    for row in 0..<600 {
      let violence =
        row % 3 == 0 ? "1,\(900_000 + row * 7 % 999),\(row % 4 / 3),\(row % 7 / 6)" : "0,,,"
      rows +=
        "\(row),\(800_000 + row * 13 % 997),\(15 + row % 35),\(row / 20 + 1),\(row / 20 % 3 + 1),"
        + "\(1 + row / 20 % 2),\(row % 4),\(1 + row % 5),\(row % 3),\(row % 5),\(row % 3),"
        + "\(row % 11 % 4),\(row % 10 / 3 % 3),\(violence),,\(row % 5 / 4),0,\(row % 6 / 5),8,0\n"
    }
    return rows
  }()

  private static func folder(_ extract: String = women) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try Data(extract.utf8).write(to: folder.file("women.csv"))
    return folder
  }

  private static func plan(
    _ folder: TemporaryFolder, _ options: String...
  ) throws -> BuiltTool.Outcome {
    try BuiltTool.run(["plan", "women.csv"] + options, in: folder.url)
  }

  @Test func thePlanIsAsKept() throws {
    let outcome = try Self.plan(try Self.folder(), "--survey", "dhs")
    #expect(outcome.exitCode == 0)
    try Golden.expect(outcome.output, equals: "plan-dhs-women.json")
    try Golden.expect(outcome.errors, equals: "plan-dhs-women.notes.txt")
  }

  @Test func whatIsMissingIsSaidOnce() throws {
    let outcome = try Self.plan(try Self.folder(), "--survey", "dhs")
    let notes = outcome.errors.split(separator: "\n").map(String.init)
    #expect(Set(notes).count == notes.count)
    let reasons = notes.filter { $0.contains("cannot be made: ") }
      .compactMap { $0.components(separatedBy: "cannot be made: ").last }
    #expect(Set(reasons).count == reasons.count, "\(reasons)")
    #expect(notes.contains { $0.contains("mobile-phone cannot be made: v169a") })
    #expect(
      notes.contains {
        $0.contains("skilled-attendance, ") || $0.contains("child-marriage-18, child-marriage-15")
      }, "\(notes)")
  }

  /// The plan runs as it is, and violence keeps the weight of its module.
  @Test func thePlanRuns() throws {
    let folder = try Self.folder()
    let written = try Self.plan(folder, "--survey", "dhs", "-o", "plan.json")
    #expect(written.exitCode == 0 && written.output.isEmpty)
    #expect(try !folder.text("plan.json").contains("d005\""))
    let outcome = try BuiltTool.run(["check", "plan.json", "--format", "json"], in: folder.url)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let check = try JSONDecoder().decode(RunCheck.self, from: Data(outcome.output.utf8))
    #expect(check.extracts[0].weights.map(\.column) == ["v005", "d005"])
    let violence = try #require(check.indicators.first { $0.name == "violence-physical" })
    #expect(violence.used == (0..<600).count { $0 % 3 == 0 && $0 % 10 / 3 % 3 > 0 })
    let run = try BuiltTool.run(
      ["batch", "plan.json", "--jobs", "2", "--quiet"], in: folder.url)
    #expect(run.exitCode == 0, "\(run.errors)")
  }

  @Test func pathsStartFromThePlan() throws {
    let folder = try Self.folder()
    for name in ["data", "plans"] {
      try FileManager.default.createDirectory(
        at: folder.file(name), withIntermediateDirectories: false)
    }
    try FileManager.default.moveItem(
      at: folder.file("women.csv"), to: folder.file("data/women.csv"))
    let outcome = try BuiltTool.run(
      ["plan", "data/women.csv", "--survey", "dhs", "-o", "plans/plan.json"], in: folder.url)
    #expect(outcome.exitCode == 0)
    #expect(try folder.text("plans/plan.json").contains("\"path\": \"../data/women.csv\""))
    let check = try BuiltTool.run(["check", "plans/plan.json"], in: folder.url)
    #expect(check.exitCode == 0, "\(check.errors)")
  }

  @Test func whatIsNotKnownIsRefused() throws {
    expectError(
      try Self.plan(try Self.folder("a,b\n1,2\n"), "--survey", "dhs"), .data,
      ["women.csv: its columns are those of no file known", "DHS women's file (IR)"])
    expectError(
      try Self.plan(try Self.folder(), "--survey", "mics"), .data, ["give --survey dhs"])
    expectError(
      try Self.plan(try Self.folder("v005,v012,v201\n1,20,0\n"), "--survey", "dhs"), .data,
      ["no indicator can be made"])
    expectError(
      try BuiltTool.run(["plan", "nowhere.csv", "--survey", "dhs"]), .input, ["nowhere.csv"])
    let folder = try Self.folder()
    expectError(
      try Self.plan(folder, "--survey", "dhs", "-o", "women.csv"), .usage, ["input file"])
    #expect(try folder.text("women.csv") == Self.women)
  }
}
