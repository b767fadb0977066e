import Dispatch
import Microdata

/// Shares the chunks of a table out among threads in contiguous runs, in file order.
struct ChunkWork {
  let table: CodedTable
  /// Most runs to make.
  let threads: Int

  /// Tables below this many rows are not worth a second thread.
  private static let rowsPerThread = 50_000

  /// Calls `body` once for each run of chunks, from several threads, and returns its results in
  /// the order of the runs.
  func map<Result>(_ body: (Range<Int>) -> Result) -> [Result] {
    let runs = runs
    if runs.count == 1 { return [body(runs[0])] }
    return [Result](unsafeUninitializedCapacity: runs.count) { results, count in
      nonisolated(unsafe) let base = results.baseAddress
      nonisolated(unsafe) let body = body
      DispatchQueue.concurrentPerform(iterations: runs.count) { index in
        if let base { (base + index).initialize(to: body(runs[index])) }
      }
      count = runs.count
    }
  }

  private var runs: [Range<Int>] {
    let wanted = max(1, min(threads, table.rowCount / Self.rowsPerThread, table.chunkCount))
    return (0..<wanted).map { run in
      (table.chunkCount * run / wanted)..<(table.chunkCount * (run + 1) / wanted)
    }
  }
}
