import Mathematics
package import SurveyModel

/// D with its small-sample bias removed, and the D to expect if all groups were equal.
///
/// Sampling noise alone sets the rates of small cells apart, so D is above 0 without any
/// inequality. With m_i = (sum w)^2/sum w^2 in cell i and m in all,
///
/// - S_i = p(1-p)(1/m_i - 1/m) is the variance of p_i - p in a simple sample, not below 0;
/// - d = max(1, sum s_i T_i / sum s_i S_i) over cells of at least 25 rows is the design effect,
///   T_i the linearised variance between PSUs of p_i - p with residual y - p_cell (1 without
///   PSUs);
/// - D0 = 1/(2p) sum s_i min(sqrt(2 d S_i / pi), 2p(1-p)) is D under equality: the mean absolute
///   value of normal noise, capped at its largest possible value;
/// - corrected D = sign(D^2 - D0^2) sqrt|D^2 - D0^2|, negative when D is less than chance.
///
/// With more than about 100 small cells the correction is too weak.
package struct CorrectedDissimilarity: Sendable, Equatable {
  /// D as observed (0-1).
  package let d: Double
  /// D0, the D expected under equality.
  package let dUnderEquality: Double
  /// Corrected D; not above 0: not distinguishable from equality.
  package let corrected: Double
  /// The design effect d of the cells' differences from the average, at least 1.
  package let designEffect: Double

  /// Corrects D of cells; nil when there is no weight at all.
  ///
  /// - Parameters:
  ///   - access: The cells' totals of access, where they are at hand.
  ///   - uncertainty: What the PSUs say of the cells; nil in a survey without PSUs.
  /// - Complexity: O(N) for N cells.
  package init?(
    cells: CircumstanceCells, access: AccessTotals? = nil, uncertainty: DissimilarityUncertainty?,
    direction: Direction
  ) {
    guard cells.weight.contains(where: { $0 > 0 }) else { return nil }
    let access = access ?? AccessTotals(cells, direction: direction)
    let noise = access.rate * (1 - access.rate)
    let squaredWeight = cells.squaredWeight
    let overall =
      squaredWeight.reduce(0, +) / (access.totalWeight * access.totalWeight)
    func simple(_ cell: Int) -> Double {
      let weight = cells.weight[cell]
      return weight > 0 ? noise * max(0, squaredWeight[cell] / (weight * weight) - overall) : 0
    }
    var effect = 1.0
    if let uncertainty {
      var simpleVariance = 0.0
      for cell in 0..<cells.count where cells.rows[cell] >= CellContrasts.leastRows {
        simpleVariance += cells.weight[cell] * simple(cell)
      }
      if simpleVariance > 0 { effect = max(1, uncertainty.contrastVariance / simpleVariance) }
    }
    var expected = 0.0
    for cell in 0..<cells.count {
      let deviation = (2 * effect * simple(cell) / .pi).squareRoot()
      expected += cells.weight[cell] * min(deviation, 2 * noise)
    }
    d = access.dissimilarity
    dUnderEquality = access.dissimilarity(sumOfDeviations: expected)
    designEffect = effect
    let difference = d * d - dUnderEquality * dUnderEquality
    corrected = difference < 0 ? -(-difference).squareRoot() : difference.squareRoot()
  }
}
