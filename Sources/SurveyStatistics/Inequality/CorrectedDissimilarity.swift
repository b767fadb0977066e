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

  /// Cells with fewer rows do not count for the design effect: their own rate is too rough.
  private static let smallestCell = 25

  /// Corrects D of cells; nil when there is no weight at all.
  ///
  /// - Parameters:
  ///   - access: The cells' totals of access, where they are at hand.
  ///   - psus: The cells' totals by PSU; nil in a survey without PSUs.
  /// - Complexity: O(N + E) for N cells and E entries of PSUs.
  package init?(
    cells: CircumstanceCells, access: AccessTotals? = nil, psus: PSUCellTotals?,
    lonePSU: PSUCellTotals.LonePSU = .grandMean, direction: Direction
  ) {
    guard cells.weight.contains(where: { $0 > 0 }) else { return nil }
    let access = access ?? AccessTotals(cells, direction: direction)
    let noise = access.rate * (1 - access.rate)
    let squaredWeight = cells.squaredWeight
    let overall =
      squaredWeight.reduce(0, +) / (access.totalWeight * access.totalWeight)
    let simple = (0..<cells.count).map { cell in
      let weight = cells.weight[cell]
      guard weight > 0 else { return 0.0 }
      return noise * max(0, squaredWeight[cell] / (weight * weight) - overall)
    }
    var effect = 1.0
    if let psus {
      let clustered = cellContrastVariances(cells: cells, psus: psus, lonePSU: lonePSU)
      var numerator = 0.0
      var denominator = 0.0
      for cell in 0..<cells.count where cells.rows[cell] >= Self.smallestCell {
        numerator += cells.weight[cell] * clustered[cell]
        denominator += cells.weight[cell] * simple[cell]
      }
      if denominator > 0 { effect = max(1, numerator / denominator) }
    }
    var expected = 0.0
    for cell in 0..<cells.count {
      let deviation = (2 * effect * simple[cell] / .pi).squareRoot()
      expected += cells.weight[cell] * min(deviation, 2 * noise)
    }
    d = access.dissimilarity
    dUnderEquality = access.dissimilarity(sumOfDeviations: expected)
    designEffect = effect
    let difference = d * d - dUnderEquality * dUnderEquality
    corrected = difference < 0 ? -(-difference).squareRoot() : difference.squareRoot()
  }
}

/// The linearised variance between PSUs of p_i - p for every cell i, with residual y - p_cell.
///
/// The score of PSU j is z = e_ij/W_i - E_j/W, with e_ij the sum of w (y - p_i) of cell i in it,
/// E_j their sum over cells, W the weight of all. Only PSUs with a row in the cell differ from
/// -E_j/W, so one pass over the entries gives every cell its own part of the sum of squares.
///
/// - Complexity: O(N + E) for N cells and E entries of PSUs.
func cellContrastVariances(
  cells: CircumstanceCells, psus: PSUCellTotals, lonePSU: PSUCellTotals.LonePSU
) -> [Double] {
  let total = cells.weight.reduce(0, +)
  let factors = psus.varianceFactors(lonePSU: lonePSU)
  /// What is known of a cell lies together: entries come in any order of cells.
  struct Part {
    var rate = 0.0
    /// Over PSUs: sum of e^2 and of e E, both about the stratum's mean.
    var own = 0.0
    var shared = 0.0
    var stratumResidual = 0.0
    /// The last stratum with a PSU that has the cell.
    var stratum = -1
  }
  var parts = zip(cells.weight, cells.weightedOnes).map { weight, ones in
    Part(rate: weight > 0 ? ones / weight : 0)
  }
  var common = 0.0
  psus.withEntries { entries in
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, entries.most)) { residuals in
      var cellsOfStratum: [Int] = []
      parts.withUnsafeMutableBufferPointer { parts in
        for stratum in psus.stratumSizes.indices where factors[stratum] > 0 {
          // A lone PSU is not centred.
          let size = Double(psus.stratumSizes[stratum])
          let centring = size > 1 ? 1 / size : 0
          let factor = factors[stratum]
          var stratumSum = 0.0
          for psu in psus.psus(of: stratum) {
            var sum = 0.0
            var place = 0
            entries.forEach(of: psu) { cell, weight, ones in
              let residual = ones - parts[cell].rate * weight
              sum += residual
              residuals[place] = residual
              place &+= 1
            }
            place = 0
            entries.forEach(of: psu) { cell, _, _ in
              let residual = residuals[place]
              place &+= 1
              var part = parts[cell]
              if part.stratum != stratum {
                part.stratum = stratum
                cellsOfStratum.append(cell)
              }
              part.stratumResidual += residual
              part.own += factor * residual * residual
              part.shared += factor * residual * sum
              parts[cell] = part
            }
            common += factor * sum * sum
            stratumSum += sum
          }
          for cell in cellsOfStratum {
            let sum = parts[cell].stratumResidual
            parts[cell].own -= factor * centring * sum * sum
            parts[cell].shared -= factor * centring * sum * stratumSum
            parts[cell].stratumResidual = 0
          }
          cellsOfStratum.removeAll(keepingCapacity: true)
          common -= factor * centring * stratumSum * stratumSum
        }
      }
    }
  }
  return (0..<cells.count).map { cell in
    let weight = cells.weight[cell]
    guard weight > 0 else { return 0 }
    let variance =
      parts[cell].own / (weight * weight) - 2 * parts[cell].shared / (weight * total)
      + common / (total * total)
    return max(0, variance)
  }
}
