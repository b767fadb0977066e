import Microdata

/// The rows of PSUs where those of one are neighbours, as in most files: runs that follow each
/// other from the first row of the file to the last.
struct DesignRuns {
  /// Rows of one PSU.
  struct Run {
    var psu: Int32
    /// The row behind the last one.
    var end: Int
  }

  /// Rows with one pair of codes.
  struct CodedRun {
    var psu: UInt32
    var stratum: UInt32
    /// The row behind the last one.
    var end: Int
    /// Whether the rows have a positive weight.
    var isInDesign: Bool
  }

  private let psu: Int
  private let strata: DesignCodes?
  private let table: CodedTable
  private let rows: RowClasses
  private let areAllInDesign: Bool

  /// Rows of a run, on average, below which a number for each row takes less memory.
  private static let leastRows = 4
  /// Runs that any file may have.
  private static let fewRuns = 1 << 12

  init(psu: Int, strata: DesignCodes?, rows: RowClasses, _ table: CodedTable) {
    self.psu = psu
    self.strata = strata
    self.rows = rows
    self.table = table
    areAllInDesign = rows.rowsInDesign == table.rowCount
  }

  /// The runs of all rows, in some parts one behind the other; nil when they are short.
  func coded(_ work: ChunkWork) -> [[CodedRun]]? {
    let parts = work.map { coded(chunks: $0) }
    return parts.contains { $0 == nil } ? nil : parts.compactMap(\.self)
  }

  private func coded(chunks: Range<Int>) -> [CodedRun]? {
    var runs: [CodedRun] = []
    runs.reserveCapacity(Self.fewRuns)
    var rowsSoFar = 0
    let isComplete = DesignCodes.forEachChunk(chunks, of: table) {
      chunk, first, count, psus, codes in
      strata?.write(chunk, table, to: codes)
      table.forEachRun(column: psu, chunk: chunk, buffer: psus) { psu, rows in
        var row = rows.lowerBound
        if areAllInDesign, Self.areEqual(codes, rows) {
          Self.append(
            CodedRun(
              psu: psu, stratum: codes[row], end: first &+ rows.upperBound, isInDesign: true),
            to: &runs)
          return
        }
        while row < rows.upperBound {
          let stratum = codes[row]
          let isIn = areAllInDesign || self.rows.isInDesign(first &+ row)
          var end = row &+ 1
          while end < rows.upperBound, codes[end] == stratum,
            areAllInDesign || self.rows.isInDesign(first &+ end) == isIn
          { end &+= 1 }
          Self.append(
            CodedRun(psu: psu, stratum: stratum, end: first &+ end, isInDesign: isIn), to: &runs)
          row = end
        }
      }
      rowsSoFar += count
      return runs.count <= max(Self.fewRuns, rowsSoFar / Self.leastRows)
    }
    return isComplete ? runs : nil
  }

  /// Whether all rows have the code of the first.
  private static func areEqual(_ codes: UnsafeMutablePointer<UInt32>, _ rows: Range<Int>) -> Bool {
    let first = codes[rows.lowerBound]
    var difference: UInt32 = 0
    for row in rows { difference |= codes[row] ^ first }
    return difference == 0
  }

  /// Adds a run, or makes the last one longer: chunks end anywhere.
  private static func append(_ run: CodedRun, to runs: inout [CodedRun]) {
    if let last = runs.last, last.psu == run.psu, last.stratum == run.stratum,
      last.isInDesign == run.isInDesign
    {
      runs[runs.count - 1].end = run.end
    } else {
      runs.append(run)
    }
  }
}
