import Foundation
import Microdata
import SurveyModel
import SurveyStatistics
import Testing

@testable import FurthestBehind

/// The PSU of every row, and the sums by PSU, against the codes as they stand in the file.
@Suite struct DesignIndexTests {
  private struct Row {
    var psu: String
    var stratum: String
    var weight: Int
    /// 0 or 1; 9 is missing.
    var outcome: Int
    var level: Int
  }

  /// How the rows of PSUs stand in the file.
  enum Order: CaseIterable {
    /// PSU by PSU, in ascending order of codes, or not.
    case ascending, descending
    /// Now and then a row of another PSU in between.
    case interrupted
    case mixed
  }

  /// Rows of a survey of which some have no weight, and some no value.
  private static func rows(
    _ order: Order, psus: Int, rowsPerPSU: Int, areNumberedAnew: Bool, prefix: String
  ) -> [Row] {
    var random = SeededGenerator(seed: psus + rowsPerPSU)
    var rows = (0..<psus).flatMap { psu in
      (0..<rowsPerPSU).map { _ in
        Row(
          psu: prefix + String(areNumberedAnew ? psu % 40 : 3 * psu),
          stratum: String(psu / 40), weight: Int.random(in: -1...12, using: &random),
          outcome: [0, 1, 1, 9][Int.random(in: 0..<4, using: &random)],
          level: Int.random(in: 1...3, using: &random))
      }
    }
    switch order {
    case .ascending: break
    case .descending: rows.reverse()
    case .interrupted:
      for place in stride(from: 5, to: rows.count - 200, by: 97) { rows.swapAt(place, place + 150) }
    case .mixed: rows.shuffle(using: &random)
    }
    return rows
  }

  @Test(
    arguments: Order.allCases,
    [
      (psus: 30, rowsPerPSU: 9, areNumberedAnew: false, prefix: ""),
      (psus: 700, rowsPerPSU: 12, areNumberedAnew: false, prefix: ""),
      (psus: 700, rowsPerPSU: 12, areNumberedAnew: true, prefix: ""),
      (psus: 1500, rowsPerPSU: 5, areNumberedAnew: false, prefix: "K"),
      (psus: 3000, rowsPerPSU: 2, areNumberedAnew: false, prefix: ""),
    ] as [(psus: Int, rowsPerPSU: Int, areNumberedAnew: Bool, prefix: String)])
  func everyRowHasThePSUOfItsCodes(
    order: Order, survey: (psus: Int, rowsPerPSU: Int, areNumberedAnew: Bool, prefix: String)
  ) throws {
    let rows = Self.rows(
      order, psus: survey.psus, rowsPerPSU: survey.rowsPerPSU,
      areNumberedAnew: survey.areNumberedAnew, prefix: survey.prefix)
    let folder = try TemporaryFolder()
    let file = folder.file("survey.csv")
    // A weight of -1 stands for an empty field.
    let lines = rows.map {
      "\($0.psu),\($0.stratum),\($0.weight < 0 ? "" : String($0.weight)),\($0.outcome),"
        + "\($0.level)"
    }
    try Data((["psu,h,w,y,c"] + lines).joined(separator: "\n").utf8).write(to: file)
    var request = TreeRequest(input: .file(file.path), indicator: "y", direction: .opportunity)
    request.circumstances = ["c"]
    request.weight = "w"
    request.psu = "psu"
    request.strata = "h"
    request.missingCodes = [.init(column: "y", codes: ["9"])]
    for threads in 1...2 {
      request.threads = threads
      let extract = try Extract(opening: request.source, overrides: DialectOverrides())
      let columns = try ExtractColumns(
        request, RequestExpressions(request), header: extract.header)
      let table = try extract.read(columns.requests, threads: threads, progress: nil)
      var builder = SampleBuilder(request, columns: columns, table: table)
      let sample = try builder.build()
      let design = try #require(sample.design)
      if order == .mixed { #expect(design.runs == nil || rows.count < 4_096) }

      // Strata and, within them, PSUs in ascending order of codes.
      let inDesign = rows.filter { $0.weight > 0 }
      let pairs = Set(inDesign.map { [$0.stratum, $0.psu] })
      func key(_ pair: [String]) -> (Int, Int) {
        (Int(pair[0]) ?? 0, Int(pair[1].drop { $0 == "K" }) ?? 0)
      }
      // Texts that are no numbers are in the order of their bytes.
      let sorted = pairs.sorted { a, b in
        survey.prefix.isEmpty || a[0] != b[0] ? key(a) < key(b) : a[1] < b[1]
      }
      var numbers: [[String]: Int32] = [:]
      for (number, pair) in sorted.enumerated() { numbers[pair] = Int32(number) }
      let expected = rows.map { $0.weight > 0 ? numbers[[$0.stratum, $0.psu]] ?? -2 : -1 }
      #expect(design.rowPSUs == expected)
      #expect(design.strata.map { Int($0) } == sorted.map { Int($0[0]) ?? 0 })

      let totals = PSUTotalsBuilder(
        sample, design, keepsRows: false, threads: threads, rowsPerThread: 100
      ).totals
      for (number, pair) in sorted.enumerated() {
        let own = inDesign.filter { [$0.stratum, $0.psu] == pair && $0.outcome < 2 }
        var (weight, ones) = (0.0, 0.0)
        totals.withEntries { entries in
          entries.forEach(of: number) { _, entryWeight, entryOnes in
            weight += entryWeight
            ones += entryOnes
          }
        }
        #expect(weight == Double(own.reduce(0) { $0 + $1.weight }))
        #expect(ones == Double(own.reduce(0) { $0 + $1.weight * $1.outcome }))
      }
    }
  }
}
