import Foundation
import Testing

@testable import furthest_behind

/// Whatever is wrong with a plan is said with its place and a way to mend it.
@Suite struct BadPlanTests {
  /// A plan with one place to spoil, its extract beside it and a folder where a file should be.
  private func check(_ plan: String) throws -> BuiltTool.Outcome {
    let folder = try TemporaryFolder()
    try Data(SmallExtract.good.utf8).write(to: folder.file("women.csv"))
    try FileManager.default.createDirectory(
      at: folder.file("folder.csv"), withIntermediateDirectories: false)
    try Data(plan.utf8).write(to: folder.file("plan.json"))
    return try BuiltTool.run(["check", "plan.json", "--quiet"], in: folder.url)
  }

  private static func plan(
    file: String = "\"path\": \"women.csv\"", circumstances: String = "\"wealth\": \"wealth\"",
    indicator: String = "\"opportunity\": \"y\"", more: String = ""
  ) -> String {
    """
    {
      "files": {"women": {\(file)}},
      "circumstances": {\(circumstances)},
      "indicators": [
        {"name": "a", \(indicator)}
      ]\(more)
    }
    """
  }

  static let cases: [(plan: String, words: [String])] = [
    (
      plan(more: ", \"optoins\": {}"),
      ["plan.json, line 6, column 6, optoins: a plan has no key \"optoins\"", "\"options\"?"]
    ),
    (
      plan(indicator: "\"oportunity\": \"y\""),
      ["line 5, column 19, indicators[0].oportunity: an indicator has no key", "\"opportunity\"?"]
    ),
    (
      plan(more: ", \"options\": {\"min_cases\": 9}"),
      ["options.min_cases: options has no key \"min_cases\"", "Did you mean \"min-cases\"?"]
    ),
    (
      plan(file: "\"path\": 7"),
      ["line 2, column 31, files.women.path: expected a text, found the number 7"]
    ),
    (
      plan(indicator: "\"opportunity\": \"y\", \"circumstances\": \"wealth\""),
      ["indicators[0].circumstances: expected a list of texts, found the text \"wealth\""]
    ),
    (
      plan(more: ", \"options\": {\"confidence\": 95}"),
      ["options.confidence: confidence takes a number from 0 to 1 (both excluded), not '95'"]
    ),
    (
      plan(more: ", \"options\": {\"profile\": \"escp\"}"),
      ["options.profile: profile cannot be 'escp'. Did you mean 'escap'?"]
    ),
    (
      plan(indicator: "\"opportunity\": \"y\", \"published\": {\"rate\": 64}"),
      ["published.rate: 64 lies outside 0 to 1", "write 0.64 for 64 per cent"]
    ),
    (
      plan(circumstances: "\"a\": \"b + 1\", \"b\": \"a + 1\""),
      ["line 3, column 41, circumstances.b: ", "a -> b -> a"]
    ),
    (
      plan(circumstances: "\"a\": \"id + \", \"wealth\": \"wealth\""),
      ["line 3, column 32, circumstances.a: expected"]
    ),
    (
      plan(indicator: "\"opportunity\": \"y == 1 and welth == 'poor'\""),
      [
        "line 5, column 46, indicators[0].opportunity: there is no column welth in women.csv",
        "Did you mean wealth?",
      ]
    ),
    (
      plan(indicator: "\"opportunity\": \"y\", \"circumstances\": [\"welth\"]"),
      [
        "indicators[0].circumstances[0]: \"welth\" is neither a circumstance of the plan nor a "
          + "column of women.csv", "Did you mean \"wealth\"?",
      ]
    ),
    (
      plan(file: "\"path\": \"women.csv\", \"weight\": \"wt\""),
      ["files.women.weight: women.csv has no column \"wt\""]
    ),
    (
      plan(file: "\"path\": \"wimen.csv\""),
      ["files.women.path: cannot open wimen.csv", "starts from the folder of the plan"]
    ),
    (
      plan(file: "\"path\": \"folder.csv\""),
      ["files.women.path: folder.csv is a folder, not a CSV extract", "Name the file inside it."]
    ),
    (
      plan(file: "\"path\": \"women.csv\"}, \"women\": {\"path\": \"women.csv\""),
      ["line 2, column 45, files.women: the key \"women\" stands here for the second time"]
    ),
    (
      plan(indicator: "\"opportunity\": \"y\"}, {\"name\": \"A\", \"barrier\": \"y\""),
      [
        "line 5, column 49, indicators[1].name: an indicator is named \"A\", as is the one in line "
          + "5 but for upper and lower case"
      ]
    ),
    (
      plan(indicator: "\"opportunity\": \"y\"}, {\"name\": \"b/c\", \"barrier\": \"y\""),
      ["\"b/c\" cannot be the name of an indicator: it holds \"/\""]
    ),
    (
      plan(indicator: "\"opportunity\": \"y\"}, {\"name\": \"NUL\", \"barrier\": \"y\""),
      ["\"NUL\" cannot be the name of an indicator: some systems reserve it"]
    ),
    (
      plan(circumstances: "\"wealth\": \"wealth\", \"wealth\": \"place\""),
      ["circumstances.wealth: the key \"wealth\" stands here for the second time"]
    ),
    (
      plan(indicator: "\"file\": \"wimen\", \"opportunity\": \"y\""),
      ["indicators[0].file: there is no file \"wimen\"", "Did you mean \"women\"?"]
    ),
    (
      plan(indicator: "\"value\": \"y\""),
      ["indicators[0].name: an indicator lacks the key \"direction\"", "\"barrier\" if 1 is bad"]
    ),
    (
      plan(indicator: "\"title\": \"A\""),
      ["indicators[0].name: an indicator lacks the key \"value\""]
    ),
    (
      plan(indicator: "\"opportunity\": \"y\", \"barrier\": \"y\""),
      ["the keys \"opportunity\", \"barrier\" exclude each other"]
    ),
    (
      plan(file: "\"path\": \"women.csv\", \"preset\": \"dhs-ri\""),
      ["files.women.preset: there is no preset \"dhs-ri\"", "Did you mean \"dhs-ir\"?"]
    ),
    (
      plan(more: ", \"groups\": [\"by plase\", \"everywhere\"]"),
      [
        "groups[0]: \"plase\" is neither", "Did you mean \"place\"?",
        "groups[1]: \"everywhere\" says not for whom",
      ]
    ),
    (
      plan(
        file: "\"path\": \"women.csv\", \"join\": [{\"from\": \"homes\", \"on\": [\"id\"]}]"),
      [
        "files.women.join[0].from: there is no file \"homes\"",
        "files.women.join[0]: a join lacks the key \"columns\"",
      ]
    ),
    (
      plan(more: ", \"options\": {\"delimiter\": \",\", \"decimal\": \",\"}"),
      ["delimiter ',' and decimal ',' exclude each other"]
    ),
    (
      plan(
        circumstances:
          "\"w2\": \"if id <= 2 then 'a' else 'b'\", \"bad\": \"if w2 - 3 > 2 then 'x' else 'y'\""),
      ["circumstances.bad: this is text where a number is needed", "if id <= 2 then 'a' else 'b'"]
    ),
    (
      plan(circumstances: "\"wealth\": \"wealth\", \"lost\": \"if plase == 'a' then 1 else 2\""),
      ["circumstances.lost: there is no column plase in women.csv", "Did you mean place?"]
    ),
    (
      plan(more: ", \"groups\": [\"by id\"]"),
      ["there can be no groups by id: it has 200 values in 200 rows", "with few values"]
    ),
    (
      plan(
        file: "\"path\": \"women.csv\", \"psu\": \"place\"", more: ", \"groups\": [\"by place\"]"),
      ["there can be no groups by place: it is the primary sampling unit"]
    ),
    (
      plan(
        file: "\"path\": \"women.csv\", \"psu\": \"place\"",
        circumstances: "\"wealth\": \"wealth\", \"area\": \"place\""),
      ["the circumstance area is the primary sampling unit, place, whose codes are never shown"]
    ),
    (
      plan(
        circumstances: "\"wealth\": \"wealth\", \"w\": \"cut(w, 0, 3)\"",
        indicator: "\"opportunity\": \"w > 2\""),
      ["value: w is \"0-2\" where a number is needed", "give the other another name"]
    ),
    ("{\"files\": {}}", ["files: the list is empty", "a plan lacks the key \"indicators\""]),
    ("[1, 2]", ["line 1, column 1: expected a plan in braces, found a list"]),
    ("{\n  \"files\": {\n", ["line 2, column 12: the bracket { that opens here is never closed"]),
    ("{'files': 1}", ["line 1, column 2: ' does not begin a text", "plain double quotes"]),
    ("", ["line 1, column 1: the plan is empty"]),
  ]

