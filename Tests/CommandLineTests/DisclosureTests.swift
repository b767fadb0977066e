import Foundation
import Testing

/// Ids and the codes of PSUs and strata never leave the program, in whatever form it speaks.
@Suite struct DisclosureTests {
  /// A survey whose ids and design codes could come from nowhere else.
  private static func survey(_ change: (Int, inout [String]) -> Void = { _, _ in }) -> String {
    var lines = ["id,weight,psu,stratum,wealth,place,access"]
    for row in 0..<240 {
      var fields = [
        "canaryid\(row)", "1.\(row % 7)", "canarypsu\(row / 8)", "canarystratum\(row / 80)",
        row % 3 == 0 ? "poor" : "rich", row % 11 == 0 ? "hills" : "plain",
        row % 3 == 0 && row % 5 > 0 || row % 7 == 0 ? "0" : "1",
      ]
      change(row, &fields)
      lines.append(fields.joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let command = [
    "tree", "-", "--opportunity", "access", "--circumstances", "wealth,place", "--weight",
    "weight", "--psu", "psu", "--strata", "stratum", "--min-cases", "5", "--cp", "0",
    "--bootstrap", "0", "--crossfit", "0",
  ]

  private static func run(_ survey: String, _ options: [String]) throws -> BuiltTool.Outcome {
    let outcome = try BuiltTool.run(command + options, input: survey)
    #expect(!outcome.output.lowercased().contains("canary"), "\(options)")
    #expect(!outcome.errors.lowercased().contains("canary"), "\(options)")
    return outcome
  }

  @Test(arguments: ["text", "json", "dot", "html"], ["dhs", "nchs", "none"])
  func noOutputHoldsACode(format: String, rule: String) throws {
    let outcome = try Self.run(Self.survey(), ["--format", format, "--suppress", rule])
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.contains("access"))
    #expect(outcome.errors.isEmpty)
  }

  /// With every stage on, in every format, and by every command that reads an extract.
  @Test(arguments: [
    ["tree", "--format", "text", "--details"], ["tree", "--format", "json"],
    ["tree", "--format", "csv"], ["tree", "--format", "markdown"], ["tree", "--format", "svg"],
    ["tree", "--format", "dot"], ["tree", "--format", "json", "--prune", "cv-1se"],
    ["tree", "--format", "json", "--fpc", "share"], ["explain", "--node", "1"],
    ["inequality", "--format", "json"], ["inequality", "--format", "csv"],
    ["inequality", "--format", "json", "--rank", "stratum"], ["inspect"],
    ["inspect", "--format", "json"],
  ])
  func noCommandTellsACode(arguments: [String]) throws {
    let survey = Self.survey().split(separator: "\n").enumerated()
      .map { $1 + ($0 == 0 ? ",share" : ",0.1") }.joined(separator: "\n")
    var design = [
      "-", "--opportunity", "access", "--circumstances", "wealth,place", "--weight", "weight",
      "--psu", "psu", "--strata", "stratum",
    ]
    if arguments[0] != "inequality" { design += ["--min-cases", "5"] }
    if arguments[0] == "inspect" { design = ["-"] }
    let outcome = try BuiltTool.run(
      [arguments[0]] + design + arguments.dropFirst(), input: survey + "\n")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(!outcome.output.lowercased().contains("canary"), "\(arguments)")
    #expect(!outcome.errors.lowercased().contains("canary"), "\(arguments)")
  }

  /// A PSU is no circumstance: its levels would be shown.
  @Test func thePSUIsNoCircumstance() throws {
    let outcome = try BuiltTool.run(
      Self.command + ["--circumstances", "psu"], input: Self.survey())
    #expect(outcome.exitCode == 64)
    #expect(outcome.errors.contains("\"psu\" is the primary sampling unit"))
    #expect(!outcome.errors.contains("canary"))
  }

  @Test(arguments: ["psu", "stratum", "id"])
  func aWrongPopulationTellsNoCode(column: String) throws {
    let outcome = try Self.run(Self.survey(), ["--fpc", column])
    #expect(outcome.exitCode == 65)
    #expect(outcome.errors.contains("line 2, column \(column)"))
  }

  @Test(arguments: ["grand-mean", "average", "certainty", "error"])
  func lonePSUsAreToldByNumber(policy: String) throws {
    let survey = Self.survey { row, fields in
      if row < 8 { fields[3] = "canarystratum-of-one" }
    }
    let outcome = try Self.run(survey, ["--lone-psu", policy])
    #expect(outcome.exitCode == (policy == "error" ? 65 : 0))
    let words = policy == "error" ? outcome.errors : outcome.output
    #expect(words.contains(policy == "error" ? "one stratum has a single PSU" : "1 stratum with"))
  }

  @Test(arguments: [
    (2, "", 65, "line 102, column psu: the PSU is missing"),
    (3, "", 65, "line 102, column stratum: the stratum is missing"),
    (1, "-1", 65, "line 102"), (6, "7", 65, "line 102"), (1, "heavy", 65, "line 102"),
  ])
  func noErrorHoldsACode(field: Int, value: String, exitCode: Int32, words: String) throws {
    let survey = Self.survey { row, fields in if row == 100 { fields[field] = value } }
    let outcome = try Self.run(survey, [])
    #expect(outcome.exitCode == exitCode)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test func smallGroupsAreHiddenByDefault() throws {
    let hidden = try Self.run(Self.survey(), ["--format", "json"])
    let shown = try Self.run(Self.survey(), ["--format", "json", "--suppress", "none"])
    #expect(hidden.output.contains("\"suppressed\" : true"))
    #expect(!shown.output.contains("\"suppressed\" : true"))
  }
}
