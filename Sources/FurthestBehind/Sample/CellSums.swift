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
    var ones = parts[0].ones
    for part in parts.dropFirst() {
      for cell in ones.indices { ones[cell].add(part.ones[cell]) }
    }
    var used = weighted
    if rows.hasUnused { used.remove(rows, rowCells, weights, work.table) }
    totals = [CellTotal](unsafeUninitializedCapacity: cellCount) { totals, filled in
      filled = cellCount
      for cell in 0..<cellCount {
        let sums = used.sums[cell]
        // Sums are below 2^53; numbers with a sign are converted faster.
        totals[cell] = CellTotal(
          n: Int(truncatingIfNeeded: sums.n), w: Double(Int(truncatingIfNeeded: sums.w)),
          wy: Double(Int(truncatingIfNeeded: ones[cell].w)))
      }
    }
    squares = .whole(ones: ones.map { $0.squares }, all: used.sums.map { $0.squares })
    if let range = used.range.values {
      least = Double(range.least)
      most = Double(range.most)
    }
  }
}
