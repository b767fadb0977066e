import ClassificationTree
import Foundation
import Microdata
import SurveyModel
import SurveyStatistics

@testable import FurthestBehind

/// A small made-up survey, row by row, for tests of what is made from it.
struct RobustnessSurvey {
  struct Row {
    var psu: Int
    var levels: [UInt32]
    var weight: Double
    var isOne: Bool
  }

  var circumstances: [Circumstance]
  /// The stratum of every PSU.
  var strata: [Int32]
  var rows: [Row] = []

  /// Draws a survey.
  ///
  /// - Parameter rate: the probability (0-1) of a one by levels.
  init(
    seed: UInt64, levelCounts: [Int], strata: Int = 6, psusPerStratum: Int = 8,
    rowsPerPSU: Int = 20, weighted: Bool = true, rate: ([UInt32]) -> Double
  ) {
    circumstances = levelCounts.enumerated().map { index, count in
      Circumstance(
        name: "c\(index)", scale: .unordered((0..<count).map { "c\(index)l\($0)" }))
    }
    self.strata = (0..<(strata * psusPerStratum)).map { Int32($0 / psusPerStratum) }
    var random = CounterBasedGenerator(
      seed: seed, purpose: .bootstrap, replicate: 0, stratum: 0)
    for psu in self.strata.indices {
      for _ in 0..<rowsPerPSU {
        let levels = levelCounts.map { UInt32(random.next(below: $0)) }
        let weight = weighted ? Double(1 + random.next(below: 9)) / 4 : 1
        let isOne = Double(random.next(below: 1_000_000)) < 1e6 * rate(levels)
        rows.append(Row(psu: psu, levels: levels, weight: weight, isOne: isOne))
      }
    }
  }

  /// The observed level tuples in ascending order, as `Cells` wants them.
  var tuples: [[UInt32]] {
    Set(rows.map(\.levels)).sorted { $0.lexicographicallyPrecedes($1) }
  }

  var cells: Cells { Cells(circumstances: circumstances, levels: tuples.flatMap(\.self)) }

  func design() throws -> SurveyDesign { try SurveyDesign(stratumOfPSU: strata) }

  /// The rows by PSU and cell, gathered in the given order.
  func gathered(shuffled seed: UInt64? = nil) throws -> PSUCells {
    var numbers: [[UInt32]: Int] = [:]
    for (index, tuple) in tuples.enumerated() { numbers[tuple] = index }
    var order = Array(rows.indices)
    if let seed {
      var random = CounterBasedGenerator(
        seed: seed, purpose: .folds, replicate: 0, stratum: 0)
      random.shuffle(&order)
    }
    var gatherer = PSUCellGatherer(cellCount: numbers.count)
    for row in order.map({ rows[$0] }) {
      gatherer.add(
        psu: row.psu, cell: numbers[row.levels] ?? 0, weight: row.weight, isOne: row.isOne)
    }
    return PSUCells(cells: cells, design: try design(), rows: gatherer)
  }

  /// The survey as an extract.
  var csv: String {
    var lines = [(circumstances.map(\.name) + ["y", "w", "psu", "h"]).joined(separator: ",")]
    for row in rows {
      let levels = row.levels.enumerated().map { "c\($0)l\($1)" }
      lines.append(
        (levels + [
          row.isOne ? "1" : "0", "\(row.weight)", "\(row.psu)", "\(strata[row.psu])",
        ]).joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A request for the tree of the extract.
  static func request(_ path: String, circumstances: [String]? = nil) -> TreeRequest {
    var request = TreeRequest(input: .file(path), indicator: "y", direction: .opportunity)
    request.circumstances = circumstances
    request.weight = "w"
    request.psu = "psu"
    request.strata = "h"
    request.threads = 2
    return request
  }

  /// Calls `body` with the sample of the survey, read by way of a file.
  func withSample<Result>(_ body: (Sample, TreeRequest) throws -> Result) throws -> Result {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "robustness-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: url) }
    try csv.write(to: url, atomically: true, encoding: .utf8)
    let request = Self.request(url.path, circumstances: circumstances.map(\.name))
    let extract = try Extract(opening: request.source, overrides: DialectOverrides())
    let columns = try ExtractColumns(
      request, RequestExpressions(request), header: extract.header)
    let table = try extract.read(columns.requests, threads: 1, progress: nil)
    var builder = SampleBuilder(request, columns: columns, table: table)
    return try body(builder.build(), request)
  }

  /// The finding of the survey, by way of a file.
  func finding(_ change: (inout TreeRequest) -> Void = { _ in }) throws -> Finding {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "robustness-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: url) }
    try csv.write(to: url, atomically: true, encoding: .utf8)
    var request = Self.request(url.path, circumstances: circumstances.map(\.name))
    change(&request)
    var finding = try TreeAnalysis(request).finding
    finding.run.input.file = "survey.csv"
    return finding
  }
}
