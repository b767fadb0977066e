import ClassificationTree

extension Sample {
  /// The PSUs that have a row used in each cell; without a PSU column each row is its own.
  var cellPSUs: CellPSUs {
    let rows = outcomes.indices.lazy.filter { outcomes[$0] < 2 }
    return CellPSUs(
      pairs: rows.map { (cell: rowCells[$0], psu: design?.rowPSUs[$0] ?? Int32($0)) },
      cellCount: cells.count, psuCount: design?.psuCount ?? outcomes.count)
  }
}
