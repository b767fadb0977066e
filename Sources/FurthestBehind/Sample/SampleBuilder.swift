import ClassificationTree
import Expressions
import Microdata
import SurveyModel

/// Makes a sample from an extract: codes the circumstances, evaluates the indicator, classes rows.
struct SampleBuilder {
  private let request: TreeRequest
  private let columns: ExtractColumns
  private let table: CodedTable
  /// Sentences worth saying, and those that belong into the finding.
  private(set) var notes: [String] = []
  private(set) var warnings: [String] = []

  init(_ request: TreeRequest, columns: ExtractColumns, table: CodedTable) {
    self.request = request
    self.columns = columns
    self.table = table
  }

  /// Builds the sample; a circumstance with only one level among the rows used is dropped.
  mutating func build() throws(AnalysisError.Reason) -> Sample {
    if table.rowCount == 0 { throw .noRows }
    let weights = SampleWeights(
      column: columns.weight, table: table,
      hasImpliedDecimals: request.weight.map(RecognisedColumns.hasImpliedDecimals) ?? false)
    let rows = try RowClasses(request, columns, table, weights)
    let design =
      columns.psu == nil
      ? nil : try DesignIndex(psu: columns.psu, strata: columns.strata, table: table, rows: rows)
    var codings = try code(columns.circumstances)
    if !codings.isEmpty, !codings.contains(where: \.hasValues) {
      throw .noUsableCircumstance(codings.map(\.circumstance.name))
    }
    while true {
      let sample = assemble(rows, codings, weights, design)
      let kept = codings.indices.filter { sample.occurring(in: $0) > 1 }
      if sample.whole.n == 0, codings.allSatisfy(\.hasValues) {
        throw .everyRowExcluded(sample.excluded, rowsRead: table.rowCount)
      }
      if !sample.whole.w.isFinite || !sample.kishDeff.isFinite {
        throw .unusableWeights(column: request.weight ?? "")
      }
      if kept.count == codings.count { return sample }
      for place in codings.indices where !kept.contains(place) {
        warnings.append(
          "The circumstance \(codings[place].circumstance.name) has "
            + (codings[place].hasValues ? "only one level" : "no value")
            + " among the rows used; it is left out.")
      }
      codings = kept.map { codings[$0] }
    }
  }

  private mutating func code(_ places: [Int]) throws(AnalysisError.Reason) -> [CircumstanceCoding] {
    var codings: [CircumstanceCoding] = []
    for place in places {
      guard let column = table.column(place) else { continue }
      let coding = try CircumstanceCoding(column, in: table, at: place, request: request)
      if !coding.markers.isEmpty {
        notes.append(
          "In column \(column.name), \(coding.markers.map { "\"\($0)\"" }.joined(separator: ", ")) "
            + "counts as missing.")
      }
      codings.append(coding)
    }
    return codings
  }

  private func assemble(
    _ rows: RowClasses, _ codings: [CircumstanceCoding], _ weights: SampleWeights,
    _ design: DesignIndex?
  ) -> Sample {
    var rows = rows
    let places = codings.map { coding in
      columns.circumstances.first { table.header[$0] == coding.circumstance.name } ?? 0
    }
    var indexer = CellIndexer(levelCounts: codings.map(\.circumstance.levelCount))
    var rowCells = [Int32](repeating: -1, count: table.rowCount)
    let capacity = max(1, table.largestChunk)
    let buffers = codings.map { _ in UnsafeMutablePointer<UInt32>.allocate(capacity: capacity) }
    defer { for buffer in buffers { buffer.deallocate() } }
    rowCells.withUnsafeMutableBufferPointer { rowCells in
      guard let base = rowCells.baseAddress else { return }
      for chunk in 0..<table.chunkCount {
        let first = table.firstRow(ofChunk: chunk)
        let count = table.rows(inChunk: chunk)
        for (place, coding) in codings.enumerated() {
          table.codes(
            column: places[place], chunk: chunk, map: coding.levels, into: buffers[place])
        }
        indexer.add(levels: buffers, rows: count, into: base + first)
        rows.excludeMissing(base + first, buffers, first: first, count: count)
      }
    }
    let (levels, renumbering) = indexer.finish()
    for row in rowCells.indices where rowCells[row] >= 0 {
      rowCells[row] = renumbering[Int(rowCells[row])]
    }
    let cells = Cells(circumstances: codings.map(\.circumstance), levels: levels)
    return Sample(
      table: table, cells: cells, rowCells: rowCells, rows: rows, weights: weights,
      design: design)
  }
}
