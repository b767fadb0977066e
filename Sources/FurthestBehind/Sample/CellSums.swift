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
    cellCount: Int, _ rowCells: [Int32], _ outcomes: [UInt8], _ weights: SampleWeights,
    weighted: WeightedCells?, _ work: ChunkWork
  ) {
    if let weighted {
      self.init(weighted, rowCells, outcomes, weights, work)
    } else {
      self.init(inOrder: cellCount, rowCells, outcomes, weights, work.table)
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
    _ weighted: WeightedCells, _ rowCells: [Int32], _ outcomes: [UInt8],
    _ weights: SampleWeights, _ work: ChunkWork
  ) {
    let cellCount = weighted.sums.count
    let parts = work.sharing(cells: cellCount).map { run in
      OutcomeSums(cellCount: cellCount, rowCells, outcomes, weights, run, work.table)
    }
    var ones = parts[0].ones
    for part in parts.dropFirst() {
      for cell in ones.indices { ones[cell].add(part.ones[cell]) }
    }
    totals = [CellTotal](unsafeUninitializedCapacity: cellCount) { totals, filled in
      filled = cellCount
      for cell in 0..<cellCount {
        let all = weighted.sums[cell]
        totals[cell] = CellTotal(n: Int(all.n), w: Double(all.w), wy: Double(ones[cell].w))
      }
    }
    var all = weighted.sums.map(\.squares)
    if parts.contains(where: \.hasUnused) {
      Self.removeUnused(rowCells, outcomes, weights, work.table, from: &totals, &all)
    }
    squares = .whole(ones: ones.map(\.squares), all: all)
    let largest = parts.reduce(0) { max($0, $1.most) }
    if largest > 0 {
      least = Double(parts.reduce(.max) { min($0, $1.least) })
      most = Double(largest)
    }
  }

  /// Takes the rows that are not used away, unless their weights have not been counted.
  private static func removeUnused(
    _ rowCells: [Int32], _ outcomes: [UInt8], _ weights: SampleWeights, _ table: CodedTable,
    from totals: inout [CellTotal], _ squares: inout [UInt64]
  ) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: max(1, table.largestChunk)) { rows in
      guard let list = rows.baseAddress else { return }
      for chunk in 0..<table.chunkCount {
        guard let numbers = weights.wholeNumbers(table, chunk: chunk) else { continue }
        let first = table.firstRow(ofChunk: chunk)
        let count = OutcomeSums.list(numbers.indices, in: outcomes, from: first, into: list) {
          $0 > OutcomeSums.lastOfWeights
        }
        for place in 0..<count {
          let row = Int(list[place])
          let cell = Int(rowCells[first + row])
          guard cell >= 0 else { continue }
          let weight = UInt64(numbers[row])
          totals[cell].n -= 1
          totals[cell].w -= Double(weight)
          squares[cell] -= weight &* weight
        }
      }
    }
  }
}

/// Of rows with whole weights: their number, the sum of their weights and that of the squares.
struct WeightSums: Sendable {
  var n: UInt64 = 0
  var w: UInt64 = 0
  var squares: UInt64 = 0

  /// Counts a row, and says whether the sum of squares still fits.
  @inline(__always)
  @discardableResult
  mutating func add(_ weight: UInt32) -> Bool {
    let weight = UInt64(weight)
    let square = weight &* weight
    n &+= 1
    w &+= weight
    squares &+= square
    return squares >= square
  }

  /// Adds other sums, and says whether that of squares still fits.
  @discardableResult
  mutating func add(_ other: WeightSums) -> Bool {
    n &+= other.n
    w &+= other.w
    squares &+= other.squares
    return squares >= other.squares
  }
}

/// The weights of all rows by cell, whatever their outcomes: what indicators with the same
/// circumstances have in common.
struct WeightedCells: Sendable {
  /// By cell, in the weights' unit.
  let sums: [WeightSums]

