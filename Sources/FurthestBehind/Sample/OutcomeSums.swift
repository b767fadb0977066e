import Microdata

/// By cell, the sums of the weights of one thread's rows whose outcome is 1, where weights are
/// whole numbers.
struct OutcomeSums {
  /// The sums of weights and of their squares.
  struct Ones {
    var w: UInt64 = 0
    var squares: UInt64 = 0
  }

  private(set) var ones: [Ones]

  /// Adds up the rows of some chunks.
  ///
  /// - Complexity: O(*r* + *k*) for *r* rows and *k* cells.
  init(
    cellCount: Int, _ rowCells: [Int32], _ statuses: [UInt8], _ weights: SampleWeights,
    _ run: Range<Int>, _ table: CodedTable
  ) {
    ones = [Ones](repeating: Ones(), count: cellCount)
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: max(1, table.largestChunk)) { list in
      for chunk in run {
        guard let numbers = weights.wholeNumbers(table, chunk: chunk) else { continue }
        let first = table.firstRow(ofChunk: chunk)
        statuses.withUnsafeBufferPointer { statuses in
          numbers.withUnsafeBufferPointer { numbers in
            rowCells.withUnsafeBufferPointer { rowCells in
              ones.withUnsafeMutableBufferPointer { ones in
                // Every row is put on the list, and only a one makes it longer: no branch to
                // mispredict.
                var count = 0
                for row in numbers.indices {
                  list[count] = Int32(truncatingIfNeeded: row)
                  count &+= statuses[first &+ row] == 1 ? 1 : 0
                }
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
}
