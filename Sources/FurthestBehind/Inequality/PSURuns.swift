import ClassificationTree

/// Where the rows of each PSU stand in a file.
struct PSURuns {
  /// Rows of one PSU that are neighbours, save for rows of no PSU among them.
  private struct Run {
    var psu: Int32
    var firstRow: Int
    var used: Int
  }

  private var runs: [Run] = []
  /// The rows used of PSU *i* are, in order of PSUs, those at `starts[i] ..< starts[i + 1]`.
  private(set) var starts: [Int]
  /// Whether each PSU's rows are one run.
  private(set) var areWhole = true
  private let rowCount: Int

  /// - Complexity: O(*r*) for *r* rows.
  init(_ sample: Sample, _ design: DesignIndex, threads: Int) {
    rowCount = sample.outcomes.count
    starts = [Int](repeating: 0, count: design.psuCount + 1)
    let parts = ChunkWork.map(threads) { part in
      Self.runs(
        rowCount * part / threads..<rowCount * (part + 1) / threads, design.rowPSUs,
        sample.outcomes)
    }
    var isMet = [Bool](repeating: false, count: design.psuCount)
    for run in parts.joined() {
      starts[Int(run.psu) + 1] += run.used
      if let last = runs.last, last.psu == run.psu {
        // A run that two threads share.
        runs[runs.count - 1].used += run.used
        continue
      }
      if isMet[Int(run.psu)] { areWhole = false }
      isMet[Int(run.psu)] = true
      if areWhole { runs.append(run) }
    }
    for psu in 0..<design.psuCount { starts[psu + 1] += starts[psu] }
  }

  private static func runs(
    _ rows: Range<Int>, _ psus: [Int32], _ outcomes: [UInt8]
  ) -> [Run] {
    var runs: [Run] = []
    psus.withUnsafeBufferPointer { psus in
      outcomes.withUnsafeBufferPointer { outcomes in
        var row = rows.lowerBound
        while row < rows.upperBound {
          let psu = psus[row]
          var end = row &+ 1
          while end < rows.upperBound, psus[end] == psu || psus[end] < 0 { end &+= 1 }
          if psu >= 0 {
            var used = 0
            for row in row..<end { used &+= Int(RowClasses.isUsed(outcomes[row])) }
            runs.append(Run(psu: psu, firstRow: row, used: used))
          }
          row = end
        }
      }
    }
    return runs
  }

  /// The runs of one of some parts of the file, of about one size.
  func share(_ part: Int, of parts: Int) -> Range<Int> {
    runs.count * part / parts..<runs.count * (part + 1) / parts
  }

  /// The rows of some runs that are neighbours, and those of no PSU beside them.
  func rows(of share: Range<Int>) -> Range<Int> {
    share.isEmpty
      ? 0..<0
      : (share.lowerBound == 0 ? 0 : runs[share.lowerBound].firstRow)..<end(
        of: share.upperBound - 1)
  }

  /// The row behind those of a run, and of no PSU behind it.
  func end(of run: Int) -> Int { run + 1 < runs.count ? runs[run + 1].firstRow : rowCount }

  func psu(of run: Int) -> Int32 { runs[run].psu }
}
