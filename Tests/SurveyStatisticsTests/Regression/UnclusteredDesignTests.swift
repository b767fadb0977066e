import Testing

@testable import SurveyStatistics

/// A survey without PSUs: sums of squares by cell stand for one PSU per row.
@Suite struct RowDesignTests {
  /// 60 rows of three circumstances, with weights and the indicator in a fixed pattern, after ten
  /// rows of the file outside the domain.
  private static let rowsInFile = 70
  private struct Row {
    let cell: Int
    let weight: Double
    let y: Double
  }
  private static let rows: [Row] = (0..<60).map { row in
    let isOne = (row * 5 + row % 12 * 3) % 11 < 5
    return Row(cell: row % 12, weight: Double(1 + row * row % 7), y: isOne ? 1 : 0)
  }

  private static func sums(_ value: (Row) -> Double) -> [Double] {
    var sums = [Double](repeating: 0, count: 12)
    for row in rows { sums[row.cell] += value(row) }
    return sums
  }

  private static let levels: [UInt32] = (0..<12).flatMap { cell -> [UInt32] in
    let levels = [cell % 2, cell / 2 % 3, cell / 6]
    return levels.map { UInt32($0) }
  }
  private static let cells = CircumstanceCells(
    circumstanceCount: 3, levels: levels, rows: sums { _ in 1 }.map { Int32($0) },
    weight: sums { $0.weight }, weightedOnes: sums { $0.weight * $0.y },
    squaredWeight: .any(sums { $0.weight * $0.weight }))

  /// One stratum, or three of which the last has a single row; with shares drawn or not.
  struct Strata: CustomTestStringConvertible {
    var ofRow: [Int]
    var sizes: [Int]
    var fractions: [Double]?
    var lonePSU = PSUCellTotals.LonePSU.grandMean

    var testDescription: String { "\(sizes), \(fractions ?? []), \(lonePSU)" }
  }

  private static let one = [Int](repeating: 0, count: rows.count)
  private static let three = rows.indices.map { $0 == 59 ? 2 : $0 % 2 }
  static let designs = [
    Strata(ofRow: one, sizes: [rowsInFile]),
    Strata(ofRow: one, sizes: [rowsInFile], fractions: [0.25]),
    Strata(ofRow: three, sizes: [39, 30, 1]),
    Strata(ofRow: three, sizes: [39, 30, 1], fractions: [0.1, 0.5, 0.2]),
    Strata(ofRow: three, sizes: [39, 30, 1], fractions: [0.1, 0.5, 1], lonePSU: .average),
    Strata(ofRow: three, sizes: [39, 30, 1], lonePSU: .average),
    Strata(ofRow: three, sizes: [39, 30, 1], lonePSU: .certainty),
  ]
  static let terms = [
    [LogisticRegression.Term.levels(of: 0, reference: nil), .levels(of: 1, reference: 2)],
    [.number(of: 1, values: [0, 1.5, 7]), .levels(of: 2, reference: nil)],
    [],
  ]

  /// Every row as a PSU.
  private static func psus(_ strata: Strata) -> PSUCellTotals {
    PSUCellTotals(
      entryStarts: Array(0...rows.count), cells: rows.map { Int32($0.cell) },
      weight: rows.map(\.weight), weightedOnes: rows.map { $0.weight * $0.y },
      strata: strata.ofRow, stratumSizes: strata.sizes, samplingFractions: strata.fractions)
  }

  private static func design(_ strata: Strata) -> UnclusteredDesign {
    UnclusteredDesign(
      strata: strata.sizes.indices.map { stratum in
        let own = rows.indices.filter { strata.ofRow[$0] == stratum }.map { rows[$0] }
        let entries = (0..<12).compactMap { cell -> UnclusteredDesign.Entry? in
          var entry = UnclusteredDesign.Entry(cell: Int32(cell))
          let rows = own.filter { $0.cell == cell }
          for row in rows { entry.add(weight: row.weight, isOne: row.y == 1) }
          return rows.isEmpty ? nil : entry
        }
        return .init(
          rowsInFile: strata.sizes[stratum], rows: own.count,
          samplingFraction: strata.fractions?[stratum] ?? 0, entries: entries)
      })
  }

  @Test(arguments: designs, terms)
  func errorsAreThoseOfRowsAsPSUs(strata: Strata, terms: [LogisticRegression.Term]) throws {
    let short = try LogisticRegression(
      cells: Self.cells, terms: terms, psus: nil, rows: Self.design(strata),
      lonePSU: strata.lonePSU)
    let long = try LogisticRegression(
      cells: Self.cells, terms: terms, psus: Self.psus(strata), lonePSU: strata.lonePSU)
    #expect(short.residualDegreesOfFreedom == long.residualDegreesOfFreedom)
    #expect(short.coefficients.count == long.coefficients.count)
    for (a, b) in zip(short.coefficients, long.coefficients) {
      #expect(a.estimate == b.estimate)
      #expect((a.standardError == nil) == (b.standardError == nil))
      #expect(abs((a.standardError ?? 0) - (b.standardError ?? 0)) < 1e-10)
      #expect(a.state == .reference || (a.standardError ?? 0) > 0.01)
    }
  }

  @Test func withNeitherPSUsNorRowsThereAreNoErrors() throws {
    let fit = try LogisticRegression(
      cells: Self.cells, terms: [.levels(of: 0, reference: nil)], psus: nil)
    #expect(fit.coefficients.allSatisfy { $0.standardError == nil })
    #expect(fit.residualDegreesOfFreedom == nil)
  }
}
