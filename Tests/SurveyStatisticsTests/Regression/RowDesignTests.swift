import Testing

@testable import SurveyStatistics

/// A survey without PSUs: sums of squares by cell stand for one PSU per row.
@Suite struct RowDesignTests {
  /// 60 rows of three circumstances, with weights and the indicator in a fixed pattern, after ten
  /// rows of the file outside the domain.
  private static let rowsInFile = 70
  private static let rows = (0..<60).map { row in
    (
      cell: row % 12, weight: Double(1 + row * row % 7),
      y: (row * 5 + row % 12 * 3) % 11 < 5 ? 1.0 : 0.0
    )
  }

  private static func sums(_ value: ((cell: Int, weight: Double, y: Double)) -> Double) -> [Double]
  {
    rows.reduce(into: [Double](repeating: 0, count: 12)) { $0[$1.cell] += value($1) }
  }

  private static let cells = CircumstanceCells(
    circumstanceCount: 3,
    levels: (0..<12).flatMap { [Int32($0 % 2), Int32($0 / 2 % 3), Int32($0 / 6)] },
    rows: sums { _ in 1 }.map { Int($0) }, weight: sums { $0.weight },
    weightedOnes: sums { $0.weight * $0.y }, squaredWeight: sums { $0.weight * $0.weight })

  /// Every row as a PSU of one stratum.
  private static let psus = PSUCellTotals(
    entryStarts: Array(0...rows.count), cells: rows.map { Int32($0.cell) },
    weight: rows.map(\.weight), weightedOnes: rows.map { $0.weight * $0.y },
    strata: rows.map { _ in 0 }, stratumSizes: [rowsInFile])

  @Test(arguments: [
    [LogisticRegression.Term.levels(of: 0, reference: nil), .levels(of: 1, reference: 2)],
    [.number(of: 1, values: [0, 1.5, 7]), .levels(of: 2, reference: nil)],
    [],
  ])
  func errorsAreThoseOfRowsAsPSUs(terms: [LogisticRegression.Term]) throws {
    let design = RowDesign(
      rowsInFile: Self.rowsInFile,
      squaredWeightOfOnes: Self.sums { $0.weight * $0.weight * $0.y })
    let short = try LogisticRegression(cells: Self.cells, terms: terms, psus: nil, rows: design)
    let long = try LogisticRegression(cells: Self.cells, terms: terms, psus: Self.psus)
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
