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
    RowList.withRoom(for: table) { list in
      for chunk in run {
        guard let numbers = weights.wholeNumbers(table, chunk: chunk) else { continue }
        let first = table.firstRow(ofChunk: chunk)
        list.fill(statuses, first..<first + numbers.count, where: RowClasses.isOne)
        numbers.withUnsafeBufferPointer { numbers in
          rowCells.withUnsafeBufferPointer { rowCells in
            ones.withUnsafeMutableBufferPointer { ones in
              for row in list.rows {
                let weight = UInt64(numbers[Int(row)])
                let cell = Int(rowCells[first &+ Int(row)])
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
