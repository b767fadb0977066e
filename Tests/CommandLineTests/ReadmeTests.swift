import CommandLineKit
import Foundation
import Testing

@testable import furthest_behind

/// The README shows what the program prints, and its commands work.
///
/// `FURTHEST_BEHIND_REGENERATE=1 swift test --filter ReadmeTests` writes the shown parts anew.
@Suite struct ReadmeTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let file = root.appendingPathComponent("README.md")
  private static let sampleData = root.appendingPathComponent("SampleData")

  private static func text() throws -> String {
    String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }

  /// The blocks of shell commands, in their order.
  private static func commands() throws -> [String] {
    let parts = try text().components(separatedBy: "\n```sh\n").dropFirst()
    return parts.compactMap { $0.components(separatedBy: "\n```").first }
  }

  /// What is to stand between the marks of a shown part.
  private static func shown(_ name: String) throws -> String {
    if name == "options" { return OptionTable.markdown(of: TreeCommand.spec) }
    let command = try #require(try commands().first)
    let prefix = "swift run -c release furthest-behind "
    try #require(command.hasPrefix(prefix))
    let outcome = try BuiltTool.shell(
      "\"$tool\" " + command.dropFirst(prefix.count), in: root)
    #expect(outcome.exitCode == 0)
    #expect(outcome.errors.isEmpty)
    return "```text\n\(outcome.output)```\n"
  }

  @Test func theShownPartsAreTheProgramsOwn() throws {
    var text = try Self.text()
    for name in ["tree", "options"] {
      let opening = try #require(text.range(of: "<!-- \(name): "))
      let lineEnd = try #require(text[opening.upperBound...].range(of: " -->\n"))
      let closing = try #require(text.range(of: "<!-- /\(name) -->"))
      let part = lineEnd.upperBound..<closing.lowerBound
      let wanted = try Self.shown(name)
      if ProcessInfo.processInfo.environment["FURTHEST_BEHIND_REGENERATE"] != nil {
        text.replaceSubrange(part, with: wanted)
        try Data(text.utf8).write(to: Self.file)
      } else {
        #expect(text[part] == wanted, "the part '\(name)' of README.md")
      }
    }
  }

  /// The figure at the top is that of the first command, with words for a reader.
  @Test func theFigureIsTheProgramsOwn() throws {
    let command = try #require(try Self.commands().first)
    let prefix = "swift run -c release furthest-behind "
    let words =
      " --title 'Skilled attendance at birth' --country 'Lao PDR' --survey 'synthetic sample'"
      + " --year 2017 --format svg"
    let outcome = try BuiltTool.shell(
      "\"$tool\" " + command.dropFirst(prefix.count) + words, in: Self.root)
    #expect(outcome.exitCode == 0)
    let file = Self.root.appendingPathComponent("Docs/images/skilled-attendance.svg")
    if ProcessInfo.processInfo.environment["FURTHEST_BEHIND_REGENERATE"] != nil {
      try Data(outcome.output.utf8).write(to: file)
    } else {
      let kept = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      #expect(outcome.output == kept, "Docs/images/skilled-attendance.svg")
    }
  }

  @Test func everyCommandOfTheTourWorks() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      at: folder.file("SampleData"), withDestinationURL: Self.sampleData)
    let tour = try Self.commands().filter { $0.hasPrefix("furthest-behind ") }
    try #require(tour.count >= 4)
    for block in tour {
      let lines = "furthest-behind() { \"$tool\" \"$@\"; }\nset -e\n" + block
      let outcome = try BuiltTool.shell(
        lines.replacingOccurrences(of: "furthest-behind", with: "furthest_behind"),
        in: folder.url)
      #expect(outcome.exitCode == 0, "\(block)\n\(outcome.errors)")
      #expect(!outcome.errors.contains("error:"), "\(block)\n\(outcome.errors)")
    }
  }
}
