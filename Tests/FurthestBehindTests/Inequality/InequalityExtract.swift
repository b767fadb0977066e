import Foundation
import SurveyModel

@testable import FurthestBehind

/// A small extract, or the sample file, and what is asked of it.
struct InequalityExtract {
  /// The sample file.
  static let sampleFile = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
    .appendingPathComponent("SampleData/synthetic-lao-women.csv")

  /// A request for skilled attendance on the sample file's default circumstances.
  static func sampleRequest(
    _ direction: Direction = .opportunity, hasDesign: Bool = true
  ) -> InequalityRequest {
    var sample = TreeRequest(
      input: .file(sampleFile.path), indicator: "skilled_attendance", direction: direction)
    sample.circumstances = [
      "wealth", "residence", "education", "age_group", "children_under_5", "marital_status",
    ]
    sample.ordered = [.init(circumstance: "education", levels: ["Lower", "Secondary", "Higher"])]
    sample.weight = "weight"
    sample.psu = hasDesign ? "psu" : nil
    sample.strata = hasDesign ? "stratum" : nil
    return InequalityRequest(sample: sample)
  }

  /// The lines of the file, the header first.
  var lines: [String]

  init(header: String, rows: [String]) {
    lines = [header] + rows
  }

  /// The measures of column `y` by the circumstances named.
  func finding(
    _ circumstances: [String], direction: Direction = .opportunity,
    change: (inout InequalityRequest) -> Void = { _ in }
  ) throws -> InequalityFinding {
    try withFile { path in
      var request = InequalityRequest(
        sample: TreeRequest(input: .file(path), indicator: "y", direction: direction))
      request.sample.circumstances = circumstances
      change(&request)
      return try InequalityAnalysis(request).finding
    }
  }

  /// Does something with the extract in a file.
  func withFile<Result>(_ body: (String) throws -> Result) throws -> Result {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("furthest-behind-inequality-\(UUID().uuidString).csv")
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try body(file.path)
  }
}
