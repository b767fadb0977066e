import Foundation
import Testing

@testable import furthest_behind

/// What a person may give the program by mistake: each time a clear error and never a crash.
@Suite struct BadInputTests {
  private typealias Extract = SmallExtract

  // MARK: - The file

  @Test func aFileThatIsNotThere() throws {
    let folder = try TemporaryFolder()
    let outcome = try BuiltTool.run(["tree", "nowhere.csv"] + Extract.question, in: folder.url)
    expectError(outcome, .input, ["nowhere.csv", "Check the path"])
  }

  @Test func aFolder() throws {
    let folder = try TemporaryFolder()
    expectError(
      try BuiltTool.run(["tree", "."] + Extract.question, in: folder.url), .input,
      [". is a folder", "Name the file inside it"])
  }

  @Test func aFileThatMayNotBeRead() throws {
    // Nothing is forbidden to the superuser.
    let line =
      "echo a > f; chmod 000 f; if [ -r f ]; then echo skip; else "
      + "\"$tool\" tree f --opportunity a; echo $?; fi"
    let folder = try TemporaryFolder()
    let outcome = try BuiltTool.shell(line, in: folder.url)
    if outcome.output != "skip\n" {
      #expect(outcome.output == "66\n")
      #expect(outcome.errors.contains("Ask for the right to read the file"))
    }
  }

  @Test(arguments: [
    ("", "is empty", "a header line, then rows"), ("\n\n", "is empty", "a header line"),
    (Extract.header, "has a header and no rows", "Export the data again"),
    (String(Extract.header.dropLast()), "has a header and no rows", "Export the data again"),
    ("Table 1\n" + Extract.good, "has no column \"y\"", "if titles stand above the names"),
    (
      Extract.good.replacingOccurrences(of: ",", with: " "), "has no column \"y\"",
      "give --delimiter"
    ),
    ("<!DOCTYPE html>\n<p>Not found</p>\n", "has no column \"y\"", "<!DOCTYPE html>"),
    (Extract.rows, "has no column \"y\"", "Its columns are"),
    (
      Extract.good + "7,1,\"poor,urban,1\n" + Extract.rows, "line 202: a quotation mark opens",
      "Close it"
    ),
    (
      Extract.good + "7,1,poor\n" + Extract.rows, "line 202: the row ends after 3 of 5 fields",
      "(y)"
    ),
    (Extract.good + "7,1,po\0or,urban,1\n", "line 202: a NUL byte", "Export it as CSV"),
  ])
  func aFileThatIsNoExtract(text: String, what: String, mend: String) throws {
    expectError(try Extract.tree(text), .data, ["women.csv", what, mend])
  }

  @Test func standardInputWithoutAByte() throws {
    let outcome = try BuiltTool.run(["tree", "-"] + Extract.question)
    expectError(outcome, .data, ["standard input is empty"])
  }

