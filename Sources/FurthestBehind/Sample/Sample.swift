package import ClassificationTree
package import Microdata
import SurveyModel
import SurveyStatistics

/// The rows of an extract as an analysis sees them: cells, outcomes, weights and design.
package struct Sample: Sendable {
  package private(set) var table: CodedTable
  package let cells: Cells
  /// The cell of every row of the file; -1 for a row with a missing circumstance.
  package private(set) var rowCells: [Int32]
  /// 0 or 1 for a row used, more for the others.
  package private(set) var outcomes: [UInt8]
  package let weights: SampleWeights
  /// The PSU of every row; nil without a PSU column.
  package private(set) var design: DesignIndex?
  /// What is known of the design without a PSU column; nil with one.
  package let rowDesign: RowDesign?
  /// Sampling fraction of PSUs (0-1) by stratum; nil without a finite population correction.
  package internal(set) var samplingFractions: [Double]?
  package let excluded: [Finding.Exclusion]
  /// Totals of the rows used by cell, weights in units of `weights.unit`.
  package private(set) var totals: [CellTotal]
  /// Sums of squared weights of the rows used by cell, in units of `weights.unit` squared; nil once
  /// they are given up.
  private(set) var squares: CellSquares?
  /// Totals of all rows used.
  package let whole: CellTotal
  /// Whether each level of each circumstance occurs among the rows used.
  package let occurring: [[Bool]]
  /// 1 + CV^2 of the weights of the rows used.
  package let kishDeff: Double
  /// The largest weight of a row used over the smallest; nil without a row.
  package let weightRatio: Double?

  init(
    table: CodedTable, cells: Cells, rowCells: [Int32], rows: RowClasses, weights: SampleWeights,
    weighted: WeightedCells?, design: DesignIndex?, rowDesign: RowDesign?, work: ChunkWork
  ) {
    self.table = table
    self.cells = cells
    self.rowCells = rowCells
    self.weights = weights
    self.design = design
    self.rowDesign = rowDesign
    let outcomes = rows.status
    self.outcomes = outcomes
    excluded = rows.exclusions(circumstances: cells.circumstances.map(\.name))
    let sums = CellSums(
      cellCount: cells.count, rowCells, rows, weights, weighted: weighted, work)
    totals = sums.totals
    squares = sums.squares
    let totals = totals
    occurring = cells.circumstances.indices.map { circumstance in
      cells.occurringLevels(of: circumstance) { totals[$0].n > 0 }
    }
    let whole = totals.reduce(into: CellTotal()) { $0 += $1 }
    self.whole = whole
    kishDeff = whole.w > 0 ? Double(whole.n) * sums.squares.total.value / (whole.w * whole.w) : 1
    weightRatio = sums.most > 0 ? sums.most / sums.least : nil
  }

  /// Gives up the codes of the table's rows, which the sample no longer needs.
  mutating func releaseCodes() { table.releaseCodes() }

  /// Gives up what is known of single rows: the cell, the outcome and the PSU of each.
  mutating func releaseRows() {
    rowCells = []
    outcomes = []
    design?.releaseRows()
  }

  /// Gives up what is known of cells as long as `cells` hold it; the sums of squared weights, from
  /// which estimates of a tree are made, for good.
  mutating func releaseTotals() {
    totals = []
    squares = nil
  }

  /// Takes the totals of cells back.
  mutating func restoreTotals(from cells: CircumstanceCells) {
    totals = ChunkWork.array(cells.count, threads: 1) { cell in
      CellTotal(
        n: Int(cells.rows[cell]), w: cells.weight[cell], wy: cells.weightedOnes[cell])
    }
  }

  /// Calls `body` for each chunk with its first row, its row count and its rows' weights.
  package func forEachChunk(
    _ body: (_ firstRow: Int, _ rows: Int, _ weights: UnsafeMutablePointer<Double>) -> Void
  ) {
    weights.forEachChunk(of: table, body)
  }
}

