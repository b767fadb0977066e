/// The maximum of a weighted binomial likelihood with logit link over grouped 0/1 data.
///
/// Columns that are combinations of earlier ones are left out, as R does. When some rows are
/// separated - predicted perfectly by coefficients that grow without bound - there is no finite
/// maximum; the limit is reached by leaving these rows out, which is what is fitted then.
struct LogisticFit {
  /// Where a coefficient stands.
  enum ColumnState: Equatable {
    case estimated
    /// A linear combination of earlier columns.
    case collinear
    /// Without a finite estimate: it grows towards plus or minus infinity.
    case separated(towardsInfinity: FloatingPointSign)
  }

  /// Coefficients, meaningful for the columns estimated.
  let coefficients: [Double]
  /// What is known of each column.
  let states: [ColumnState]
  /// Columns that were fitted, in the order of `information`; those separated among them stand
  /// for a limit.
  let fittedColumns: [Int]
  /// Fitted probability of each row fitted.
  let probabilities: [Double]
  /// Whether a row has weight and is not separated.
  let isFitted: [Bool]
  /// The number of independent columns, with those separated.
  let rank: Int
  /// The factor of X'WX at the maximum.
  let information: CholeskyFactor

  /// Fits; nil when the iterations do not converge.
  ///
  /// - Complexity: O(N k^2 + m^3) for each iteration, with N rows of k non-zero columns and m
  ///   columns.
  init?(design: DesignMatrix, weight: [Double], weightedOnes: [Double]) {
    var isFitted = weight.map { $0 > 0 }
    let independent = design.independentColumns(
      weight: weight, order: Array(0..<design.columnCount))
    var states = [ColumnState](repeating: .collinear, count: design.columnCount)
    for column in independent { states[column] = .estimated }
    var fittedColumns = independent

    let problem = GroupedBinomial(design: design, weight: weight, weightedOnes: weightedOnes)
    let magnitudes = design.columnMagnitudes
    var rows = isFitted.indices.filter { isFitted[$0] }
    while let separation = Separation(of: problem, columns: fittedColumns, rows: rows) {
      for row in rows where separation.isSeparated[row] { isFitted[row] = false }
      rows = rows.filter { isFitted[$0] }
      func isEstimated(_ column: Int) -> Bool { states[column] == .estimated }
      func markSeparated(_ column: Int) {
        states[column] = .separated(towardsInfinity: separation.coefficients[column].sign)
      }
      for column in independent where isEstimated(column) {
        let reach = abs(separation.coefficients[column]) * magnitudes[column]
        if reach > 1e-5 * separation.largest { markSeparated(column) }
      }
      // Columns without a finite estimate give way to the others among the rows left. Another that
      // gives way had only the separated rows to tell it from those before it.
      let order = independent.filter(isEstimated) + independent.filter { !isEstimated($0) }
      fittedColumns = design.independentColumns(
        weight: zip(weight, isFitted).map { $1 ? $0 : 0 }, order: order)
      let identified = Set(fittedColumns)
      for column in independent where isEstimated(column) && !identified.contains(column) {
        markSeparated(column)
      }
    }
    guard let maximum = problem.maximum(over: fittedColumns, rows: rows) else { return nil }
    coefficients = maximum.coefficients
    probabilities = maximum.probabilities
    information = maximum.information
    rank = independent.count
    self.states = states
    self.fittedColumns = fittedColumns
    self.isFitted = isFitted
  }
}