  private static let zip: [UInt8] = [0x50, 0x4B, 3, 4, 20, 0, 0, 0]
  private static let foreign: [(name: String, bytes: [UInt8], words: [String])] = [
    (
      "a.dta", Array("<stata_dta><header><release>118".utf8) + [0],
      ["a Stata file", "export delimited"]
    ),
    ("old.dta", [0x72, 2, 1, 0, 0, 0], ["a Stata file", "export delimited"]),
    ("a.sav", Array("$FL2@(#) SPSS DATA FILE".utf8) + [0], ["an SPSS file", "SAVE TRANSLATE"]),
    ("a.zip", zip, ["a ZIP archive", "unzip a.zip"]),
    ("a.xlsx", zip, ["an Excel workbook", "save it as CSV"]),
    ("a.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], ["an Excel workbook"]),
    ("a.csv.gz", [0x1F, 0x8B, 8, 0, 0], ["compressed with gzip", "gunzip -c a.csv.gz |"]),
    ("a.rds", [0x1F, 0x8B, 8, 0, 0], ["an R data file", "write.csv"]),
    (
      "a.sas7bdat", [UInt8](repeating: 0, count: 12) + [0xC2, 0xEA, 0x81, 0x60],
      ["a SAS file", "proc export"]
    ),
    ("binary.csv", [UInt8](0...255), ["binary.csv, line 1: a NUL byte"]),
  ]

  @Test(arguments: foreign.indices)
  func aFileOfAnotherProgram(place: Int) throws {
    let file = Self.foreign[place]
    expectError(
      try Extract.tree(Data(file.bytes), named: file.name), .data, [file.name] + file.words)
  }

  @Test func noiseIsNeverACrash() throws {
    var state: UInt64 = 42
    for length in [1, 7, 64, 1000, 5000] {
      let bytes = (0..<length).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 33)
      }
      expectError(try Extract.tree(Data(bytes)), .data, ["women.csv"])
      // The same without the zeros that give a binary file away.
      expectError(try Extract.tree(Data(bytes.map { max($0, 1) })), .data, ["women.csv"])
    }
  }

  // MARK: - The columns

  @Test(arguments: [
    (
      ["--opportunity", "skilled", "--circumstances", "wealth"], ["--opportunity", "id, w, wealth"]
    ),
    (["--opportunity", "y", "--circumstances", "wealht"], ["--circumstances", "mean \"wealth\""]),
    (["--opportunity", "Y", "--circumstances", "wealth", "--weight", "x"], ["\"Y\""]),
    (["--barrier", "y", "--circumstances", "wealth", "--weight", "wt"], ["--weight"]),
    (["--barrier", "y", "--circumstances", "wealth", "--psu", "cluster"], ["--psu"]),
    (["--barrier", "y", "--circumstances", "wealth", "--strata", "layer"], ["--strata"]),
    (["--barrier", "y", "--circumstances", "wealth", "--na", "z=9"], ["--na"]),
    (["--barrier", "y == 1 or z == 1", "--circumstances", "wealth"], ["no column z", "^"]),
    (["--barrier", "y", "--circumstances", "wealth", "--where", "age > 5"], ["--where", "age"]),
  ])
  func aColumnThatIsNotThere(arguments: [String], words: [String]) throws {
    expectError(try Extract.tree(Extract.good, arguments), .data, ["women.csv"] + words)
  }

  @Test func twoColumnsOfOneName() throws {
    let text = Extract.good.replacingOccurrences(of: "wealth,place", with: "wealth,wealth")
    expectError(
      try Extract.tree(text), .data,
      ["2 columns are named \"wealth\" (columns 3 and 4)", "Rename one"])
    let unused = try Extract.tree(text, ["--opportunity", "y", "--circumstances", "id"])
    #expect(unused.exitCode == 0)
  }

  // MARK: - The values

  private static let valueFaults: [(row: String, words: [String])] = [
    ("7,1,poor,urban,2", ["column y: \"2\" is neither 0 nor 1", "--na 2", "'y == 2'"]),
    ("7,1,poor,urban,yes", ["column y: \"yes\" is neither 0 nor 1", "'y == \"yes\"'"]),
    ("7,-1,poor,urban,1", ["column w: \"-1\" is a negative weight", "--weight"]),
    ("7,-0.25,poor,urban,1", ["column w: \"-0.25\" is a negative weight"]),
    ("7,abc,poor,urban,1", ["column w: \"abc\" is no number"]),
    ("7,inf,poor,urban,1", ["column w: \"inf\" is no number"]),
    ("7,1e999,poor,urban,1", ["column w: \"1e999\" is no number"]),
    ("7,0x10,poor,urban,1", ["column w: \"0x10\" is no number"]),
    (
      "7,\(String(repeating: "9", count: 5000)),poor,urban,1",
      ["column w: \"\(String(repeating: "9", count: 60))...\" is no number"]
    ),
  ]

  @Test(arguments: valueFaults.indices)
  func aValueThatCannotBe(place: Int) throws {
    let fault = Self.valueFaults[place]
    let text = Extract.good + fault.row + "\n" + Extract.rows
    expectError(try Extract.tree(text), .data, ["women.csv, line 202, "] + fault.words)
  }

  @Test(arguments: ["1e308", "1e-300"])
  func weightsThatCannotBeSummed(weight: String) throws {
    let rows = (0..<60).map { "\($0),\(weight),poor,\($0 % 2),\($0 % 2)\n" }.joined()
    expectError(
      try Extract.tree(Extract.header + rows), .data, ["column w", "too large or too small"])
  }

  @Test func yesAndNo() throws {
    let text = Extract.good.replacingOccurrences(of: ",1\n", with: ",Yes\n")
      .replacingOccurrences(of: ",0\n", with: ",No\n")
    expectError(try Extract.tree(text), .data, ["line 2, column y", "'y == \"Yes\"'"])
    let arguments = Extract.question.map { $0 == "y" ? "y == \"Yes\"" : $0 }
    #expect(try Extract.tree(text, arguments).exitCode == 0)
  }

  /// A column in backquotes is proposed with the ones it has, and declared without.
  @Test func yesAndNoInAColumnOfSeveralWords() throws {
    let text = Extract.good.replacingOccurrences(of: "place,y\n", with: "place,\"has, y\"\n")
      .replacingOccurrences(of: ",1\n", with: ",Yes\n").replacingOccurrences(
        of: ",0\n", with: ",No\n")
    let arguments = Extract.question.map { $0 == "y" ? "`has, y`" : $0 }
    expectError(
      try Extract.tree(text, arguments), .data,
      ["'`has, y` == \"Yes\"'", "--na \"has, y\"="])
    expectError(
      try Extract.tree(text, Extract.question.map { $0 == "y" ? "has y" : $0 }), .usage,
      ["found y", "goes in backquotes"])
  }

  /// A label for "missing" is a value until it is declared, and that is said.
  @Test(arguments: [("missing", "\"missing\""), ("9", "\"9\""), ("don't know", "\"don't know\"")])
  func whatMayBeMissingIsSaid(value: String, words: String) throws {
    let isCode = value == "9"
    let codes = Extract.good.replacingOccurrences(of: "poor", with: "1")
      .replacingOccurrences(of: "rich", with: "2")
    let extract = (isCode ? codes : Extract.good) + "500,1.25,\(value),rural,1\n"
    let yes = isCode ? "wealth == 1" : "wealth == \"poor\""
    for arguments in [
      ["--opportunity", "y", "--circumstances", "wealth,place", "--weight", "w"],
      ["--opportunity", yes, "--circumstances", "place", "--weight", "w"],
    ] {
      let outcome = try Extract.tree(extract, arguments)
      #expect(outcome.exitCode == 0)
      #expect(outcome.errors.contains("In column wealth, \(words) may mean a missing answer"))
      let declared = try Extract.tree(extract, arguments + ["--na", "wealth=\(value)"])
      #expect(!declared.errors.contains("may mean a missing answer"))
    }
  }

  /// Wealth in words has an order that only its user knows, and that is said.
  @Test func aScaleWithoutAnOrderIsSaid() throws {
    let extract = Extract.good + "500,1.25,middle,rural,1\n"
    let advice = "--ordered wealth=lowest,...,highest"
    let outcome = try Extract.tree(extract)
    #expect(outcome.exitCode == 0)
    #expect(outcome.errors.contains(advice))
    for decided in [["--ordered", "wealth=poor,middle,rich"], ["--unordered", "wealth"]] {
      #expect(try !Extract.tree(extract, Extract.question + decided).errors.contains(advice))
    }
    // Two levels have but one division.
    #expect(try !Extract.tree(Extract.good).errors.contains(advice))
  }

  @Test func anIdentifierIsNoCircumstance() throws {
    let question = ["--opportunity", "y", "--circumstances", "id,wealth"]
    expectError(
      try Extract.tree(Extract.good, question + ["--unordered", "id"]), .data,
      ["the circumstance id has 200 levels in 200 rows", "Leave it out"])
    #expect(try Extract.tree(Extract.good, question).exitCode == 0)
  }

  @Test func aStratumThatIsThereAndNotNamed() throws {
    let text = Extract.good.replacingOccurrences(of: "wealth,place", with: "psu,stratum")
    let circumstances = ["--opportunity", "y", "--circumstances", "id", "--psu", "psu"]
    let without = try Extract.tree(text, circumstances + ["--bootstrap", "0", "--crossfit", "0"])
    #expect(without.errors.contains("the column stratum looks like one (--strata stratum)"))
    let named = circumstances + ["--strata", "stratum", "--bootstrap", "0", "--crossfit", "0"]
    #expect(try !Extract.tree(text, named).errors.contains("No stratum is given"))
  }

  @Test(arguments: [
    (["--where", "place == \"sea\""], "200 outside the population"),
    (["--where", "place == \"sea\""], "No row has \"sea\" in place"),
    (["--na", "y=0,1"], "200 missing indicator"),
  ])
  func everyRowLeftOut(arguments: [String], reason: String) throws {
    expectError(
      try Extract.tree(Extract.good, Extract.question + arguments), .data,
      ["none of its 200 rows can be used", reason, "Check --where"])
  }

  @Test func circumstancesWithoutAValue() throws {
    let arguments = Extract.question + ["--na", "wealth=poor,rich", "--na", "place=urban,rural"]
    expectError(
      try Extract.tree(Extract.good, arguments), .data,
      ["none of the circumstances has a value (wealth, place)", "two different values"])
  }

  @Test func aNumberAmongTexts() throws {
    expectError(
      try Extract.tree(
        Extract.good + "n/a,1,poor,urban,1\n", ["--opportunity", "y", "--circumstances", "id"]),
      .data,
      ["line 202, column id: \"n/a\" is no number", "--na id=\"n/a\""])
  }

  @Test func aLevelThatIsNotInTheOrder() throws {
    expectError(
      try Extract.tree(Extract.good, Extract.question + ["--ordered", "wealth=poor,ritch"]), .data,
      ["column wealth: \"rich\" is none of the levels", "Did you mean"])
  }

  @Test func aPSUThatIsMissing() throws {
    let text = "psu,a,y\n1,x,1\n,z,0\n2,x,0\n"
    expectError(
      try Extract.tree(text, ["--opportunity", "y", "--circumstances", "a", "--psu", "psu"]), .data,
      ["line 3, column psu: the PSU is missing"])
  }

  @Test func aCircumstanceThatIsTheIndicator() throws {
    let outcome = try Extract.tree(
      Extract.good, ["--opportunity", "y", "--circumstances", "wealth,y"])
    #expect(outcome.exitCode == 0)
    #expect(outcome.errors.contains("The circumstance y is part of the indicator"))
  }

  // MARK: - The output

  @Test(arguments: [
    (["-o", "no/such/tree.json"], "there is no folder 'no/such'"),
    (["-o", "."], "it names a folder"), (["-o", "women.csv/tree.json"], "is a file, not a folder"),
  ])
  func anOutputThatCannotBe(arguments: [String], words: String) throws {
    expectError(try Extract.tree(Extract.good, Extract.question + arguments), .output, [words])
  }

  @Test func theInputIsNotLost() throws {
    let outcome = try Extract.tree(
      Extract.good, Extract.question + ["-o", "women.csv", "--format", "json"])
    expectError(outcome, .usage, ["--output names the input file"])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDisk() throws {
    expectError(
      try Extract.tree(Extract.good, Extract.question + ["-o", "/dev/full"]), .output,
      ["there is no space left"])
  }

  @Test func aReaderThatHasEnded() throws {
    let folder = try TemporaryFolder()
    try Data(Extract.good.utf8).write(to: folder.file("women.csv"))
    // The reader is gone before the program starts.
    let line =
      "mkfifo p; exec 3<>p 4>p 3>&-; rm p; "
      + "\"$tool\" tree women.csv --opportunity y --circumstances wealth,place >&4; echo $? >&2"
    let outcome = try BuiltTool.shell(line, in: folder.url)
    #expect(outcome.errors.hasSuffix("\n73\n"), "\(outcome.errors)")
    #expect(outcome.errors.contains("has ended before all was written"))
  }
}
