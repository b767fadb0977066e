import Foundation

/// The maximum of a weighted binomial likelihood with logit link over grouped 0/1 data.
///
/// Newton's method (iteratively reweighted least squares) with halved steps. Columns that are
/// combinations of earlier ones are left out, as R does. When some rows are *separated* - they
/// can be predicted perfectly by coefficients that grow without bound - there is no finite
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

  /// Coefficients, 0 where there is no estimate.
  private(set) var coefficients: [Double]
  private(set) var states: [ColumnState]
  /// Columns that were fitted, in the order of `information`.
  private(set) var fittedColumns: [Int] = []
  /// Fitted probability of each row with weight that is not perfectly predicted.
  private(set) var probabilities: [Double]
  /// Whether a row has weight and is not perfectly predicted.
  private(set) var isFitted: [Bool]
  /// The independent columns, with those separated.
  private(set) var rank: Int
  /// The factor of X'WX at the maximum; nil when no column was fitted.
  private(set) var information: CholeskyFactor?

  private static let iterationLimit = 100

  /// Fits; nil when the iterations do not converge.
  ///
  /// - Complexity: O(N k^2 + m^3) for each iteration, with N rows of k non-zero columns and m
  ///   columns; as many rounds of iterations as there are steps of separation, mostly one or two.
  init?(design: DesignMatrix, weight: [Double], weightedOnes: [Double]) {
    coefficients = Array(repeating: 0, count: design.columnCount)
    probabilities = Array(repeating: 0, count: design.rowCount)
    isFitted = weight.map { $0 > 0 }
    let columns = Array(0..<design.columnCount)
    let independent = design.independentColumns(weight: weight, order: columns)
    rank = independent.count
    states = Array(repeating: .collinear, count: design.columnCount)
    for column in independent { states[column] = .estimated }

    var order = independent
    let problem = GroupedBinomial(design: design, weight: weight, weightedOnes: weightedOnes)
    let magnitudes = design.columnMagnitudes
    while true {
      let fittedWeight = zip(weight, isFitted).map { $1 ? $0 : 0 }
      fittedColumns = design.independentColumns(weight: fittedWeight, order: order)
      if fittedColumns.isEmpty {
        information = nil
        return
      }
      switch problem.maximise(
        over: fittedColumns, rows: isFitted, iterationLimit: Self.iterationLimit)
      {
      case .failed:
        return nil
      case .maximum(let found):
        coefficients = found.coefficients
        probabilities = found.probabilities
        information = found.information
        for column in columns where states[column] != .estimated { coefficients[column] = 0 }
        return
      case .separation(let direction):
        isFitted = zip(isFitted, direction.rowIsSeparated).map { $0 && !$1 }
        for column in independent where states[column] == .estimated {
          let share = abs(direction.coefficients[column]) * magnitudes[column]
          if share > 1e-3 * direction.largest {
            let sign = direction.coefficients[column].sign
            states[column] = .separated(towardsInfinity: sign)
          }
        }
        // Columns without a finite estimate give way to the others among the rows left. One that
        // gives way all the same had only the rows left out to tell it from the others.
        let fittedWeight = zip(weight, isFitted).map { $1 ? $0 : 0 }
        order =
          independent.filter { states[$0] == .estimated }
          + independent.filter { states[$0] != .estimated }
        let identified = Set(design.independentColumns(weight: fittedWeight, order: order))
        for column in independent where states[column] == .estimated {
          if !identified.contains(column) {
            let sign = direction.coefficients[column].sign
            states[column] = .separated(towardsInfinity: sign)
          }
        }
      }
    }
  }
}
