import Foundation
import SurveyPlans
import Testing

@testable import furthest_behind

/// The published JSON Schema is made from the tables by which plans are checked.
///
/// `FURTHEST_BEHIND_REGENERATE=1 swift test --filter PlanSchemaTests` writes it anew.
@Suite struct PlanSchemaTests {
  private static let docs = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Docs")

  @Test func theSchemaIsTheProgramsOwn() throws {
    let file = Self.docs.appendingPathComponent("plan.schema.json")
    let text = PlanSchema.text(options: PlanOptionTable(output: OutputOptions.inPlans))
    _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
    if ProcessInfo.processInfo.environment["FURTHEST_BEHIND_REGENERATE"] != nil {
      try Data(text.utf8).write(to: file)
    }
    #expect(try Data(contentsOf: file) == Data(text.utf8))
  }

  /// The guide tells of every key.
  @Test func theGuideTellsOfEveryKey() throws {
    let guide = try guide()
    for object in [
      PlanGrammar.plan, PlanGrammar.file, PlanGrammar.indicator, PlanGrammar.circumstance,
      PlanGrammar.join, PlanGrammar.survey, PlanGrammar.published,
    ] {
      for key in object.keys.map(\.name) {
        #expect(guide.contains("`\(key)`") || guide.contains("\"\(key)\""), "\(key)")
      }
    }
  }

  @Test func theSmallPlanOfTheGuideIsSound() throws {
    let block = try #require(guide().components(separatedBy: "```jsonc\n").dropFirst().first)
    let plan = try #require(block.components(separatedBy: "\n```").first)
    let folder = try TemporaryFolder()
    try Data(plan.utf8).write(to: folder.file("plan.json"))
    try FileManager.default.createSymbolicLink(
      at: folder.file("synthetic-lao-women.csv"),
      withDestinationURL: Self.docs.deletingLastPathComponent()
        .appendingPathComponent("SampleData/synthetic-lao-women.csv"))
    let outcome = try BuiltTool.run(["check", "plan.json"], in: folder.url)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(!outcome.errors.contains("error:"), "\(outcome.errors)")
  }

  private func guide() throws -> String {
    String(
      decoding: try Data(contentsOf: Self.docs.appendingPathComponent("Plans.md")), as: UTF8.self)
  }
}
