import Foundation

@testable import SurveyPlans

/// A folder with a plan and extracts, removed with its last use.
final class PlanFolder {
  let url: URL

  /// A small extract: women with a birth, in codes.
  static let women = """
    wt,psu,stratum,v025,v106,v190,v130,v024,sba,months
    1.5,1,1,1,0,1,1,2,0,3
    0.5,1,1,2,2,4,2,1,1,30
    1.0,2,1,2,3,5,1,2,1,12
    """

  /// The same women's households.
  static let households = """
    hwt,psu,hh,electricity,v025
    1.5,1,1,1,1
    0.5,2,1,0,2
    """

  init(_ plan: String, files: [String: String] = ["women.csv": women]) throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("furthest-behind-plans-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try Data(plan.utf8).write(to: url.appendingPathComponent("plan.json"))
    for (name, text) in files {
      try Data(text.utf8).write(to: url.appendingPathComponent(name))
    }
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  var path: String { path(of: "plan.json") }

  func path(of file: String) -> String { url.appendingPathComponent(file).path }

  func plan() throws -> SurveyPlan { try SurveyPlan(reading: path) }

  /// Everything that is wrong with the plan, whether it stops the whole run or not.
  func faults() throws -> [PlanFault] {
    do throws(PlanFaults) {
      return try SurveyPlan(reading: path).problems
    } catch {
      return error.faults
    }
  }
}
