import Foundation
import FurthestBehind
import SurveyModel
import Testing

@testable import furthest_behind

@Suite struct TreeCommandTests {
  static let terminal = Terminal(
    outputIsTerminal: false, errorIsTerminal: false, outputWidth: nil, isPlain: false)

  private func parsed(_ arguments: [String]) throws -> ParsedTree {
    try ParsedTree(["tree"] + arguments)
  }

  @Test func optionsLeftOutKeepTheRequestsDefaults() throws {
    let request = try parsed(["women.csv", "--opportunity", "anc4"]).request()
    #expect(
      request
        == TreeRequest(input: .file("women.csv"), indicator: "anc4", direction: .opportunity))
  }

  @Test func standardInputIsADash() throws {
    let request = try parsed(["--barrier", "stunted == 1", "-"]).request()
    #expect(
      request
        == TreeRequest(input: .standardInput, indicator: "stunted == 1", direction: .barrier))
  }

  @Test func everyOptionReachesTheRequest() throws {
    let request = try parsed([
      "women.csv", "--opportunity", "a == 1 or b == 1", "--where", "v012 >= 15",
      "--circumstances", "wealth,\"a, b\"", "--circumstances", "region", "--ordered",
      "wealth=poor,rich", "--ordered", "age,parity", "--unordered", "region,zone", "--na", "-9,99",
      "--na", "\"a, b\"=8", "--missing", "level", "--weight", "v005", "--psu", "v021", "--strata",
      "v022", "--interval", "wilson", "--confidence", ".9", "--lone-psu", "average", "--profile",
      "share", "--max-depth", "0", "--min-cases", "387.27", "--min-split", "98", "--min-share",
      "0.05", "--min-psus", "4", "--cp", "1e-3", "--criterion", "entropy", "--prune", "cv-1se",
      "--folds", "5", "--bootstrap", "100", "--crossfit", "3", "--seed", "42", "--suppress",
      "nchs", "--title", "ANC", "--country", "Laos", "--survey", "LSIS", "--year", "2017",
      "--labels", "l.json", "--delimiter", "tab", "--decimal", ",", "--encoding", "UTF-16",
      "--threads", "2",
    ]).request()
    var wanted = TreeRequest(
      input: .file("women.csv"), indicator: "a == 1 or b == 1", direction: .opportunity)
    wanted.population = "v012 >= 15"
    wanted.circumstances = ["wealth", "a, b", "region"]
    wanted.ordered = [
      .init(circumstance: "wealth", levels: ["poor", "rich"]),
      .init(circumstance: "age", levels: []), .init(circumstance: "parity", levels: []),
    ]
    wanted.unordered = ["region", "zone"]
    wanted.missingCodes = [
      .init(column: nil, codes: ["-9", "99"]), .init(column: "a, b", codes: ["8"]),
    ]
    wanted.missingCircumstances = .level
    wanted.weight = "v005"
    wanted.psu = "v021"
    wanted.strata = "v022"
    wanted.interval = .wilson
    wanted.confidence = 0.9
    wanted.lonePSU = .average
    wanted.profile = .share
    wanted.rules.maxDepth = 0
    wanted.rules.minCases = 387.27
    wanted.rules.minSplit = 98
    wanted.rules.minShare = 0.05
    wanted.rules.minPSUs = 4
    wanted.rules.cp = 0.001
    wanted.criterion = .entropy
    wanted.pruning = .cvOneSE
    wanted.folds = 5
    wanted.bootstrap = 100
    wanted.crossfit = 3
    wanted.seed = 42
    wanted.suppression = .nchs
    wanted.title = "ANC"
    wanted.survey.country = "Laos"
    wanted.survey.name = "LSIS"
    wanted.survey.year = "2017"
    wanted.labels = "l.json"
    wanted.delimiter = "\t"
    wanted.decimalMark = ","
    wanted.encoding = "utf-16le"
    wanted.threads = 2
    #expect(request == wanted)
  }

  @Test func oneMarkCannotBeDelimiterAndDecimal() throws {
    let tree = try parsed([
      "women.csv", "--opportunity", "a", "--delimiter", "comma", "--decimal", ",",
    ])
    let failure = #expect(throws: CommandFailure.self) { try tree.request() }
    #expect(failure?.exitCode == .usage)
    #expect(failure?.message.contains("--delimiter ',' and --decimal ','") == true)
  }

  @Test(arguments: [
    ([], OutputFormat.text), (["-o", "-"], .text), (["-o", "tree.json"], .json),
    (["-o", "a.b/tree.DOT"], .dot), (["-o", "tree.gv"], .dot), (["-o", "tree.txt"], .text),
    (["-o", "tree"], .text), (["-o", "out.d/tree"], .text), (["-o", ".json"], .text),
    (["-o", "tree.svg", "--format", "json"], .json), (["--format=dot"], .dot),
    (["-o", "tree.svg"], .svg), (["-o", "tree.csv"], .csv), (["-o", "tree.md"], .markdown),
    (["-o", "tree.png"], .png), (["-o", "tree.PDF"], .pdf), (["-o", "tree.htm"], .html),
  ])
  func theFormatComesFromTheOptionOrTheEnding(arguments: [String], format: OutputFormat) throws {
    let tree = try parsed(["women.csv", "--opportunity", "a"] + arguments)
    #expect(try tree.output(on: Self.terminal).format == format)
  }

  @Test func anUnknownEndingIsAskedAbout() throws {
    let tree = try parsed(["women.csv", "--opportunity", "a", "-o", "tree.docx"])
    let failure = #expect(throws: CommandFailure.self) { try tree.output(on: Self.terminal) }
    #expect(failure?.exitCode == .usage)
    #expect(failure?.message.contains("'tree.docx'") == true)
    #expect(failure?.message.contains(".svg") == true)
  }

  @Test func theWidthIsTheOptionsThenTheTerminalsThenEighty() throws {
    let line = ["women.csv", "--opportunity", "a"]
    var wide = Self.terminal
    wide.outputIsTerminal = true
    wide.outputWidth = 132
    #expect(try parsed(line).output(on: Self.terminal).shape.width == 80)
    #expect(try parsed(line).output(on: wide).shape.width == 132)
    #expect(try parsed(line + ["-o", "tree.txt"]).output(on: wide).shape.width == 80)
    #expect(try parsed(line + ["--width", "60"]).output(on: wide).shape.width == 60)
  }

  @Test func theInputIsNotOverwritten() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("women.txt").path
    try "a\n1\n".write(toFile: path, atomically: true, encoding: .utf8)
    let tree = try parsed([path, "--opportunity", "a", "-o", folder.url.path + "/./women.txt"])
    let failure = #expect(throws: CommandFailure.self) { try tree.output(on: Self.terminal) }
    guard case .overwritesInput? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
  }
}
