import ClassificationTree
import SurveyStatistics
import Testing

@testable import FurthestBehind

@Suite struct PSUTotalsTests {
  /// An entry of a PSU.
  private struct Entry: Equatable {
    var cell: Int
    var rows: Int
    var weight: Double
    var ones: Double
  }

  /// How the rows of PSUs stand in the file.
  enum Order: CaseIterable {
    case byPSU, mixed
  }

  /// PSUs of some dozens of rows, and of more than are put in order by counting; neighbours in the
  /// file or not.
  @Test(arguments: [1, 7, 20, 64, 65, 150], Order.allCases)
  func totalsAreSumsOfRows(rowsPerPSU: Int, order: Order) throws {
    var survey = RobustnessSurvey(
      seed: 5, levelCounts: [2, 3, 4], strata: 3, psusPerStratum: 4, rowsPerPSU: rowsPerPSU
    ) { 0.3 + 0.1 * Double($0[1]) }
    if order == .mixed {
      var random = CounterBasedGenerator(seed: 1, purpose: .folds, replicate: 0, stratum: 0)
      random.shuffle(&survey.rows)
    }
    let tuples = survey.tuples
    try survey.withSample { sample, _ in
      let unit = sample.weights.unit
      for threads in 1...3 {
        let design = try #require(sample.design)
        let totals = PSUTotalsBuilder(
          sample, design, keepsRows: true, threads: threads, rowsPerThread: 10
        ).totals
        #expect(totals.isWhole && totals.hasRows)
        #expect(totals.count == survey.strata.count)
        for psu in 0..<totals.count {
          var entries: [Entry] = []
          totals.withEntries { open in
            open.forEachWithRows(of: psu) { cell, rows, weight, ones in
              entries.append(
                Entry(cell: cell, rows: rows, weight: weight / unit, ones: ones / unit))
            }
          }
          let own = survey.rows.filter { $0.psu == psu }
          let expected = tuples.indices.compactMap { cell -> Entry? in
            let rows = own.filter { $0.levels == tuples[cell] }
            guard !rows.isEmpty else { return nil }
            return Entry(
              cell: cell, rows: rows.count, weight: rows.reduce(0) { $0 + $1.weight },
              ones: rows.reduce(0) { $0 + ($1.isOne ? $1.weight : 0) })
          }
          #expect(entries == expected)
        }
      }
    }
  }
}
