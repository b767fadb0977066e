import AnalysisOptions
import CommandLineKit
import Foundation
import FurthestBehind
import SurveyModel
import Testing

@testable import furthest_behind

/// Extracts in other clothes, from the command line to the tree.
@Suite struct ReadingTests {
  /// 200 rows: a weight with decimals, a wealth group, an indicator.
  private static func text(delimiter: String, decimal: String) -> String {
    let rows = (0..<200).map { row in
      let isRich = row % 2 == 0
      let weight = "1\(decimal)\(25 + row % 50)"
      let hasWater = row % 10 < (isRich ? 9 : 3)
      return [weight, isRich ? "rich" : "poor", hasWater ? "1" : "0"].joined(separator: delimiter)
    }
    return (["w" + delimiter + "wealth" + delimiter + "water"] + rows).joined(separator: "\n")
      + "\n"
  }

  private static let question = [
    "--opportunity", "water", "--circumstances", "wealth", "--weight", "w", "--format", "json",
    "--quiet", "--bootstrap", "0", "--crossfit", "0", "--suppress", "none",
  ]

  private func rates(_ outcome: BuiltTool.Outcome) throws -> [Double?] {
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    return try Finding(json: Data(outcome.output.utf8)).nodes.map(\.rate)
  }

  private func wanted() throws -> [Double?] {
    let text = Self.text(delimiter: ",", decimal: ".")
    return try rates(BuiltTool.run(["tree", "-"] + Self.question, input: text))
  }

  @Test(arguments: [
    (";", ",", []), ("\t", ".", ["--delimiter", "tab"]), ("|", ",", ["--delimiter", "|"]),
    (":", ",", ["--delimiter", ":", "--decimal", ","]), (" ", ".", ["--delimiter", "space"]),
  ])
  func delimitersAndDecimalMarks(delimiter: String, decimal: String, options: [String]) throws {
    let text = Self.text(delimiter: delimiter, decimal: decimal)
    let outcome = try BuiltTool.run(["tree", "-"] + Self.question + options, input: text)
    #expect(try rates(outcome) == wanted())
  }

  @Test func whatWasDetectedIsToldWithItsLine() throws {
    let text = Self.text(delimiter: ";", decimal: ",")
    let arguments = ["tree", "-", "--opportunity", "water", "--circumstances", "wealth"]
    let outcome = try BuiltTool.run(
      arguments + ["--bootstrap", "0", "--crossfit", "0", "--suppress", "none"], input: text)
    #expect(outcome.errors.contains("Delimiter: semicolon (line 1); --delimiter overrules."))
    #expect(outcome.errors.contains("Decimal mark: comma (line 2); --decimal overrules."))
  }

  @Test(
    arguments: ReadingOptions.encoding.spec.kind.choiceNames + [
      "UTF8", "latin-1", "cp1252", "utf-16",
    ])
  func everyEncodingOfTheHelpIsKnown(encoding: String) throws {
    let text = Self.text(delimiter: ",", decimal: ".")
    let folder = try TemporaryFolder()
    let bytes: [UInt8] =
      switch encoding {
      case "utf-16", "utf-16le": text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case "utf-16be": text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      default: Array(text.utf8)
      }
    try Data(bytes).write(to: folder.file("women.csv"))
    let outcome = try BuiltTool.run(
      ["tree", "women.csv"] + Self.question + ["--encoding", encoding], in: folder.url)
    #expect(try rates(outcome) == wanted())
  }

  @Test func aNamedPipeIsRead() throws {
    let folder = try TemporaryFolder()
    try Data(Self.text(delimiter: ",", decimal: ".").utf8).write(to: folder.file("women.csv"))
    let outcome = try BuiltTool.shell(
      "mkfifo pipe && (cat women.csv > pipe & \"$tool\" tree pipe \(Self.question.joined(separator: " ")))",
      in: folder.url)
    #expect(try rates(outcome) == wanted())
  }

  @Test func labelsAreAnOption() throws {
    let folder = try TemporaryFolder()
    try Data("variable,code,label\nwealth,rich,Top 60\nwealth,poor,Bottom 40\n".utf8)
      .write(to: folder.file("labels.csv"))
    let outcome = try BuiltTool.run(
      ["tree", "-", "--labels", "labels.csv"] + Self.question,
      input: Self.text(delimiter: ",", decimal: "."), in: folder.url)
    #expect(try rates(outcome) == wanted())
    #expect(outcome.output.contains("Bottom 40"))
    #expect(!outcome.output.contains("poor"))
  }

  @Test(arguments: [
    (["--delimiter", "a"], "takes one character"), (["--delimiter", "§"], "cannot part fields"),
    (["--delimiter", "\""], "takes one character"), (["--na", "99..97"], "no range of codes"),
  ])
  func whatCannotBeIsAUsageError(options: [String], words: String) throws {
    let outcome = try BuiltTool.run(
      ["tree", "-"] + Self.question + options, input: Self.text(delimiter: ",", decimal: "."))
    #expect(outcome.exitCode == ExitCode.usage.rawValue)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }
}
