import ClassificationTree

extension Sample {
  /// PSUs and strata with a row used; nil without a PSU column.
  var usedDesign: (psus: Int, strata: Int)? {
    guard let design else { return nil }
    var hasRow = [Bool](repeating: false, count: design.psuCount)
    let rowPSUs = design.rowPSUs
    for row in outcomes.indices where outcomes[row] < 2 { hasRow[Int(rowPSUs[row])] = true }
    let used = hasRow.indices.filter { hasRow[$0] }
    return (used.count, Set(used.map { design.strata[$0] }).count)
  }

  /// The PSUs that have a row used in each cell; without a PSU column each row is its own.
  var cellPSUs: CellPSUs {
    let rows = outcomes.indices.lazy.filter { outcomes[$0] < 2 }
    let rowPSUs = design?.rowPSUs
    return CellPSUs(
      pairs: rows.map { (cell: rowCells[$0], psu: rowPSUs?[$0] ?? Int32($0)) },
      cellCount: cells.count, psuCount: design?.psuCount ?? outcomes.count)
  }
}
