/// The design-based covariance of logistic coefficients: the inverse information on both sides
/// of the variance between PSUs of their score totals.
///
/// Score of a PSU: the sum over its rows of w (y - fitted) x. The variance of their total is
/// linearised as for any total: within strata about the mean of the n_h PSUs, those without a
/// row in the domain counting 0.
///
/// Source: Binder (1983), On the variances of asymptotically normal estimators from complex
/// surveys; R's survey package (svyglm).
struct LogisticSandwich {
  /// Variance of each fitted coefficient, in the order of the fit's `fittedColumns`.
  let variances: [Double]

  /// Computes variances.
  ///
  /// - Complexity: O(E k + J t^2 + m^3) for E entries of J PSUs, k non-zero columns of a row,
  ///   t columns that a PSU touches and m columns.
  init(
    fit: LogisticFit, design: DesignMatrix, psus: PSUCellTotals, lonePSU: PSUCellTotals.LonePSU
  ) {
    let information = fit.information
    var position = [Int](repeating: -1, count: design.columnCount)
    for (index, column) in fit.fittedColumns.enumerated() { position[column] = index }
    var meat = SymmetricMatrix(size: fit.fittedColumns.count)
    let factors = psus.varianceFactors(lonePSU: lonePSU)
    var psuScore = SparseVector(size: fit.fittedColumns.count)
    var stratumScore = psuScore
    for stratum in psus.stratumSizes.indices where factors[stratum] > 0 {
      for psu in psus.psus(of: stratum) {
        for entry in psus.entries(of: psu) where fit.isFitted[Int(psus.cells[entry])] {
          let row = Int(psus.cells[entry])
          let residual = psus.weightedOnes[entry] - fit.probabilities[row] * psus.weight[entry]
          for element in design.entries(of: row) where position[design.columns[element]] >= 0 {
            let value = residual * design.values[element]
            psuScore.add(value, at: position[design.columns[element]])
            stratumScore.add(value, at: position[design.columns[element]])
          }
        }
        psuScore.addOuterProduct(to: &meat, factor: factors[stratum])
        psuScore.clear()
      }
      // A lone PSU is not centred.
      let size = psus.stratumSizes[stratum]
      if size > 1 {
        stratumScore.addOuterProduct(to: &meat, factor: -factors[stratum] / Double(size))
      }
      stratumScore.clear()
    }
    variances = Self.variances(information: information, meat: meat)
  }

  /// Computes variances in a survey without PSUs, where each row is one.
  ///
  /// The rows of a cell with the same indicator have proportional scores, so sums of squared
  /// weights by cell and indicator are enough. At the maximum the scores of all sum to 0, so that
  /// nothing is left to centre.
  ///
  /// - Complexity: O(N k^2 + m^3) for N cells, k non-zero columns of a row and m columns.
  init(fit: LogisticFit, design: DesignMatrix, cells: CircumstanceCells, rows: UnclusteredDesign) {
    let size = Double(rows.rowsInFile)
    let factor = size > 1 ? size / (size - 1) : 0
    let squares = (0..<cells.count).map { cell in
      guard fit.isFitted[cell] else { return 0.0 }
      let ones = rows.squaredWeightOfOnes[cell]
      let zeros = max(0, cells.squaredWeight[cell] - ones)
      let p = fit.probabilities[cell]
      return factor * (ones * (1 - p) * (1 - p) + zeros * p * p)
    }
    variances = Self.variances(
      information: fit.information,
      meat: design.gram(weight: squares, columns: fit.fittedColumns))
  }

  private static func variances(information: CholeskyFactor, meat: SymmetricMatrix) -> [Double] {
    (0..<meat.size).map { index in
      var unit = [Double](repeating: 0, count: meat.size)
      unit[index] = 1
      let weights = information.solve(unit)
      var variance = 0.0
      for row in weights.indices {
        variance += meat[row, row] * weights[row] * weights[row]
        for column in 0..<row {
          variance += 2 * meat[row, column] * weights[row] * weights[column]
        }
      }
      return max(0, variance)
    }
  }
}

/// A vector of which few elements are not 0.
private struct SparseVector {
  private var values: [Double]
  private var isTouched: [Bool]
  private var touched: [Int] = []

  init(size: Int) {
    values = Array(repeating: 0, count: size)
    isTouched = Array(repeating: false, count: size)
  }

  mutating func add(_ value: Double, at index: Int) {
    values[index] += value
    if !isTouched[index] {
      isTouched[index] = true
      touched.append(index)
    }
  }

  mutating func clear() {
    for index in touched {
      values[index] = 0
      isTouched[index] = false
    }
    touched.removeAll(keepingCapacity: true)
  }

  /// Adds factor times the product of the vector with itself to a matrix.
  func addOuterProduct(to matrix: inout SymmetricMatrix, factor: Double) {
    for row in touched {
      let scaled = factor * values[row]
      for column in touched where column <= row {
        matrix[row, column] += scaled * values[column]
      }
    }
  }
}
