import Foundation
import FurthestBehind
import Testing
import Threads

@testable import SurveyPlans

/// Every indicator of every preset, on extracts whose rates are known from plain functions.
@Suite struct RecodeTests {
  static let all = DHSRecodes.all + MICSRecodes.all

  /// A plan with every indicator that a recode can give, on files of codes and of labels.
  private static func folder(_ recode: Recode, rows: [Recode.Row]) throws -> PlanFolder {
    let indicators = recode.expected.map { expected in
      let names =
        expected.variant == nil
        ? "\"name\": \"\(expected.name)\""
        : "\"name\": \"\(expected.key)\", \"from\": \"\(expected.name)\", "
          + "\"variant\": \"\(expected.variant ?? "")\""
      let files = expected.needsCodes ? ["codes"] : ["codes", "labels"]
      return files.map { file in
        "{\(names.replacing(expected.key, with: "\(expected.key)-\(file)", maxReplacements: 1)),"
          + (expected.variant == nil ? " \"from\": \"\(expected.name)\"," : "")
          + " \"file\": \"\(file)\"}"
      }.joined(separator: ",\n")
    }
    let plan = """
      {
        "files": {
          "codes": {"path": "codes.csv", "preset": "\(recode.preset)"},
          "labels": {"path": "labels.csv", "preset": "\(recode.preset)"}
        },
        "indicators": [\(indicators.joined(separator: ",\n"))],
        "options": {"bootstrap": 0, "crossfit": 0}
      }
      """
    return try PlanFolder(
      plan,
      files: [
        "codes.csv": recode.csv(rows, isLabelled: false),
        "labels.csv": recode.csv(rows, isLabelled: true),
      ])
  }

  @Test(arguments: all.map(\.title))
  func everyRateIsThatOfThePlainFunction(title: String) throws {
    let recode = try #require(Self.all.first { $0.title == title })
    let rows = recode.rows(1_500)
    let folder = try Self.folder(recode, rows: rows)
    let plan = try folder.plan()
    #expect(plan.problems.isEmpty, "\(plan.problems.map(\.description))")
    let check = RunCheck(plan.run, threads: 2)
    for indicator in check.indicators where indicator.status != .ready {
      Issue.record("\(title) \(indicator.name): \(indicator.reason ?? "")")
    }
    for expected in recode.expected {
      let (rate, n) = Recode.rate(expected, rows)
      #expect(rate > 0 && rate < 1, "\(title) \(expected.key) says nothing")
      for file in expected.needsCodes ? ["codes"] : ["codes", "labels"] {
        let name = "\(expected.key)-\(file)"
        let found = try #require(check.indicators.first { $0.name == name })
        #expect(found.used == n, "\(title) \(name)")
        #expect(
          abs((found.average ?? -1) - rate) < 1e-12,
          "\(title) \(name): \(found.average ?? -1), and \(rate) by hand")
        #expect(found.circumstances.count >= 3, "\(title) \(name): \(found.circumstances)")
      }
    }
  }

  @Test(arguments: all.map(\.title))
  func codesAndLabelsGiveTheSameTrees(title: String) throws {
    let recode = try #require(Self.all.first { $0.title == title })
    let folder = try Self.folder(recode, rows: recode.rows(1_500))
    let found = Guarded<[String: Finding]>([:])
    _ = SurveyRunner(try folder.plan().run, jobs: 2, threads: 2).run { result in
      found.withLock { $0[result.entry.name] = result.finding }
      return true
    }
    let findings = found.withLock { $0 }
    var divided = 0
    for expected in recode.expected where !expected.needsCodes {
      let codes = try #require(findings["\(expected.key)-codes"])
      let labels = try #require(findings["\(expected.key)-labels"])
      #expect(codes.nodes == labels.nodes, "\(title) \(expected.key)")
      #expect(codes.circumstances == labels.circumstances, "\(title) \(expected.key)")
      if codes.nodes.count > 1 { divided += 1 }
    }
    #expect(divided > 0)
  }

  /// No indicator of a preset goes without a recode that it is tried on.
  @Test func everyIndicatorIsTried() throws {
    for preset in Preset.all {
      let recodes = Self.all.filter { $0.preset == preset.name }
      let tried = Set(recodes.flatMap { $0.expected.filter { $0.variant == nil }.map(\.name) })
      #expect(Set(preset.indicators.map(\.name)) == tried, "\(preset.name)")
      for recode in recodes {
        let names = recode.expected.filter { $0.variant == nil }.map(\.name) + recode.impossible
        #expect(Set(names) == Set(preset.indicators.map(\.name)), "\(recode.title)")
      }
    }
  }
}