  @Test(arguments: cases.indices)
  func everyMistakeHasItsPlaceAndAWayToMendIt(place: Int) throws {
    let outcome = try check(Self.cases[place].plan)
    let isMissing = Self.cases[place].words[0].hasPrefix("files.women.path: ")
    #expect(outcome.exitCode == (isMissing ? ExitCode.input : .data).rawValue)
    for word in Self.cases[place].words {
      #expect(outcome.errors.contains(word), "\(word) in \(outcome.errors)")
    }
  }

  @Test func allMistakesAreToldAtOnce() throws {
    let outcome = try check(
      Self.plan(
        file: "\"path\": \"women.csv\", \"wieght\": \"w\"",
        circumstances: "\"wealth\": {\"valeu\": \"wealth\"}",
        indicator: "\"direction\": \"good\", \"value\": \"y ==\"",
        more: ", \"options\": {\"cp\": \"x\"}"))
    expectError(
      outcome, .data,
      [
        "files.women.wieght", "circumstances.wealth.valeu", "indicators[0].direction",
        "indicators[0].value", "options.cp",
      ])
  }

  /// What looks odd and is none the less a plan.
  @Test(arguments: [
    "\u{FEFF}" + plan(), "// a comment\n/* and\n another */" + plan(),
    plan(more: ", \"options\": {\"bootstrap\": 0, \"crossfit\": 0,},"),
    plan().replacing("\n", with: "\r\n"),
  ])
  func itIsStillAPlan(plan: String) throws {
    let outcome = try check(plan)
    #expect(outcome.exitCode == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    let folder = try TemporaryFolder()
    try Data(SmallExtract.good.utf8).write(to: folder.file("women.csv"))
    let read = try BuiltTool.run(["check", "-"], input: plan, in: folder.url)
    #expect(read.exitCode == 0 && read.output == outcome.output, "\(read.errors)")
  }

  @Test(arguments: [
    ("taken", "'taken' is a file, not a folder"), ("taken/run", "'taken' is a file, not a folder"),
    ("/dev/full", "'/dev/full' is a file, not a folder"),
  ])
  func aRunNeedsAFolder(output: String, words: String) throws {
    let folder = try TemporaryFolder()
    try Data(SmallExtract.good.utf8).write(to: folder.file("women.csv"))
    try Data("mine".utf8).write(to: folder.file("taken"))
    try Data(Self.plan().utf8).write(to: folder.file("plan.json"))
    expectError(
      try BuiltTool.run(["batch", "plan.json", "-o", output], in: folder.url), .output, [words])
    #expect(try folder.text("taken") == "mine")
    let deep = try BuiltTool.run(["batch", "plan.json", "-o", "a/b/c"], in: folder.url)
    #expect(deep.exitCode == 0)
  }

  @Test func aMissingPlanIsMissingInput() throws {
    let folder = try TemporaryFolder()
    expectError(
      try BuiltTool.run(["check", "plan.json"], in: folder.url), .input, ["cannot open plan.json"])
    expectError(
      try BuiltTool.run(["check", "."], in: folder.url), .input, [". is a folder, not a JSON file"])
  }
}
