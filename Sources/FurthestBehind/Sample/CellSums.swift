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

  /// Cells from which on another thread's copy of the sums costs more memory than it is worth.
  private static let mostCopied = 1 << 19

  /// Adds up the rows used in one pass.
  ///
  /// Sums of whole numbers are exact in any order while they fit; others are formed in the order
  /// of rows, so that they do not depend on the number of threads.
  ///
  /// - Complexity: O(*r* + *k*) for *r* rows and *k* cells.
  init(
    cellCount: Int, _ rowCells: [Int32], _ outcomes: [UInt8], _ weights: SampleWeights,
    _ work: ChunkWork
  ) {
    if weights.decimals != nil {
      let copies = max(1, Self.mostCopied / max(1, cellCount))
      let parts = ChunkWork(table: work.table, threads: min(work.threads, copies)).map { run in
        ExactCellSums(cellCount: cellCount, rowCells, outcomes, weights, run, work.table)
      }
      let sums = parts.dropFirst().reduce(into: parts[0]) { $0.add($1) }
      if sums.isExact {
        totals = sums.totals
        squares = .whole(ones: sums.squaredOnes, zeros: sums.squaredZeros)
        least = sums.least
        most = sums.most
        return
      }
    }
    var totals = [CellTotal](repeating: CellTotal(), count: cellCount)
    var ones = [SquareSum](repeating: SquareSum(), count: cellCount)
    var zeros = ones
    var (least, most) = (Double.infinity, 0.0)
    weights.forEachChunk(of: work.table) { first, rows, weights in
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
}

/// By cell, the sums of squared weights of the rows used whose outcome is 1, and 0.
enum CellSquares: Sendable {
  /// Of whole weights.
  case whole(ones: [UInt64], zeros: [UInt64])
  case any(ones: [SquareSum], zeros: [SquareSum])

  /// The sum over rows of a cell whose outcome is 1.
  func ones(_ cell: Int) -> SquareSum {
    switch self {
    case .whole(let ones, _): SquareSum(whole: ones[cell])
    case .any(let ones, _): ones[cell]
    }
  }

  /// The sum over rows of a cell whose outcome is 0.
  func zeros(_ cell: Int) -> SquareSum {
    switch self {
    case .whole(_, let zeros): SquareSum(whole: zeros[cell])
    case .any(_, let zeros): zeros[cell]
    }
  }

  /// The sum over all rows of every cell.
  var both: [Double] {
    switch self {
    case .whole(let ones, let zeros):
      zip(ones, zeros).map { ones, zeros in
        let (sum, overflow) = ones.addingReportingOverflow(zeros)
        return overflow ? 0x1p64 + Double(sum) : Double(sum)
      }
    case .any(let ones, let zeros): zip(ones, zeros).map { ($0 + $1).value }
    }
  }

  /// The sum over all rows.
  var total: SquareSum {
    switch self {
    case .whole(let ones, let zeros):
      zip(ones, zeros).reduce(into: SquareSum()) {
        $0 += SquareSum(whole: $1.0)
        $0 += SquareSum(whole: $1.1)
      }
    case .any(let ones, let zeros):
      zip(ones, zeros).reduce(into: SquareSum()) {
        $0 += $1.0
        $0 += $1.1
      }
    }
  }
}

/// The sums of one thread's rows where weights are whole numbers; it says when they do not fit.
private struct ExactCellSums {
  var totals: [CellTotal]
  var squaredOnes: [UInt64]
  var squaredZeros: [UInt64]
  var least = Double.infinity
  var most = 0.0
  private var hasOverflow = false

  init(
    cellCount: Int, _ rowCells: [Int32], _ outcomes: [UInt8], _ weights: SampleWeights,
    _ run: Range<Int>, _ table: CodedTable
  ) {
    totals = [CellTotal](repeating: CellTotal(), count: cellCount)
    squaredOnes = [UInt64](repeating: 0, count: cellCount)
    squaredZeros = squaredOnes
    totals.withUnsafeMutableBufferPointer { totals in
      squaredOnes.withUnsafeMutableBufferPointer { squaredOnes in
        squaredZeros.withUnsafeMutableBufferPointer { squaredZeros in
          rowCells.withUnsafeBufferPointer { rowCells in
            outcomes.withUnsafeBufferPointer { outcomes in
              var (least, most) = (UInt64.max, UInt64(0))
              var overflow = false
              weights.forEachChunk(run, of: table) { first, rows, weights in
                for row in 0..<rows where outcomes[first &+ row] < 2 {
                  let cell = Int(rowCells[first &+ row])
                  let weight = weights[row]
                  let number = weight < 0x1p32 ? UInt64(weight) : .max
                  let square = number &* number
                  let isOne = outcomes[first &+ row] == 1
                  totals[cell].n &+= 1
                  totals[cell].w += weight
                  totals[cell].wy += isOne ? weight : 0
                  if isOne {
                    squaredOnes[cell] &+= square
                    overflow = overflow || squaredOnes[cell] < square
                  } else {
                    squaredZeros[cell] &+= square
                    overflow = overflow || squaredZeros[cell] < square
                  }
                  least = min(least, number)
                  most = max(most, number)
                }
              }
              hasOverflow = overflow || most == .max
              if most > 0 { (self.least, self.most) = (Double(least), Double(most)) }
            }
          }
        }
      }
    }
  }

  mutating func add(_ other: ExactCellSums) {
    hasOverflow = hasOverflow || other.hasOverflow
    least = min(least, other.least)
    most = max(most, other.most)
    for cell in totals.indices {
      totals[cell] += other.totals[cell]
      squaredOnes[cell] &+= other.squaredOnes[cell]
      squaredZeros[cell] &+= other.squaredZeros[cell]
      hasOverflow =
        hasOverflow || squaredOnes[cell] < other.squaredOnes[cell]
        || squaredZeros[cell] < other.squaredZeros[cell]
    }
  }

  /// Whether every sum is the sum of whole numbers without rounding.
  var isExact: Bool { !hasOverflow && totals.reduce(0) { $0 + $1.w } < 0x1p53 }
}
