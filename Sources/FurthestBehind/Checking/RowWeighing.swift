import Microdata

/// Which rows of a table have a positive weight, and the figures of the weight.
struct RowWeighing {
  /// The weight's column; nil when every row weighs 1.
  let weight: String?
  let summary: WeightSummary
  /// Whether each row has a positive weight; nil when all have.
  let isWeighed: [Bool]?

  /// Goes through the weights of a tree.
  ///
  /// - Complexity: O(*r* + *d* log *d*) expected for *r* rows and *d* distinct weights.
  init(_ task: TreeTask, _ table: CodedTable) {
    weight = task.request.weight
    let impliesDecimals = task.request.weight.map(RecognisedColumns.hasImpliedDecimals) ?? false
    guard let name = weight, let column = task.columns.weight else {
      summary = WeightSummary([(1, table.rowCount)], missing: 0, divisor: 1)
      isWeighed = nil
      return
    }
    let weights = SampleWeights(
      column: column, table: table, hasImpliedDecimals: impliesDecimals)
    let missingCodes = MissingValues(
      task.request.missingCodes.filter { $0.column != nil }, column: name)
    var counts: [Double: Int] = [:]
    var missing = 0
    var isWeighed = [Bool](repeating: true, count: table.rowCount)
    weights.forEachChunk(of: table) { first, rows, values in
      var start = 0
      while start < rows {
        // Neighbours often have one weight: that of their cluster.
        var end = start + 1
        while end < rows, values[end] == values[start] { end += 1 }
        let value = values[start] / weights.scale
        if value.isNaN || (!missingCodes.isEmpty && missingCodes.contains(value)) {
          missing += end - start
        } else {
          counts[value, default: 0] += end - start
        }
        if !(value > 0) || (!missingCodes.isEmpty && missingCodes.contains(value)) {
          for row in start..<end { isWeighed[first + row] = false }
        }
        start = end
      }
    }
    summary = WeightSummary(
      counts.map { ($0.key, $0.value) }, missing: missing,
      divisor: impliesDecimals ? 1_000_000 : 1)
    self.isWeighed = isWeighed.allSatisfy(\.self) ? nil : isWeighed
  }
}
