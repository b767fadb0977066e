import Foundation
import Testing

@testable import furthest_behind

@Suite struct ExplainCommandTests {
  private static let sample = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("SampleData/synthetic-lao-women.csv").path
  private static let arguments = [
    "explain", sample, "--opportunity", "skilled_attendance", "--circumstances",
    "wealth,residence,education,children_under_5", "--weight", "weight",
  ]

  private func run(_ more: [String]) throws -> BuiltTool.Outcome {
    try BuiltTool.run(Self.arguments + more)
  }

  @Test func theSearchIsShownInEightyColumns() throws {
    let outcome = try run(["--node", "1"])
    #expect(outcome.exitCode == 0)
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == "Group 1: All")
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(lines.contains("Divided by wealth."))
    #expect(lines.contains { $0.hasPrefix("* wealth") && $0.hasSuffix("Bottom 40 | Top 60") })
    #expect(lines.contains { $0.hasPrefix("  Rural without road") })
  }

  @Test(arguments: ["fr", "es"], ["1", "4", "5"])
  func theSearchIsShownInTheLanguage(language: String, node: String) throws {
    let outcome = try run(["--node", node, "--language", language, "--quiet"])
    #expect(outcome.exitCode == 0 && outcome.errors.isEmpty)
    for word in [
      "Group ", "Divided", "Not ", "division:", "Level", "Share", "Rate", " rows", "of ",
    ] {
      #expect(!outcome.output.contains(word), "\(word)")
    }
    #expect(outcome.output.hasPrefix(language == "fr" ? "Groupe \(node)" : "Grupo \(node): "))
  }

  @Test(arguments: [40, 60, 200])
  func linesKeepToTheWidth(width: Int) throws {
    let outcome = try run(["--node", "2", "--width", String(width)])
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= width })
  }

  @Test func theSearchIsWrittenAsJSON() throws {
    let outcome = try run(["--node", "2", "--format", "json"])
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let search = try #require(object as? [String: Any])
    #expect(search["schema"] as? String == "furthest-behind-search/1")
    #expect((search["circumstances"] as? [Any])?.count == 4)
  }

  @Test(arguments: [
    (["--node", "9999"], "the tree has no group 9999"), ([], "--node"),
    (["--node", "1", "--format", "dot"], "'dot'"),
  ])
  func aMistakeIsAUsageError(more: [String], words: String) throws {
    let outcome = try run(more)
    #expect(outcome.exitCode == 64 && outcome.output.isEmpty)
    #expect(outcome.errors.contains(words))
  }
}
