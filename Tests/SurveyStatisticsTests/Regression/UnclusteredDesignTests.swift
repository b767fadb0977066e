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

  private static let levels: [Int32] = (0..<12).flatMap { cell -> [Int32] in
    let levels = [cell % 2, cell / 2 % 3, cell / 6]
    return levels.map { Int32($0) }
  }
  private static let cells = CircumstanceCells(
    circumstanceCount: 3, levels: levels, rows: sums { _ in 1 }.map { Int($0) },
    weight: sums { $0.weight }, weightedOnes: sums { $0.weight * $0.y },
    squaredWeight: sums { $0.weight * $0.weight })

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
    let design = UnclusteredDesign(
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
