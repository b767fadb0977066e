import ClassificationTree

/// Where the rows of each PSU stand in a file.
struct PSURuns {
  /// Rows of one PSU that are neighbours, save for rows of no PSU among them.
  private struct Run {
    var psu: Int32
    var firstRow: Int
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
    if let found = design.runs {
      let used = Self.used(found, sample.outcomes, threads: threads)
      var isMet = [Bool](repeating: false, count: design.psuCount)
      var firstRow = 0
      for (run, used) in zip(found, used) {
        defer { firstRow = run.end }
        guard run.psu >= 0 else { continue }
        starts[Int(run.psu) + 1] += used
        // Rows of no PSU may stand between two runs of one.
        if runs.last?.psu == run.psu { continue }
        if isMet[Int(run.psu)] { areWhole = false }
        isMet[Int(run.psu)] = true
        if areWhole { runs.append(Run(psu: run.psu, firstRow: firstRow)) }
      }
    } else {
      areWhole = false
      let rowPSUs = design.rowPSUs
      for row in rowPSUs.indices where rowPSUs[row] >= 0 {
        starts[Int(rowPSUs[row]) + 1] += Int(RowClasses.isUsed(sample.outcomes[row]))
      }
    }
    for psu in 0..<design.psuCount { starts[psu + 1] += starts[psu] }
  }

  /// The number of rows used in each run.
  private static func used(
    _ runs: [DesignRuns.Run], _ outcomes: [UInt8], threads: Int
  ) -> [Int] {
    ChunkWork.array(runs.count, threads: threads) { place in
      outcomes.withUnsafeBufferPointer { outcomes in
        RowClasses.countUsed(
          UnsafeBufferPointer(
            rebasing: outcomes[(place > 0 ? runs[place - 1].end : 0)..<runs[place].end]))
      }
    }
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
