/// The design of a survey without PSUs, where each row is one: what a variance needs beside the
/// totals of the cells.
///
/// The rows of a stratum and cell with the same indicator have proportional scores, so their sums
/// of weights and of squared weights are enough. Intervals that rest on it are likely too narrow.
package struct UnclusteredDesign: Sendable, Equatable {
  /// The rows of one stratum in one cell.
  package struct Entry: Sendable, Equatable {
    /// The cell.
    package var cell: Int32
    /// Sums of the sampling weights of rows with and without the indicator.
    package var ones = 0.0
    package var zeros = 0.0
    /// Sums of their squared weights.
    package var squaredOnes = SquareSum()
    package var squaredZeros = SquareSum()

    /// An entry without rows.
    package init(cell: Int32) { self.cell = cell }

    /// Counts a row of positive weight.
    package mutating func add(weight: Double, isOne: Bool) {
      if isOne {
        ones += weight
        squaredOnes.add(weight)
      } else {
        zeros += weight
        squaredZeros.add(weight)
      }
    }
  }

  /// One stratum.
  package struct Stratum: Sendable, Equatable {
    /// Rows of positive weight in the file, inside the domain or not.
    package var rowsInFile: Int
    /// Unweighted rows in the domain.
    package var rows: Int
    /// The share of the population's rows drawn (0-1); 0 means with replacement.
    package var samplingFraction: Double
    /// The cells with a row of the domain.
    package var entries: [Entry]

    /// A stratum.
    package init(rowsInFile: Int, rows: Int, samplingFraction: Double = 0, entries: [Entry]) {
      self.rowsInFile = rowsInFile
      self.rows = rows
      self.samplingFraction = samplingFraction
      self.entries = entries
    }
  }

  /// The strata; one where the file names none.
  package let strata: [Stratum]

  /// Creates a design.
  package init(strata: [Stratum]) { self.strata = strata }

  /// Rows minus strata, both with a row of the domain.
  package var degreesOfFreedom: Int {
    strata.reduce(0) { $0 + ($1.rows > 0 ? $1.rows - 1 : 0) }
  }

  /// The factor of each stratum's sum of squares, as ``PSUCellTotals/varianceFactors(lonePSU:)``.
  func varianceFactors(lonePSU: PSUCellTotals.LonePSU) -> [Double] {
    let present = strata.filter { $0.rows > 0 }
    let several = present.count { $0.rowsInFile > 1 || $0.samplingFraction >= 1 }
    let inflation =
      lonePSU == .average && several > 0 ? Double(present.count) / Double(several) : 1
    return strata.map { stratum in
      let correction = 1 - stratum.samplingFraction
      let size = Double(stratum.rowsInFile)
      if size > 1 { return correction * inflation * size / (size - 1) }
      return lonePSU == .grandMean ? correction : 0
    }
  }
}
