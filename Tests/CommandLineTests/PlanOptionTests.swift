import AnalysisOptions
import CommandLineKit
import Foundation
import FurthestBehind
import SurveyPlans
import Testing

@testable import furthest_behind

/// Every option of `tree` is a key of a plan, and means the same there.
@Suite struct PlanOptionTests {
  /// Values that fit the small extract, where any other of the kind would not.
  private static let values: [String: (json: String, text: String)] = [
    "where": ("\"w > 1\"", "w > 1"), "weight": ("\"w\"", "w"), "psu": ("\"id\"", "id"),
    "strata": ("\"place\"", "place"), "fpc": ("\"w\"", "w"),
    "circumstances": ("[\"wealth\", \"place\"]", "wealth,place"),
    "ordered": ("{\"wealth\": [\"poor\", \"rich\"]}", "wealth=poor,rich"),
    "unordered": ("[\"place\"]", "place"),
    "na": ("{\"wealth\": [9, \"97..99\"]}", "wealth=9,97..99"),
    "max-depth": ("11", "11"),
    "delimiter": ("\",\"", ","), "labels": ("\"labels.csv\"", "labels.csv"),
  ]

  private static func value(_ spec: OptionSpec) -> (json: String, text: String) {
    if let value = values[String(spec.name.dropFirst(2))] { return value }
    switch spec.kind {
    case .flag: return ("true", "")
    case .choice(let choices):
      let name = choices.last?.name ?? ""
      return ("\"\(name)\"", name)
    case .whole: return ("41", "41")
    case .decimal: return ("0.75", "0.75")
    default: return ("\"words\"", "words")
    }
  }

  private func plan(_ options: String) throws -> SurveyPlan {
    let folder = try TemporaryFolder()
    try Data(SmallExtract.good.utf8).write(to: folder.file("women.csv"))
    try Data("variable,code,label\n".utf8).write(to: folder.file("labels.csv"))
    try Data(
      """
      {"files": {"women": {"path": "women.csv"}},
       "indicators": [{"name": "y", "opportunity": "y"}], "options": {\(options)}}
      """.utf8
    ).write(to: folder.file("plan.json"))
    return try SurveyPlan(
      reading: folder.file("plan.json").path,
      table: PlanOptionTable(output: OutputOptions.inPlans))
  }

  private static let specs = TreeCommand.spec.options.filter {
    !IndicatorOptions.directions.contains($0.name)
  }

  @Test(arguments: specs.map(\.name))
  func theOptionMeansTheSame(name: String) throws {
    let spec = try #require(Self.specs.first { $0.name == name })
    let value = Self.value(spec)
    let key = String(name.dropFirst(2))
    let plan = try plan("\"\(key)\": \(value.json)")
    #expect(plan.problems.isEmpty, "\(plan.problems.map(\.description))")
    if OutputOptions.inPlans.contains(spec) {
      #expect(plan.outputOptions[key] != nil)
      return
    }
    let argument = spec.kind == .flag ? name : "\(name)=\(value.text)"
    var wanted = try ParsedTree(["tree", "women.csv", "--opportunity", "y", argument]).request()
    var request = try #require(plan.run.extracts.first?.trees.first?.request)
    wanted.input = request.input
    wanted.title = wanted.title ?? "y"
    // A path starts from the plan's folder.
    request.labels = request.labels.map { URL(fileURLWithPath: $0).lastPathComponent }
    #expect(request == wanted)
  }

  /// Lists may be written in several ways.
  @Test(arguments: [
    ("\"na\": \"9,99\"", ["9,99"]), ("\"na\": [9, 99]", ["9,99"]), ("\"na\": 9", ["9"]),
    ("\"na\": [\"y=8,9\", \"w=7\"]", ["y=8,9", "w=7"]),
    ("\"na\": {\"*\": 9, \"y\": \"7,8\"}", ["9", "y=7,8"]),
  ])
  func missingCodesInEveryForm(options: String, arguments: [String]) throws {
    let request = try #require(try plan(options).run.extracts.first?.trees.first?.request)
    let wanted = try ParsedTree(
      ["tree", "women.csv", "--opportunity", "y"] + arguments.flatMap { ["--na", $0] }
    ).request()
    #expect(request.missingCodes == wanted.missingCodes)
  }
}
