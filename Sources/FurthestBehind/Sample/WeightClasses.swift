import Microdata
import SurveyModel

/// What every row's weight alone says of it; the same for all indicators on a table.
struct WeightClasses: Sendable {
  /// For every row of the file 0, or why its weight leaves it out (see ``RowClasses/Exclusion``);
  /// nil when no weight does.
  let exclusions: [UInt8]?
  /// The first row of the file with a negative weight.
  private let negativeRow: Int?

  /// Looks at the weights of all rows.
  ///
  /// - Complexity: O(rows).
  init(_ request: TreeRequest, _ weights: SampleWeights, _ work: ChunkWork) {
    guard weights.column != nil else {
      (exclusions, negativeRow) = (nil, nil)
      return
    }
    let missing = MissingValues(
      request.missingCodes.filter { $0.column != nil }, column: request.weight ?? "")
    let table = work.table
    if missing.isEmpty, weights.areAllPositive(in: table) {
      (exclusions, negativeRow) = (nil, nil)
      return
    }
    var found: [(isComplete: Bool, negative: Int?)] = []
    let classes = [UInt8](unsafeUninitializedCapacity: table.rowCount) { classes, filled in
      filled = table.rowCount
      guard let base = classes.baseAddress else { return }
      nonisolated(unsafe) let classes = base
      found = work.map { run in
        var isComplete = true
        var negative: Int?
        weights.forEachChunk(run, of: table) { first, rows, values in
          let output = classes + first
          for row in 0..<rows {
            let w = values[row]
            if w > 0, missing.isEmpty || !missing.contains(w / weights.scale) {
              output[row] = 0
              continue
            }
            isComplete = false
            if w < 0 { negative = negative ?? first + row }
            let reason: RowClasses.Exclusion = w.isNaN || w > 0 ? .missingWeight : .zeroWeight
            output[row] = reason.rawValue
          }
        }
        return (isComplete, negative)
      }
    }
    exclusions = found.allSatisfy(\.isComplete) ? nil : classes
    negativeRow = found.lazy.compactMap(\.negative).first
  }

  /// Throws for the first negative weight.
  func check(_ weights: SampleWeights, _ table: CodedTable) throws(AnalysisError.Reason) {
    guard let row = negativeRow, let column = weights.column else { return }
    throw .negativeWeight(
      .init(
        line: table.line(ofRow: row), column: table.header[column],
        value: Circumstance.text(of: weights.number(table, row: row))))
  }
}
