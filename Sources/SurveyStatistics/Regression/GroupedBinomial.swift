import Mathematics

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

  private static let iterationLimit = 100

  /// Searches the maximum over some columns and rows, the other coefficients being 0; nil when
  /// the iterations do not converge.
  func maximum(over columns: [Int], rows: [Int]) -> Maximum? {
    var coefficients = [Double](repeating: 0, count: design.columnCount)
    var predictor = [Double](repeating: 0, count: design.rowCount)
    var probability = [Double](repeating: 0.5, count: design.rowCount)
    var curvature = [Double](repeating: 0, count: design.rowCount)
    var movement = predictor
    var likelihood = logLikelihood(rows, predictor)
    let totalWeight = rows.reduce(0) { $0 + weight[$1] }
    for _ in 0..<Self.iterationLimit {
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
      else { return nil }
      let solution = information.solve(columns.map { gradient[$0] })
      var step = [Double](repeating: 0, count: design.columnCount)
      for (index, column) in columns.enumerated() { step[column] = solution[index] }
      for row in rows { movement[row] = design.product(row: row, step) }
      let largest = rows.reduce(0) { max($0, abs(movement[$1])) }
      guard largest.isFinite else { return nil }
      let gain = columns.reduce(0) { $0 + step[$1] * gradient[$1] }
      var scale = 1.0
      var candidate = predictor
      while true {
        for row in rows { candidate[row] = predictor[row] + scale * movement[row] }
        let value = logLikelihood(rows, candidate)
        // Near the maximum, and along flat directions, changes are rounding.
        if value >= likelihood - 1e-12 * abs(likelihood) || scale < 1e-9 {
          likelihood = value
          break
        }
        scale /= 2
      }
      predictor = candidate
      for column in columns { coefficients[column] += scale * step[column] }
      for row in rows { probability[row] = 1 / (1 + exp(-predictor[row])) }
      // Convergence is quadratic: after a step this small, or one that gains next to nothing along
      // a flat direction, the rest is rounding.
      if largest < 1e-8 || gain < 1e-18 * totalWeight {
        for row in rows {
          curvature[row] = weight[row] * probability[row] * (1 - probability[row])
        }
        guard let last = design.gram(weight: curvature, columns: columns).choleskyFactor()
        else { return nil }
        return Maximum(
          coefficients: coefficients, probabilities: probability, information: last)
      }
    }
    return nil
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

  /// Which values of the indicator a row shows.
  enum Variation { case onlyZeros, mixed, onlyOnes }

  func variation(_ row: Int) -> Variation {
    // Sums of the same weights in two orders differ by rounding.
    if weightedOnes[row] <= 1e-12 * weight[row] { return .onlyZeros }
    return weight[row] - weightedOnes[row] <= 1e-12 * weight[row] ? .onlyOnes : .mixed
  }
}
