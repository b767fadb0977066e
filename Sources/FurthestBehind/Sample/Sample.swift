package import ClassificationTree
package import Microdata
import SurveyModel

/// The rows of an extract as an analysis sees them: cells, outcomes, weights and design.
package struct Sample: Sendable {
  package let table: CodedTable
  package let cells: Cells
  /// The cell of every row of the file; -1 for a row with a missing circumstance.
  package let rowCells: [Int32]
  /// 0 or 1 for a row used, more for the others.
  package let outcomes: [UInt8]
  package let weights: SampleWeights
  package let design: DesignIndex?
  package let excluded: [Finding.Exclusion]
  /// Totals of the rows used by cell, weights in units of `weights.unit`.
  package let totals: [CellTotal]
  /// Totals of all rows used.
  package let whole: CellTotal
  /// Whether each level of each circumstance occurs among the rows used.
  package let occurring: [[Bool]]
  /// 1 + CV^2 of the weights of the rows used.
  package let kishDeff: Double

  init(
    table: CodedTable, cells: Cells, rowCells: [Int32], rows: RowClasses, weights: SampleWeights,
    design: DesignIndex?, work: ChunkWork
  ) {
    self.table = table
    self.cells = cells
    self.rowCells = rowCells
    self.weights = weights
    self.design = design
    let outcomes = rows.status
    self.outcomes = outcomes
    excluded = rows.exclusions(circumstances: cells.circumstances.map(\.name))
    // Totals of many cells are not worth a copy for each thread.
    let threads = cells.count < table.rowCount / 32 ? work.threads : 1
    var sums = Self.sums(
      cells, rowCells, outcomes, weights, ChunkWork(table: table, threads: threads))
    // Sums of whole numbers are exact in any order while they fit a Double; others are formed in
    // the order of rows, so that they do not depend on the number of threads.
    let isExact = weights.decimals != nil && sums.total.w < 0x1p53
    if !isExact, threads > 1 {
      sums = Self.sums(
        cells, rowCells, outcomes, weights, ChunkWork(table: table, threads: 1))
    }
    totals = sums.totals
    occurring = Self.occurring(cells, sums.totals)
    whole = sums.total
    kishDeff = whole.w > 0 ? Double(whole.n) * sums.squares.sum / (whole.w * whole.w) : 1
  }

  /// Totals by cell of the rows used, their total and the sum of their squared weights.
  private struct Sums {
    var totals: [CellTotal]
    var squares = SquareSum()

    var total: CellTotal { totals.reduce(into: CellTotal()) { $0 += $1 } }
  }

  private static func sums(
    _ cells: Cells, _ rowCells: [Int32], _ outcomes: [UInt8], _ weights: SampleWeights,
    _ work: ChunkWork
  ) -> Sums {
    let table = work.table
    let parts = work.map { run in
      var sums = Sums(totals: [CellTotal](repeating: CellTotal(), count: cells.count))
      let weight = UnsafeMutablePointer<Double>.allocate(capacity: max(1, table.largestChunk))
      defer { weight.deallocate() }
      sums.totals.withUnsafeMutableBufferPointer { totals in
        for chunk in run {
          let first = table.firstRow(ofChunk: chunk)
          weights.values(table, chunk: chunk, into: weight)
          for row in 0..<table.rows(inChunk: chunk) where outcomes[first + row] < 2 {
            let w = weight[row]
            let cell = Int(rowCells[first + row])
            totals[cell].n &+= 1
            totals[cell].w += w
            if outcomes[first + row] == 1 { totals[cell].wy += w }
            sums.squares.add(w)
          }
        }
      }
      return sums
    }
    return parts.dropFirst().reduce(into: parts[0]) { whole, part in
      for cell in part.totals.indices { whole.totals[cell] += part.totals[cell] }
      whole.squares.add(part.squares)
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

/// A sum of squares that is exact, and so independent of the order, for whole numbers.
private struct SquareSum {
  private var whole: UInt128 = 0
  private var other = 0.0

  mutating func add(_ value: Double) {
    if let number = UInt64(exactly: value), number < 1 << 53 {
      whole += UInt128(number) * UInt128(number)
    } else {
      other += value * value
    }
  }

  mutating func add(_ squares: SquareSum) {
    whole += squares.whole
    other += squares.other
  }

  var sum: Double { Double(whole) + other }
}
