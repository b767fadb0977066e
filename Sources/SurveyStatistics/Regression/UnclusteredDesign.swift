/// The design of a survey without PSUs, where each row is one: what a variance needs beside the
/// totals of the cells.
///
/// Intervals that rest on it are likely too narrow.
package struct UnclusteredDesign: Sendable, Equatable {
  /// Rows of positive weight in the file, inside the domain or not.
  package let rowsInFile: Int
  /// By cell, the sum of the squared sampling weights of the rows with the indicator.
  package let squaredWeightOfOnes: [Double]

  /// Creates a design; `squaredWeightOfOnes` has one value for each cell.
  package init(rowsInFile: Int, squaredWeightOfOnes: [Double]) {
    self.rowsInFile = rowsInFile
    self.squaredWeightOfOnes = squaredWeightOfOnes
  }
}
