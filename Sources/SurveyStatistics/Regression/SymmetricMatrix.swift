/// A symmetric matrix, of which the lower triangle is read and written.
struct SymmetricMatrix {
  let size: Int
  private var elements: [Double]

  init(size: Int) {
    self.size = size
    elements = Array(repeating: 0, count: size * size)
  }

  /// The element at a row and a column not above it.
  subscript(row: Int, column: Int) -> Double {
    get { elements[row * size + column] }
    set { elements[row * size + column] = newValue }
  }

  /// The rows that are not linear combinations of rows before them, found by the pivots of a
  /// Cholesky factorisation that passes over dependent rows.
  ///
  /// A row counts as dependent when what is left of its squared length is under 1e-10 of it.
  func independentRows() -> [Int] {
    var kept: [Int] = []
    var factor: [[Double]] = []
    for row in 0..<size {
      var own: [Double] = []
      var left = self[row, row]
      for (position, other) in kept.enumerated() {
        var value = self[row, other]
        for k in 0..<position { value -= own[k] * factor[position][k] }
        value /= factor[position][position]
        own.append(value)
        left -= value * value
      }
      guard left > 1e-10 * self[row, row] else { continue }
      own.append(left.squareRoot())
      factor.append(own)
      kept.append(row)
    }
    return kept
  }

  /// The Cholesky factor; nil when the matrix is not positive definite.
  ///
  /// - Complexity: O(m^3) for size m.
  func choleskyFactor() -> CholeskyFactor? {
    var factor = self
    for row in 0..<size {
      for column in 0...row {
        var value = factor[row, column]
        for k in 0..<column { value -= factor[row, k] * factor[column, k] }
        if column < row {
          factor[row, column] = value / factor[column, column]
        } else {
          guard value > 0, value.isFinite else { return nil }
          factor[row, row] = value.squareRoot()
        }
      }
    }
    return CholeskyFactor(lower: factor)
  }
}

/// The lower triangular factor L of a positive definite matrix A = L L'.
struct CholeskyFactor {
  fileprivate let lower: SymmetricMatrix

  /// The solution x of A x = b.
  func solve(_ b: [Double]) -> [Double] {
    var x = b
    for row in 0..<lower.size {
      for k in 0..<row { x[row] -= lower[row, k] * x[k] }
      x[row] /= lower[row, row]
    }
    for row in (0..<lower.size).reversed() {
      for k in (row + 1)..<max(lower.size, row + 1) { x[row] -= lower[k, row] * x[k] }
      x[row] /= lower[row, row]
    }
    return x
  }
}