  /// Adds up the rows that have a cell and a positive weight; nil where sums are not exact.
  ///
  /// - Complexity: O(*r* + *k*) for *r* rows and *k* cells.
  init?(
    cellCount: Int, _ rowCells: [Int32], _ classes: WeightClasses, _ weights: SampleWeights,
    _ work: ChunkWork
  ) {
    guard weights.decimals != nil || weights.column == nil else { return nil }
    let table = work.table
    let parts = work.sharing(cells: cellCount).map { run -> [WeightSums]? in
      var sums = [WeightSums](repeating: WeightSums(), count: cellCount)
      var fits = true
      for chunk in run {
        guard let numbers = weights.wholeNumbers(table, chunk: chunk) else { return nil }
        let first = table.firstRow(ofChunk: chunk)
        sums.withUnsafeMutableBufferPointer { sums in
          numbers.withUnsafeBufferPointer { numbers in
            rowCells.withUnsafeBufferPointer { rowCells in
              for row in numbers.indices where rowCells[first &+ row] >= 0 {
                if let excluded = classes.exclusions, excluded[first &+ row] != 0 { continue }
                fits = sums[Int(rowCells[first &+ row])].add(numbers[row]) && fits
              }
            }
          }
        }
      }
      return fits ? sums : nil
    }
    guard var sums = parts[0] else { return nil }
    for part in parts.dropFirst() {
      guard let part else { return nil }
      for cell in sums.indices where !sums[cell].add(part[cell]) { return nil }
    }
    guard sums.reduce(0.0, { $0 + Double($1.w) }) < 0x1p53 else { return nil }
    self.sums = sums
  }
}

/// The sums of one thread's rows where weights are whole numbers.
private struct OutcomeSums {
  /// The sums of weights and of their squares.
  struct Ones {
    var w: UInt64 = 0
    var squares: UInt64 = 0

    mutating func add(_ other: Ones) {
      w &+= other.w
      squares &+= other.squares
    }
  }

  /// The last of the statuses of rows that a weight excludes.
  static let lastOfWeights = RowClasses.Exclusion.zeroWeight.rawValue

  /// By cell, of the rows used whose outcome is 1.
  var ones: [Ones]
  private var highestStatus: UInt8 = 0
  /// The smallest and the largest weight of a row used.
  var least = UInt32.max
  var most = UInt32(0)

  /// Whether a row is not used whose weight would not have excluded it.
  var hasUnused: Bool { highestStatus > Self.lastOfWeights }

  init(
    cellCount: Int, _ rowCells: [Int32], _ outcomes: [UInt8], _ weights: SampleWeights,
    _ run: Range<Int>, _ table: CodedTable
  ) {
    ones = [Ones](repeating: Ones(), count: cellCount)
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: max(1, table.largestChunk)) { rows in
      guard let list = rows.baseAddress else { return }
      for chunk in run {
        guard let numbers = weights.wholeNumbers(table, chunk: chunk) else { continue }
        let first = table.firstRow(ofChunk: chunk)
        let count = Self.list(numbers.indices, in: outcomes, from: first, into: list) { $0 == 1 }
        outcomes.withUnsafeBufferPointer { outcomes in
          numbers.withUnsafeBufferPointer { numbers in
            for row in numbers.indices {
              let outcome = outcomes[first &+ row]
              highestStatus = max(highestStatus, outcome)
              least = min(least, outcome < 2 ? numbers[row] : .max)
              most = max(most, outcome < 2 ? numbers[row] : 0)
            }
            rowCells.withUnsafeBufferPointer { rowCells in
              ones.withUnsafeMutableBufferPointer { ones in
                for place in 0..<count {
                  let row = Int(list[place])
                  let weight = UInt64(numbers[row])
                  let cell = Int(rowCells[first &+ row])
                  ones[cell].w &+= weight
                  ones[cell].squares &+= weight &* weight
                }
              }
            }
          }
        }
      }
    }
  }

  /// Lists the rows of a chunk whose status is wanted, and returns their number.
  @inline(__always)
  static func list(
    _ rows: Range<Int>, in statuses: [UInt8], from first: Int,
    into list: UnsafeMutablePointer<Int32>, where isWanted: (UInt8) -> Bool
  ) -> Int {
    statuses.withUnsafeBufferPointer { statuses in
      // Every row is put on the list, and only a wanted one makes it longer: no branch to
      // mispredict.
      var count = 0
      for row in rows {
        list[count] = Int32(truncatingIfNeeded: row)
        count &+= isWanted(statuses[first &+ row]) ? 1 : 0
      }
      return count
    }
  }
}
