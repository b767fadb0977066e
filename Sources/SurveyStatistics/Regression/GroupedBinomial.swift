import Foundation

/// The likelihood of grouped, weighted 0/1 data under a logit link, and the search for its
/// maximum.
struct GroupedBinomial {
  let design: DesignMatrix
  let weight: [Double]
  let weightedOnes: [Double]

  /// The maximum, when it is finite.
  struct Maximum {
    let coefficients: [Double]
    let probabilities: [Double]
    let information: CholeskyFactor
  }

  /// A direction in which the likelihood rises for ever: rows with only ones move up, rows with
  /// only zeros down, mixed rows stay.
  struct Separation {
    let coefficients: [Double]
    /// The rows that move, and are predicted perfectly in the limit.
    let rowIsSeparated: [Bool]
    /// The largest movement of a row.
    let largest: Double
  }

  enum Outcome {
    case maximum(Maximum)
    case separation(Separation)
    case failed
  }

  /// Searches the maximum over some columns and rows, the other coefficients being 0.
  func maximise(over columns: [Int], rows isUsed: [Bool], iterationLimit: Int) -> Outcome {
    let rows = isUsed.indices.filter { isUsed[$0] }
    var coefficients = [Double](repeating: 0, count: design.columnCount)
    var predictor = [Double](repeating: 0, count: design.rowCount)
    var probability = [Double](repeating: 0.5, count: design.rowCount)
    var curvature = [Double](repeating: 0, count: design.rowCount)
    var movement = predictor
    var likelihood = logLikelihood(rows, predictor)
    for _ in 0..<iterationLimit {
      var gradient = [Double](repeating: 0, count: design.columnCount)
      for row in rows {
        curvature[row] = weight[row] * probability[row] * (1 - probability[row])
        let residual = weightedOnes[row] - weight[row] * probability[row]
        for entry in design.entries(of: row) {
          gradient[design.columns[entry]] += design.values[entry] * residual
        }
      }
      guard
        let information = design.gram(weight: curvature, columns: columns).choleskyFactor()
      else { return .failed }
      let solution = information.solve(columns.map { gradient[$0] })
      var step = [Double](repeating: 0, count: design.columnCount)
      for (index, column) in columns.enumerated() { step[column] = solution[index] }
      for row in rows { movement[row] = design.product(row: row, step) }
      if let separation = separation(along: step, rows, movement, predictor) {
        return .separation(separation)
      }

      let largest = rows.reduce(0) { max($0, abs(movement[$1])) }
      guard largest.isFinite else { return .failed }
      var scale = 1.0
      var candidate = predictor
      while true {
        for row in rows { candidate[row] = predictor[row] + scale * movement[row] }
        let value = logLikelihood(rows, candidate)
        // Near the maximum the likelihood is flat and changes are rounding.
        if value >= likelihood || largest < 1e-6 || scale < 1e-9 {
          likelihood = value
          break
        }
        scale /= 2
      }
      predictor = candidate
      for column in columns { coefficients[column] += scale * step[column] }
      for row in rows { probability[row] = 1 / (1 + exp(-predictor[row])) }
      // Convergence is quadratic: after a step this small the rest is rounding.
      if largest < 1e-8 {
        for row in rows {
          curvature[row] = weight[row] * probability[row] * (1 - probability[row])
        }
        guard let last = design.gram(weight: curvature, columns: columns).choleskyFactor()
        else { return .failed }
        return .maximum(
          Maximum(coefficients: coefficients, probabilities: probability, information: last))
      }
    }
    return .failed
  }

  private func logLikelihood(_ rows: [Int], _ predictor: [Double]) -> Double {
    var sum = 0.0
    for row in rows {
      let value = predictor[row]
      // log(1 + e^value) without overflow.
      let normaliser = max(value, 0) + log1p(exp(-abs(value)))
      sum += weightedOnes[row] * value - weight[row] * normaliser
    }
    return sum
  }

  /// A separation along a Newton step, if the step is one.
  ///
  /// Where there is no finite maximum, the steps tend to a direction of separation of unit
  /// length while the finite part converges; so a step is tested, once rows without variation
  /// are predicted to within e^-8, and the test itself proves the separation.
  private func separation(
    along step: [Double], _ rows: [Int], _ movement: [Double], _ predictor: [Double]
  ) -> Separation? {
    var largest = 0.0
    var reach = 0.0
    for row in rows where variation(row) != .mixed {
      largest = max(largest, abs(movement[row]))
      reach = max(reach, abs(predictor[row]))
    }
    guard reach > 8, largest > 0.1, largest.isFinite else { return nil }
    let tolerance = 1e-4 * largest
    for row in rows {
      switch variation(row) {
      case .mixed: if abs(movement[row]) > tolerance { return nil }
      case .onlyOnes: if movement[row] < -tolerance { return nil }
      case .onlyZeros: if movement[row] > tolerance { return nil }
      }
    }
    var isSeparated = [Bool](repeating: false, count: design.rowCount)
    for row in rows where variation(row) != .mixed {
      isSeparated[row] = abs(movement[row]) > tolerance
    }
    return Separation(coefficients: step, rowIsSeparated: isSeparated, largest: largest)
  }

  private enum Variation { case onlyZeros, mixed, onlyOnes }

  private func variation(_ row: Int) -> Variation {
    // Sums of the same weights in two orders differ by rounding.
    if weightedOnes[row] <= 1e-12 * weight[row] { return .onlyZeros }
    return weight[row] - weightedOnes[row] <= 1e-12 * weight[row] ? .onlyOnes : .mixed
  }
}
