/// The codes of a column of many texts in one chunk, by runs of rows with the same code.
///
/// In most files neighbouring rows are of one PSU: only where the text changes is anything written.
struct CodeRuns {
  /// The code of each run, and its first row.
  private let codes: UnsafeMutablePointer<UInt32>
  private let starts: UnsafeMutablePointer<UInt32>
  private var count = 0

  /// Room for so many rows.
  init(rows: Int) {
    codes = .allocate(capacity: max(1, rows))
    starts = .allocate(capacity: max(1, rows))
  }

  func deallocate() {
    codes.deallocate()
    starts.deallocate()
  }

  /// Forgets all rows.
  mutating func restart() { count = 0 }

  /// Adds a row, or gives the last one another code; rows in between have the code of the last one.
  @inline(__always)
  mutating func add(_ code: UInt32, row: Int) {
    if count > 0 {
      if starts[count &- 1] == UInt32(truncatingIfNeeded: row) {
        codes[count &- 1] = code
        return
      }
      if codes[count &- 1] == code { return }
    }
    codes[count] = code
    starts[count] = UInt32(truncatingIfNeeded: row)
    count &+= 1
  }

  /// The codes of the first `rows` rows.
  func packed(rows: Int, limit: Int) -> PackedCodes {
    var runs = count
    while runs > 0, Int(starts[runs - 1]) >= rows { runs -= 1 }
    func end(_ run: Int) -> Int { run + 1 < runs ? Int(starts[run + 1]) : rows }
    if runs <= PackedCodes.mostRuns(ofRows: rows) {
      return PackedCodes(
        runs: (0..<runs).map { codes[$0] }, ends: (0..<runs).map { UInt32(end($0)) }, count: rows)
    }
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: max(1, rows)) { buffer in
      for run in 0..<runs {
        for row in Int(starts[run])..<end(run) { buffer.initializeElement(at: row, to: codes[run]) }
      }
      guard let base = buffer.baseAddress else {
        preconditionFailure("A temporary allocation has an address.")
      }
      return PackedCodes(single: base, count: rows, limit: limit)
    }
  }
}
