/// The rows of a regression's design matrix, sparse: one row for each cell, its non-zero columns
/// in ascending order.
struct DesignMatrix {
  let columnCount: Int
  private(set) var rowStarts = [0]
  private(set) var columns: [Int] = []
  private(set) var values: [Double] = []

  init(columnCount: Int) { self.columnCount = columnCount }

  var rowCount: Int { rowStarts.count - 1 }

  func entries(of row: Int) -> Range<Int> { rowStarts[row]..<rowStarts[row + 1] }

  /// Appends a value to the row at hand; columns must come in ascending order.
  mutating func append(_ value: Double, in column: Int) {
    guard value != 0 else { return }
    columns.append(column)
    values.append(value)
  }

  mutating func endRow() { rowStarts.append(columns.count) }

  /// The product of a row with a vector of one value per column.
  func product(row: Int, _ vector: [Double]) -> Double {
    var sum = 0.0
    for entry in entries(of: row) { sum += values[entry] * vector[columns[entry]] }
    return sum
  }

  /// The largest absolute value of each column.
  var columnMagnitudes: [Double] {
    var magnitudes = [Double](repeating: 0, count: columnCount)
    for (entry, column) in columns.enumerated() {
      magnitudes[column] = max(magnitudes[column], abs(values[entry]))
    }
    return magnitudes
  }

  /// The sum over rows of weight times the outer product of the row with itself, over some of the
  /// columns in the order given.
  ///
  /// - Complexity: O(N k^2 + m^2) for N rows with k non-zero columns and m columns kept.
  func gram(weight: [Double], columns kept: [Int]) -> SymmetricMatrix {
    var position = [Int](repeating: -1, count: columnCount)
    for (index, column) in kept.enumerated() { position[column] = index }
    var matrix = SymmetricMatrix(size: kept.count)
    for row in 0..<rowCount where weight[row] > 0 {
      for a in entries(of: row) where position[columns[a]] >= 0 {
        let scaled = weight[row] * values[a]
        for b in entries(of: row) {
          // Only the lower triangle counts; unkept columns have position -1.
          let (i, j) = (position[columns[a]], position[columns[b]])
          if j >= 0 && j <= i { matrix[i, j] += scaled * values[b] }
        }
      }
    }
    return matrix
  }

  /// The columns that are no linear combination of those before them among the rows with weight,
  /// trying them in the order given.
  func independentColumns(weight: [Double], order: [Int]) -> [Int] {
    gram(weight: weight, columns: order).independentRows().rows.map { order[$0] }
  }
}
