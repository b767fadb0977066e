import ClassificationTree
import Microdata

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
  private(set) var sums: [WeightSums]
  /// Of the rows added up, in the same unit.
  private(set) var range: WeightRange

  /// Adds up the rows that have a cell and a positive weight; nil where sums are not exact.
  ///
  /// - Complexity: O(*r* + *k*) for *r* rows and *k* cells.
  init?(
    cellCount: Int, _ rowCells: [Int32], _ classes: WeightClasses, _ weights: SampleWeights,
    _ work: ChunkWork
  ) {
    guard weights.decimals != nil || weights.column == nil else { return nil }
    let table = work.table
    var parts = work.sharing(cells: cellCount).map { run -> (sums: [WeightSums], WeightRange)? in
      var sums = [WeightSums](repeating: WeightSums(), count: cellCount)
      var range = WeightRange()
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
                range.add(numbers[row])
              }
            }
          }
        }
      }
      return fits ? (sums, range) : nil
    }
    guard var (sums, range) = parts[0] else { return nil }
    // Otherwise the sums of the first part would be copied before the others are added.
    parts.removeFirst()
    for part in parts {
      guard let part else { return nil }
      for cell in sums.indices where !sums[cell].add(part.sums[cell]) { return nil }
      range.add(part.1)
    }
    guard sums.reduce(0.0, { $0 + Double($1.w) }) < 0x1p53 else { return nil }
    self.sums = sums
    self.range = range
  }
}

/// The smallest and the largest of the weights of some rows, and how many rows have each.
struct WeightRange: Sendable {
  private var least = UInt32.max
  private var most = UInt32(0)
  private var leastRows = 0
  private var mostRows = 0

  /// The two weights; nil without rows, and where rows were taken away and no row is left that
  /// has one of them.
  var values: (least: UInt32, most: UInt32)? {
    leastRows > 0 && mostRows > 0 ? (least, most) : nil
  }

  /// Counts a row.
  @inline(__always)
  mutating func add(_ weight: UInt32) {
    if weight < least { (least, leastRows) = (weight, 0) }
    if weight > most { (most, mostRows) = (weight, 0) }
    leastRows &+= weight == least ? 1 : 0
    mostRows &+= weight == most ? 1 : 0
  }

  /// Counts the rows of another range.
  mutating func add(_ other: WeightRange) {
    guard let values = other.values else { return }
    if values.least < least { (least, leastRows) = (values.least, 0) }
    if values.most > most { (most, mostRows) = (values.most, 0) }
    leastRows += values.least == least ? other.leastRows : 0
    mostRows += values.most == most ? other.mostRows : 0
  }

  /// Takes away a row that was counted.
  @inline(__always)
  mutating func remove(_ weight: UInt32) {
    leastRows &-= weight == least ? 1 : 0
    mostRows &-= weight == most ? 1 : 0
  }
}
