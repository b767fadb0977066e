import Foundation
import Testing

@testable import furthest_behind

/// Every form of output of the built program, from the extract and from the kept result.
@Suite struct OutputFormatTests {
  private static func kept() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try Data(SmallExtract.good.utf8).write(to: folder.file("women.csv"))
    let outcome = try tree(["-o", "kept.json"], in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    return folder
  }

  private static func tree(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]
  ) throws -> BuiltTool.Outcome {
    try BuiltTool.run(
      ["tree", "women.csv"] + SmallExtract.question + arguments, in: folder.url,
      environment: environment)
  }

  private static func render(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]
  ) throws -> BuiltTool.Outcome {
    try BuiltTool.run(
      ["render", "kept.json"] + arguments, in: folder.url, environment: environment)
  }

  @Test(arguments: [
    ("text", "Average"), ("dot", "digraph finding {"), ("svg", "<svg xmlns="),
    ("json", "\"furthest-behind/1\""), ("csv", "indicator,id,letter,group"),
    ("markdown", "| :-- | :-- |"), ("html", "<!DOCTYPE html>"),
  ])
  func theKeptResultGivesTheBytesOfTheRun(format: String, holds part: String) throws {
    let folder = try Self.kept()
    for language in ["en", "fr", "es"] {
      let form = ["--format", format, "--language", language]
      let run = try Self.tree(form, in: folder)
      #expect(run.exitCode == 0)
      if language == "en" { #expect(run.output.contains(part)) }
      #expect(try Self.render(form, in: folder).output == run.output)
    }
  }

  @Test(arguments: [
    ("tree.svg", "<svg"), ("tree.csv", "indicator,"), ("tree.md", "## "), ("tree.gv", "digraph"),
  ])
  func theEndingNamesTheForm(name: String, start: String) throws {
    let folder = try Self.kept()
    let outcome = try Self.render(["-o", name], in: folder)
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.isEmpty)
    #expect(try folder.text(name).hasPrefix(start))
  }

  @Test func layoutAndSizeShapeTheFigure() throws {
    let folder = try Self.kept()
    let places = [
      ("full", " width=\"170mm\""), ("half", " width=\"82mm\""), ("slide", " width=\"1280\""),
    ]
    for (size, width) in places {
      var figures: Set<String> = []
      for layout in ["down", "right"] {
        let outcome = try Self.render(
          ["--format", "svg", "--size", size, "--layout", layout], in: folder)
        #expect(outcome.output.contains(width))
        figures.insert(outcome.output)
      }
      #expect(figures.count == 2)
      let free = try Self.render(["--format", "svg", "--size", size], in: folder)
      #expect(figures.contains(free.output))
    }
    let right = try Self.render(["--format", "dot", "--layout", "right"], in: folder)
    #expect(right.output.contains("rankdir=LR"))
  }

  @Test func theLanguageReachesEveryWordButTheHeadingsOfCSV() throws {
    let folder = try Self.kept()
    func form(_ format: String, _ language: String) throws -> String {
      try Self.render(["--format", format, "--language", language], in: folder).output
    }
    for format in ["text", "dot", "svg", "markdown"] {
      #expect(try form(format, "fr").contains("es plus défavorisés"))
      #expect(try form(format, "es").contains("os más rezagados"))
      #expect(try !form(format, "es").contains("urthest behind"))
    }
    let csv = try form("csv", "fr")
    #expect(try csv.hasPrefix(form("csv", "en").prefix { $0 != "\n" }))
    #expect(csv.contains("les plus défavorisés"))
    #expect(try form("json", "fr") == form("json", "en"))
  }

  @Test func aDecimalCommaPartsFieldsBySemicolons() throws {
    let folder = try Self.kept()
    let points = try Self.render(["--format", "csv"], in: folder).output
    let commas = try Self.render(["--format", "csv", "--csv-locale", "comma"], in: folder).output
    #expect(commas.hasPrefix("\u{FEFF}indicator;id;letter;group"))
    #expect(!points.contains(";") && points.contains("0."))
    #expect(commas.contains(";0,"))
  }

  /// A converter that tells what it was given.
  private static func converter(_ name: String, in folder: TemporaryFolder) throws -> [String:
    String]
  {
    let file = folder.file("bin/" + name)
    try FileManager.default.createDirectory(
      at: folder.file("bin"), withIntermediateDirectories: true)
    try Data("#!/bin/sh\necho \(name) \"$@\" $SOURCE_DATE_EPOCH\n/bin/cat\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    return ["PATH": folder.file("bin").path]
  }

  @Test func imagesComeFromTheConverterThatIsThere() throws {
    let folder = try Self.kept()
    let figure = try Self.render(["--format", "svg"], in: folder).output
    let graph = try Self.render(["--format", "dot"], in: folder).output
    var path = try Self.converter("dot", in: folder)
    #expect(
      try Self.render(["--format", "pdf"], in: folder, environment: path).output
        == "dot -Tpdf 0\n" + graph)
    #expect(
      try Self.render(["--format", "png"], in: folder, environment: path).output
        == "dot -Tpng -Gdpi=288 0\n" + graph)
    path = try Self.converter("rsvg-convert", in: folder)
    #expect(
      try Self.render(["--format", "pdf"], in: folder, environment: path).output
        == "rsvg-convert --format=pdf 0\n" + figure)
    let outcome = try Self.tree(["-o", "tree.png"], in: folder, environment: path)
    #expect(outcome.exitCode == 0)
    #expect(try folder.text("tree.png") == "rsvg-convert --format=png --zoom=3 0\n" + figure)
  }

  @Test func withoutAConverterTheErrorSaysWhatToInstall() throws {
    let folder = try Self.kept()
    let empty = ["PATH": folder.url.path]
    let outcome = try Self.tree(["-o", "tree.png"], in: folder, environment: empty)
    expectError(outcome, .output, ["png", "rsvg-convert", "Graphviz", "svg"])
    #expect(try folder.names() == ["kept.json", "women.csv"])
  }

  @Test func aConverterThatFailsIsNamed() throws {
    let folder = try Self.kept()
    let path = try Self.converter("rsvg-convert", in: folder)
    try Data("#!/bin/sh\necho no such font >&2\nexit 3\n".utf8)
      .write(to: folder.file("bin/rsvg-convert"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.file("bin/rsvg-convert").path)
    let outcome = try Self.render(["-o", "tree.pdf"], in: folder, environment: path)
    expectError(outcome, .output, ["rsvg-convert", "no such font"])
  }

  @Test func anImageIsNotWrittenToATerminal() throws {
    var terminal = TreeCommandTests.terminal
    let line = ["tree", "women.csv", "--opportunity", "a", "--format", "png"]
    #expect(try ParsedTree(line).output(on: terminal).format == .png)
    terminal.outputIsTerminal = true
    #expect(try ParsedTree(line + ["-o", "a.png"]).output(on: terminal).format == .png)
    let failure = #expect(throws: CommandFailure.self) {
      try ParsedTree(line).output(on: terminal)
    }
    #expect(failure?.exitCode == .usage)
    #expect(failure?.message.contains("-o tree.png") == true)
  }
}
