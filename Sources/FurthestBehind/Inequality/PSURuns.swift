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
    var current = Run(psu: -1, firstRow: rows.lowerBound, used: 0)
    psus.withUnsafeBufferPointer { psus in
      outcomes.withUnsafeBufferPointer { outcomes in
        for row in rows {
          if psus[row] != current.psu, psus[row] >= 0 {
            if current.psu >= 0 { runs.append(current) }
            current = Run(psu: psus[row], firstRow: row, used: 0)
          }
          current.used &+= outcomes[row] < 2 ? 1 : 0
        }
      }
    }
    if current.psu >= 0 { runs.append(current) }
    return runs
  }

  /// The rows of one of some parts of the file, of about one size and of whole runs.
  func share(_ part: Int, of parts: Int) -> Range<Int> {
    func start(_ part: Int) -> Int {
      part == parts ? rowCount : part == 0 ? 0 : runs[runs.count * part / parts].firstRow
    }
    return runs.isEmpty ? 0..<0 : start(part)..<start(part + 1)
  }
}