/// The sampling weights of a file, in a unit that keeps their sums exact where possible.
package struct SampleWeights: Sendable {
  /// The weight column's position in the header; nil when every row weighs 1.
  let column: Int?
  /// Decimals to which weights are whole numbers; nil when they are not.
  let decimals: Int?
  /// The weight 1 in the unit that sums are in.
  package let unit: Double
  /// The number 1 of the column in that unit.
  let scale: Double

  /// Rows from which on rising weights are no accident.
  private static let fewestRising = 20

  /// - Parameter hasImpliedDecimals: whether the last six digits are decimals (DHS).
  init(column: Int?, table: CodedTable, hasImpliedDecimals: Bool) {
    self.column = column
    let decimals = column.flatMap { table.numberColumn($0)?.decimals }
    self.decimals = decimals
    scale = (0..<(decimals ?? 0)).reduce(1.0) { scale, _ in scale * 10 }
    unit = scale * (hasImpliedDecimals ? 1_000_000 : 1)
  }

  /// Writes the weights of a chunk, in units of `unit`, to `output`; NaN is missing.
  func values(
    _ table: CodedTable, chunk: Int, into output: UnsafeMutablePointer<Double>
  ) {
    if let column, let numbers = table.numberColumn(column) {
      numbers.values(chunk: chunk, decimals: decimals, into: output)
    } else {
      output.update(repeating: 1, count: table.rows(inChunk: chunk))
    }
  }

  /// The weights of a chunk in units of `unit`; nil unless all that are not missing are whole
  /// numbers below 2^32 - 1.
  func wholeNumbers(_ table: CodedTable, chunk: Int) -> [UInt32]? {
    guard let column else { return [UInt32](repeating: 1, count: table.rows(inChunk: chunk)) }
    guard let decimals else { return nil }
    return table.numberColumn(column)?.wholeNumbers(chunk: chunk, decimals: decimals)
  }

  /// Whether every row has a weight, and none is 0 or negative.
  func areAllPositive(in table: CodedTable) -> Bool {
    guard let numbers = column.flatMap(table.numberColumn) else { return true }
    return (0..<table.chunkCount).allSatisfy { numbers.areAllPositive(chunk: $0) }
  }

  /// Calls `body` for each of some chunks (all, when none are named) with its first row, its row
  /// count and its rows' weights in units of `unit`.
  func forEachChunk(
    _ chunks: Range<Int>? = nil, of table: CodedTable,
    _ body: (_ firstRow: Int, _ rows: Int, _ weights: UnsafeMutablePointer<Double>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, table.largestChunk)) { buffer in
      guard let base = buffer.baseAddress else { return }
      for chunk in chunks ?? 0..<table.chunkCount {
        values(table, chunk: chunk, into: base)
        body(table.firstRow(ofChunk: chunk), table.rows(inChunk: chunk), base)
      }
    }
  }

  /// Whether the weights are whole numbers that rise from every row to the next, as no weights
  /// of a survey do.
  ///
  /// - Complexity: O(rows), but mostly a few rows.
  func rise(in table: CodedTable) -> Bool {
    guard column != nil, decimals == 0, table.rowCount >= Self.fewestRising else { return false }
    var last: UInt32?
    for chunk in 0..<table.chunkCount {
      for weight in wholeNumbers(table, chunk: chunk) ?? [] {
        guard weight > last ?? 0, weight < .max else { return false }
        last = weight
      }
    }
    return true
  }

  /// The weight of a row as a number of the column.
  func number(_ table: CodedTable, row: Int) -> Double {
    var result = 1.0
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, table.largestChunk)) { buffer in
      guard let base = buffer.baseAddress, let chunk = table.chunk(ofRow: row) else { return }
      values(table, chunk: chunk, into: base)
      result = base[row - table.firstRow(ofChunk: chunk)] / scale
    }
    return result
  }
}
