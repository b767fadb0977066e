import ClassificationTree
import Microdata
import SurveyStatistics

/// The rows used, added up by cell: all that is made of rows where no PSU is looked at.
struct CellSums: Sendable {
  /// Rows, weights and weights of ones, in the weights' unit.
  private(set) var totals: [CellTotal]
  /// Sums of squared weights.
  private(set) var squares: CellSquares
  /// The smallest and the largest weight of a row used.
  private(set) var least = Double.infinity
  private(set) var most = 0.0

  /// Adds up the rows used.
  ///
  /// Sums of whole numbers are exact in any order while they fit; others are formed in the order
  /// of rows, so that they do not depend on the number of threads.
  ///
  /// - Parameter weighted: the sums of all weights, where they are exact.
  /// - Complexity: O(*r* + *k*) for *r* rows and *k* cells.
  init(
    cellCount: Int, _ rowCells: [Int32], _ rows: RowClasses, _ weights: SampleWeights,
    weighted: WeightedCells?, _ work: ChunkWork
  ) {
    if let weighted {
      self.init(weighted, rowCells, rows, weights, work)
    } else {
      self.init(inOrder: cellCount, rowCells, rows.status, weights, work.table)
    }
  }

  /// Adds up the rows used one after the other.
  private init(
    inOrder cellCount: Int, _ rowCells: [Int32], _ outcomes: [UInt8], _ weights: SampleWeights,
    _ table: CodedTable
  ) {
    var totals = [CellTotal](repeating: CellTotal(), count: cellCount)
    var ones = [SquareSum](repeating: SquareSum(), count: cellCount)
    var zeros = ones
    var (least, most) = (Double.infinity, 0.0)
    weights.forEachChunk(of: table) { first, rows, weights in
      for row in 0..<rows where outcomes[first + row] < 2 {
        let cell = Int(rowCells[first + row])
        let weight = weights[row]
        let isOne = outcomes[first + row] == 1
        totals[cell] += CellTotal(n: 1, w: weight, wy: isOne ? weight : 0)
        if isOne { ones[cell].add(weight) } else { zeros[cell].add(weight) }
        least = min(least, weight)
        most = max(most, weight)
      }
    }
    self.totals = totals
    squares = .any(ones: ones, zeros: zeros)
    self.least = least
    self.most = most
  }

  /// Adds up the ones among the rows used, and takes the few rows that are not used from what is
  /// known of all.
  private init(
    _ weighted: WeightedCells, _ rowCells: [Int32], _ rows: RowClasses,
    _ weights: SampleWeights, _ work: ChunkWork
  ) {
    let cellCount = weighted.sums.count
    let parts = work.sharing(cells: cellCount).map { run in
      OutcomeSums(cellCount: cellCount, rowCells, rows.status, weights, run, work.table)
    }
    let all = weighted.sums
    var totals = ChunkWork.array(cellCount, threads: work.threads) { cell in
      // Sums are below 2^53; numbers with a sign are converted faster.
      CellTotal(
        n: Int(truncatingIfNeeded: all[cell].n), w: Double(Int(truncatingIfNeeded: all[cell].w)),
        wy: Double(Int(truncatingIfNeeded: parts.reduce(0) { $0 &+ $1.ones[cell].w })))
    }
    var squares = ChunkWork.array(cellCount, threads: work.threads) { all[$0].squares }
    var range = weighted.range
    if rows.hasUnused {
      Self.takeAway(rows, rowCells, weights, work.table, from: &totals, &squares, &range)
    }
    self.totals = totals
    self.squares = .whole(
      ones: ChunkWork.array(cellCount, threads: work.threads) { cell in
        parts.reduce(0) { $0 &+ $1.ones[cell].squares }
      }, all: squares)
    if let range = range.values ?? Self.range(rows, weights, work.table).values {
      least = Double(range.least)
      most = Double(range.most)
    }
  }

  /// Takes the rows that have a weight and are not used from the totals, sums of squares and the
  /// range of weights.
  private static func takeAway(
    _ rows: RowClasses, _ rowCells: [Int32], _ weights: SampleWeights, _ table: CodedTable,
    from totals: inout [CellTotal], _ squares: inout [UInt64], _ range: inout WeightRange
  ) {
    RowList.withRoom(for: table) { list in
      for chunk in 0..<table.chunkCount {
        guard let numbers = weights.wholeNumbers(table, chunk: chunk) else { continue }
        let first = table.firstRow(ofChunk: chunk)
        list.fill(rows.status, first..<first + numbers.count, where: RowClasses.isUnused)
        totals.withUnsafeMutableBufferPointer { totals in
          squares.withUnsafeMutableBufferPointer { squares in
            numbers.withUnsafeBufferPointer { numbers in
              rowCells.withUnsafeBufferPointer { rowCells in
                for row in list.rows {
                  let cell = Int(rowCells[first &+ Int(row)])
                  guard cell >= 0 else { continue }
                  let weight = numbers[Int(row)]
                  totals[cell].n &-= 1
                  totals[cell].w -= Double(weight)
                  squares[cell] &-= UInt64(weight) &* UInt64(weight)
                  range.remove(weight)
                }
              }
            }
          }
        }
      }
    }
  }

  /// The range of the weights of the rows used: where all rows with the smallest or the largest
  /// weight of all are among the others.
  private static func range(
    _ rows: RowClasses, _ weights: SampleWeights, _ table: CodedTable
  ) -> WeightRange {
    var range = WeightRange()
    for chunk in 0..<table.chunkCount {
      guard let numbers = weights.wholeNumbers(table, chunk: chunk) else { continue }
      let first = table.firstRow(ofChunk: chunk)
      for row in numbers.indices where rows.status[first + row] < 2 { range.add(numbers[row]) }
    }
    return range
  }
}
