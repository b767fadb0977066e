package import ClassificationTree
package import Microdata
import SurveyModel
import SurveyStatistics

/// The rows of an extract as an analysis sees them: cells, outcomes, weights and design.
package struct Sample: Sendable {
  package let table: CodedTable
  package let cells: Cells
  /// The cell of every row of the file; -1 for a row with a missing circumstance.
  package let rowCells: [Int32]
  /// 0 or 1 for a row used, more for the others.
  package let outcomes: [UInt8]
  package let weights: SampleWeights
  /// The PSU of every row; nil without a PSU column.
  package let design: DesignIndex?
  /// What is known of the design without a PSU column; nil with one.
  package let rowDesign: RowDesign?
  /// Sampling fraction of PSUs (0-1) by stratum; nil without a finite population correction.
  package internal(set) var samplingFractions: [Double]?
  package let excluded: [Finding.Exclusion]
  /// Totals of the rows used by cell, weights in units of `weights.unit`.
  package let totals: [CellTotal]
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
    design: DesignIndex?, rowDesign: RowDesign?, work: ChunkWork
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
    totals = Self.totals(cells, rowCells, outcomes, weights, work)
    occurring = Self.occurring(cells, totals)
    let whole = totals.reduce(into: CellTotal()) { $0 += $1 }
    self.whole = whole
    let spread = Self.spread(outcomes, weights, work)
    kishDeff = whole.w > 0 ? Double(whole.n) * spread.squares.value / (whole.w * whole.w) : 1
    weightRatio = spread.most > 0 ? spread.most / spread.least : nil
  }

  /// Totals by cell of the rows used.
  ///
  /// Sums of whole numbers are exact in any order while they fit a Double; others are formed in
  /// the order of rows, so that they do not depend on the number of threads.
  private static func totals(
    _ cells: Cells, _ rowCells: [Int32], _ outcomes: [UInt8], _ weights: SampleWeights,
    _ work: ChunkWork
  ) -> [CellTotal] {
    func totals(_ run: Range<Int>) -> [CellTotal] {
      var totals = [CellTotal](repeating: CellTotal(), count: cells.count)
      let table = work.table
      let weight = UnsafeMutablePointer<Double>.allocate(capacity: max(1, table.largestChunk))
      defer { weight.deallocate() }
      totals.withUnsafeMutableBufferPointer { totals in
        for chunk in run {
          let first = table.firstRow(ofChunk: chunk)
          weights.values(table, chunk: chunk, into: weight)
          for row in 0..<table.rows(inChunk: chunk) where outcomes[first &+ row] < 2 {
            let cell = Int(rowCells[first &+ row])
            totals[cell].n &+= 1
            totals[cell].w += weight[row]
            totals[cell].wy += outcomes[first &+ row] == 1 ? weight[row] : 0
          }
        }
      }
      return totals
    }
    let inOrder = { totals(0..<work.table.chunkCount) }
    // A copy of the totals for each thread is worth its memory only where cells are few.
    guard weights.decimals != nil, cells.count < work.table.rowCount / 32 else { return inOrder() }
    let parts = work.map(totals)
    let sum = parts.dropFirst().reduce(into: parts[0]) { whole, part in
      for cell in part.indices { whole[cell] += part[cell] }
    }
    let isExact = sum.reduce(0) { $0 + $1.w } < 0x1p53
    return isExact || parts.count == 1 ? sum : inOrder()
  }

  /// What tells how far the weights of the rows used differ.
  private struct WeightSpread {
    var squares = SquareSum()
    var least = Double.infinity
    var most = 0.0
  }

  private static func spread(
    _ outcomes: [UInt8], _ weights: SampleWeights, _ work: ChunkWork
  ) -> WeightSpread {
    let table = work.table
    let isWhole = weights.decimals != nil
    let parts = (isWhole ? work : ChunkWork(table: table, threads: 1)).map { run in
      var spread = WeightSpread()
      let weight = UnsafeMutablePointer<Double>.allocate(capacity: max(1, table.largestChunk))
      defer { weight.deallocate() }
      for chunk in run {
        let first = table.firstRow(ofChunk: chunk)
        weights.values(table, chunk: chunk, into: weight)
        for row in 0..<table.rows(inChunk: chunk) where outcomes[first &+ row] < 2 {
          spread.squares.add(weight[row])
          spread.least = min(spread.least, weight[row])
          spread.most = max(spread.most, weight[row])
        }
      }
      return spread
    }
    return parts.dropFirst().reduce(into: parts[0]) { whole, part in
      whole.squares += part.squares
      whole.least = min(whole.least, part.least)
      whole.most = max(whole.most, part.most)
    }
  }

  /// Which levels of each circumstance occur among the rows used.
  private static func occurring(_ cells: Cells, _ totals: [CellTotal]) -> [[Bool]] {
    let width = cells.circumstances.count
    return cells.circumstances.indices.map { circumstance in
      var seen = [Bool](repeating: false, count: cells.circumstances[circumstance].levelCount)
      cells.levels.withUnsafeBufferPointer { levels in
        var place = circumstance
        for total in totals {
          if total.n > 0 { seen[Int(levels[place])] = true }
          place += width
        }
      }
      return seen
    }
  }

  /// Calls `body` for each chunk with its first row, its row count and its rows' weights.
  package func forEachChunk(
    _ body: (_ firstRow: Int, _ rows: Int, _ weights: UnsafeMutablePointer<Double>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, table.largestChunk)) { buffer in
      guard let base = buffer.baseAddress else { return }
      for chunk in 0..<table.chunkCount {
        weights.values(table, chunk: chunk, into: base)
        body(table.firstRow(ofChunk: chunk), table.rows(inChunk: chunk), base)
      }
    }
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
