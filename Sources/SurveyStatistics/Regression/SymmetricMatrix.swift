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

  /// The rows that are not linear combinations of rows before them, and the factor of the matrix
  /// that they span.
  ///
  /// A row counts as dependent when what is left of its squared length is under 1e-10 of it.
  ///
  /// - Complexity: O(m^3) for size m.
  func independentRows() -> (rows: [Int], factor: CholeskyFactor) {
    var kept: [Int] = []
    var factor = CholeskyFactor()
    for row in 0..<size {
      let products = kept.map { self[row, $0] }
      if factor.append(products: products, square: self[row, row], tolerance: 1e-10) {
        kept.append(row)
      }
    }
    return (kept, factor)
  }

  /// The Cholesky factor; nil when the matrix is not positive definite.
  ///
  /// - Complexity: O(m^3) for size m.
  func choleskyFactor() -> CholeskyFactor? {
    var factor = CholeskyFactor()
    for row in 0..<size {
      let products = (0..<row).map { self[row, $0] }
      guard factor.append(products: products, square: self[row, row], tolerance: 0) else {
        return nil
      }
    }
    return factor
  }
}

/// The lower triangular factor L of a positive definite matrix A = L L', which grows by rows.
struct CholeskyFactor {
  private(set) var size = 0
  /// Row i of L, of i + 1 elements, starts at i (i + 1)/2.
  private var packed: [Double] = []

  private static func start(_ row: Int) -> Int { row * (row + 1) / 2 }

  /// Extends A by a row: its elements left of the diagonal and on it; false, and unchanged, when
  /// what the diagonal adds is not above the given share of it.
  mutating func append(products: [Double], square: Double, tolerance: Double) -> Bool {
    var own = products
    var left = square
    for column in 0..<size {
      let start = Self.start(column)
      var value = own[column]
      for k in 0..<column { value -= own[k] * packed[start + k] }
      value /= packed[start + column]
      own[column] = value
      left -= value * value
    }
    guard left > tolerance * square, left.isFinite else { return false }
    packed += own
    packed.append(left.squareRoot())
    size += 1
    return true
  }

  /// The solution x of A x = b.
  func solve(_ b: [Double]) -> [Double] {
    var x = b
    for row in 0..<size {
      let start = Self.start(row)
      for k in 0..<row { x[row] -= packed[start + k] * x[k] }
      x[row] /= packed[start + row]
    }
    for row in (0..<size).reversed() {
      let start = Self.start(row)
      x[row] /= packed[start + row]
      for k in 0..<row { x[k] -= packed[start + k] * x[row] }
    }
    return x
  }
}
