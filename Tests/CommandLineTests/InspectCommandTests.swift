import Foundation
import FurthestBehind
import Testing

@testable import furthest_behind

@Suite struct InspectCommandTests {
  private static let sample = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("SampleData/synthetic-lao-women.csv").path

  private func inspect(_ arguments: [String]) throws -> BuiltTool.Outcome {
    try BuiltTool.run(["inspect", Self.sample] + arguments)
  }

  @Test(arguments: [
    ("inspect-80.txt", []), ("inspect-40.txt", ["--width", "40"]),
    ("inspect.csv", ["--format", "csv"]), ("inspect.md", ["--format", "markdown"]),
    ("inspect.json", ["--format", "json", "--search", "wealth"]),
  ])
  func theOutputIsAsKept(name: String, arguments: [String]) throws {
    let outcome = try inspect(arguments)
    #expect(outcome.exitCode == 0)
    #expect(outcome.errors.isEmpty)
    try Golden.expect(outcome.output, equals: name)
  }

  @Test(arguments: [40, 47, 63, 64, 80, 120])
  func linesFitTheWidth(width: Int) throws {
    let outcome = try inspect(["--width", String(width)])
    for line in outcome.output.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
  }

  @Test func aPageOfColumns() throws {
    let outcome = try inspect(["--per-page", "5", "--page", "2"])
    #expect(outcome.output.contains("Columns 6 to 10: page 2 of 3, 15 columns; --page 3 shows"))
    #expect(outcome.output.contains("residence"))
    #expect(!outcome.output.contains("religion"))
  }

  @Test func nothingFound() throws {
    let outcome = try inspect(["--search", "electricity"])
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.contains("No column has to do with \"electricity\"."))
  }

  @Test func figuresAreNoFormsOfATable() throws {
    #expect(try inspect(["--format", "svg"]).exitCode == ExitCode.usage.rawValue)
    #expect(try inspect(["-o", "x.svg"]).exitCode == ExitCode.usage.rawValue)
  }

  @Test func hostileNamesAndValuesAreShownPlain() throws {
    let text =
      "\"a\u{1B}[31m\nb\",\"\u{202E}|x\",\(String(repeating: "w", count: 300))\n1,\"<b>,\",2\n"
    for arguments in [[], ["--width", "40"], ["--format", "csv"], ["--format", "markdown"]] {
      let outcome = try BuiltTool.run(["inspect", "-"] + arguments, input: text)
      #expect(outcome.exitCode == 0)
      #expect(!outcome.output.unicodeScalars.contains("\u{1B}"))
      #expect(!outcome.output.unicodeScalars.contains("\u{202E}"))
    }
  }

  @Test func errorsAreTold() throws {
    let missing = try BuiltTool.run(["inspect", "nowhere.csv"])
    #expect(missing.exitCode == ExitCode.input.rawValue)
    let short = try BuiltTool.run(["inspect", "-"], input: "a,b\n1\n")
    #expect(short.exitCode == ExitCode.data.rawValue)
    #expect(short.errors.contains("line 2: the row ends after 1 of 2 fields"))
    let range = try BuiltTool.run(["inspect", "-", "--na", "9..8"], input: "a\n1\n")
    #expect(range.exitCode == ExitCode.usage.rawValue)
  }
}
