import Foundation
import Testing

@testable import FurthestBehind
@testable import furthest_behind

/// One page of results and of run folders.
@Suite struct ReportCommandTests {
  /// A folder with two results: "a.json" and "b.json".
  private static func results() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try Data(SmallExtract.good.utf8).write(to: folder.file("women.csv"))
    for (name, title) in [("a", "First <one>"), ("b", "Second")] {
      let outcome = try BuiltTool.run(
        ["tree", "women.csv"] + SmallExtract.question + ["--title", title, "-o", name + ".json"],
        in: folder.url)
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
    }
    return folder
  }

  private static func entry(
    _ name: String, _ status: RunManifest.Status, file: String?, reason: String? = nil
  ) -> RunManifest.Entry {
    RunManifest.Entry(
      name: name, title: "Title of " + name, extract: "women", surveyID: nil,
      survey: .init(country: "Testland"), group: nil, isExtended: false, status: status,
      file: file, reason: reason)
  }

  /// A run folder, "run", beside the results, with these entries.
  private static func run(_ entries: [RunManifest.Entry]) throws -> TemporaryFolder {
    let folder = try results()
    try FileManager.default.createDirectory(
      at: folder.file("run/trees"), withIntermediateDirectories: true)
    for name in ["a", "b"] {
      try FileManager.default.copyItem(
        at: folder.file(name + ".json"), to: folder.file("run/trees/" + name + ".json"))
    }
    let manifest = RunManifest(
      tool: .init(name: "furthest-behind", version: "0.1.0"), entries: entries)
    try JSONEncoder().encode(manifest).write(to: folder.file("run/run.json"))
    return folder
  }

  @Test func resultsGoOnOnePageInTheirOrder() throws {
    let folder = try Self.results()
    let outcome = try BuiltTool.run(
      ["report", "b.json", "a.json", "-o", "page.html"], in: folder.url)
    #expect(outcome.exitCode == 0 && outcome.output.isEmpty && outcome.errors.isEmpty)
    let page = try folder.text("page.html")
    #expect(page.hasPrefix("<!DOCTYPE html>\n"))
    let second = try #require(page.firstRange(of: "id=\"tree-1\" dir=\"auto\">Second<"))
    let first = try #require(page.firstRange(of: "id=\"tree-2\" dir=\"auto\">First &lt;one&gt;<"))
    #expect(second.lowerBound < first.lowerBound)
    let again = try BuiltTool.run(["report", "b.json", "a.json"], in: folder.url)
    #expect(again.output == page)
    let piped = try BuiltTool.run(
      ["report", "b.json", "-"], input: try folder.text("a.json"), in: folder.url)
    #expect(piped.output == page)
  }

  @Test func aRunFolderTellsOfItsFailuresToo() throws {
    let folder = try Self.run([
      Self.entry("a", .done, file: "trees/a.json"),
      Self.entry("c", .failed, file: nil, reason: "The column c is missing."),
      Self.entry("b", .outsidePublished, file: "trees/b.json", reason: "It is 3 points off."),
    ])
    let outcome = try BuiltTool.run(["report", "run"], in: folder.url)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(
      outcome.output.contains("<li><strong>Title of c</strong>: The column c is missing.</li>"))
    #expect(outcome.output.contains("<p>It is 3 points off.</p>"))
    #expect(outcome.output.contains("<h1 dir=\"auto\">Who is furthest behind? Testland</h1>"))
  }

  @Test func theOptionsShapeThePage() throws {
    let folder = try Self.results()
    let outcome = try BuiltTool.run(
      ["report", "a.json", "--title", "A & B", "--language", "fr", "--csv-locale", "comma"],
      in: folder.url)
    #expect(outcome.output.contains("<html lang=\"fr\" dir=\"ltr\">"))
    #expect(outcome.output.contains("<h1 dir=\"auto\">A &amp; B</h1>"))
    let csv = try BuiltTool.run(
      ["render", "a.json", "--format", "csv", "--csv-locale", "comma", "--language", "fr"],
      in: folder.url)
    #expect(outcome.output.contains(Data(csv.output.utf8).base64EncodedString()))
  }

  @Test func whatIsNoRunIsNamed() throws {
    let folder = try Self.run([Self.entry("a", .done, file: "trees/a.json")])
    func report(_ path: String) throws -> BuiltTool.Outcome {
      try BuiltTool.run(["report", path], in: folder.url)
    }
    expectError(try report("nowhere"), .input, ["nowhere"])
    expectError(try report("run/trees"), .data, ["'run/trees' holds no run", "run.json"])
    expectError(try report("women.csv"), .data, ["women.csv"])
    try FileManager.default.removeItem(at: folder.file("run/trees/a.json"))
    expectError(try report("run"), .input, ["run/trees/a.json"])
    for text in ["{}", "", "{\"schema\": \"furthest-behind/1\"}"] {
      try Data(text.utf8).write(to: folder.file("run/run.json"))
      expectError(try report("run"), .data, ["run/run.json"])
    }
  }

  @Test(arguments: ["../a.json", "/etc/passwd", "trees/../../a.json", "", "trees//a.json"])
  func aManifestDoesNotLeaveItsFolder(file: String) throws {
    let folder = try Self.run([Self.entry("a", .done, file: file)])
    let outcome = try BuiltTool.run(["report", "run"], in: folder.url)
    expectError(outcome, .data, ["run/run.json"])
  }

  @Test func aResultIsNotOverwritten() throws {
    let folder = try Self.results()
    let kept = try folder.text("a.json")
    let outcome = try BuiltTool.run(["report", "a.json", "-o", "a.json"], in: folder.url)
    expectError(outcome, .usage, ["a.json"])
    #expect(try folder.text("a.json") == kept)
  }
}
