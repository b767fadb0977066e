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
    psus.withEntries { entries in
      for stratum in psus.stratumSizes.indices where factors[stratum] > 0 {
        for psu in psus.psus(of: stratum) {
          entries.forEach(of: psu) { row, weight, ones in
            guard fit.isFitted[row] else { return }
            let residual = ones - fit.probabilities[row] * weight
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
    }
    variances = Self.variances(information: information, meat: meat)
  }

  /// Computes variances in a survey without PSUs, where each row is one.
  ///
  /// - Complexity: O(E k^2 + H m^2 + m^3) for E entries of H strata, k non-zero columns of a row
  ///   and m columns.
  init(
    fit: LogisticFit, design: DesignMatrix, rows: UnclusteredDesign, lonePSU: PSUCellTotals.LonePSU
  ) {
    var position = [Int](repeating: -1, count: design.columnCount)
    for (index, column) in fit.fittedColumns.enumerated() { position[column] = index }
    let factors = rows.varianceFactors(lonePSU: lonePSU)
    var squares = [Double](repeating: 0, count: design.rowCount)
    var centres = SymmetricMatrix(size: fit.fittedColumns.count)
    var score = SparseVector(size: fit.fittedColumns.count)
    for (stratum, factor) in zip(rows.strata, factors) where factor > 0 {
      for entry in stratum.entries where fit.isFitted[Int(entry.cell)] {
        let row = Int(entry.cell)
        let p = fit.probabilities[row]
        squares[row] +=
          factor
          * (entry.squaredOnes.value * (1 - p) * (1 - p) + entry.squaredZeros.value * p * p)
        let residual = entry.ones * (1 - p) - entry.zeros * p
        for element in design.entries(of: row) where position[design.columns[element]] >= 0 {
          score.add(residual * design.values[element], at: position[design.columns[element]])
        }
      }
      // A lone row is not centred.
      if stratum.rowsInFile > 1 {
        score.addOuterProduct(to: &centres, factor: factor / Double(stratum.rowsInFile))
      }
      score.clear()
    }
    var meat = design.gram(weight: squares, columns: fit.fittedColumns)
    for row in 0..<meat.size {
      for column in 0...row { meat[row, column] -= centres[row, column] }
    }
    variances = Self.variances(information: fit.information, meat: meat)
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
