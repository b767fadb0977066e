import Foundation
import Microdata
import SurveyModel
import Testing
import Threads

@testable import FurthestBehind

/// Indicators on one table share cells and design, and each has the finding it would have alone.
@Suite struct SharedSamplePartsTests {
  private static func requests(_ file: URL) -> [TreeRequest] {
    var request = TreeRequest(
      input: .file(file.path), indicator: "access", direction: .opportunity)
    request.circumstances = RandomSurvey.circumstances
    request.weight = "weight"
    request.psu = "psu"
    request.bootstrap = 3
    request.crossfit = 1
    var requests = [request]
    // Other rows are left out, and other circumstances, codings and designs asked for.
    let changes: [(inout TreeRequest) -> Void] = [
      { $0.indicator = "children == 0 or access == 1" },
      { $0.population = "wealth <= 4" },
      { $0.missingCodes = [.init(column: "wealth", codes: ["3"])] },
      {
        $0.missingCodes = [.init(column: "wealth", codes: ["3"])]; $0.missingCircumstances = .level
      },
      { $0.circumstances = ["school", "place"] },
      { $0.unordered = ["children"] },
      { $0.ordered = [.init(circumstance: "school", levels: ["secondary", "primary", "none"])] },
      { $0.psu = nil },
      { $0.missingCodes = [.init(column: "weight", codes: ["1..2"])] },
      { $0.circumstances = ["wealth", "children"] },
      { $0.circumstances = ["wealth", "place"] },
    ]
    for change in changes {
      var other = request
      change(&other)
      requests.append(other)
    }
    return requests + requests
  }

  @Test func sharingChangesNoByte() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("survey.csv")
    try Data(RandomSurvey.table(seed: 5).csv.utf8).write(to: file)
    let requests = Self.requests(file)
    let extract = try Extract(opening: .file(file.path))
    let wanted = try requests.map {
      try ExtractColumns($0, RequestExpressions($0), header: extract.header)
    }
    let table = try extract.read(wanted.flatMap(\.requests), threads: 1)
    let shared = SharedSampleParts()
    for (request, columns) in zip(requests, wanted) {
      var together = IndicatorAnalysis(request, columns: columns, table: table, shared: shared)
      var alone = IndicatorAnalysis(request, columns: columns, table: table)
      #expect(try together.finding().json() == alone.finding().json())
    }
  }

  @Test func severalThreadsMayShare() async throws {
    let folder = try TemporaryFolder()
    let file = folder.file("survey.csv")
    try Data(RandomSurvey.table(seed: 6).csv.utf8).write(to: file)
    let requests = Self.requests(file)
    let extract = try Extract(opening: .file(file.path))
    let wanted = try requests.map {
      try ExtractColumns($0, RequestExpressions($0), header: extract.header)
    }
    let table = try extract.read(wanted.flatMap(\.requests), threads: 1)
    let shared = SharedSampleParts()
    let results = mapInParallel(requests.count, threads: 4) { index in
      var analysis = IndicatorAnalysis(
        requests[index], columns: wanted[index], table: table, shared: shared)
      return try? analysis.finding().json()
    }
    for (index, result) in results.enumerated() {
      var alone = IndicatorAnalysis(requests[index], columns: wanted[index], table: table)
      #expect(try result == alone.finding().json())
    }
  }
}
