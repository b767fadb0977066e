import Dispatch
import Microdata
import Threads

/// Shares the chunks of a table out among threads in contiguous runs, in file order.
struct ChunkWork {
  let table: CodedTable
  /// Most runs to make.
  let threads: Int

  /// Tables below this many rows are not worth a second thread.
  private static let rowsPerThread = 50_000

  /// Arrays below this many elements are not worth one, either.
  private static let elementsPerThread = 1 << 14

  /// Cells from which on another thread's copy of sums costs more memory than it is worth.
  private static let mostCopiedCells = 1 << 19

  /// The same work for threads that have sums of some cells each.
  func sharing(cells: Int) -> ChunkWork {
    ChunkWork(
      table: table, threads: min(threads, max(1, Self.mostCopiedCells / max(1, cells))))
  }

  /// Calls `body` once for each run of chunks, from several threads, and returns its results in
  /// the order of the runs.
  func map<Result>(_ body: (Range<Int>) -> Result) -> [Result] {
    let runs = runs
    return Self.map(runs.count) { body(runs[$0]) }
  }

  /// Calls `body` with 0, 1, ..., `count` - 1, from several threads, and returns its results in
  /// that order.
  static func map<Result>(_ count: Int, _ body: (Int) -> Result) -> [Result] {
    if count < 2 { return (0..<count).map(body) }
    return [Result](unsafeUninitializedCapacity: count) { results, filled in
      nonisolated(unsafe) let base = results.baseAddress
      nonisolated(unsafe) let body = body
      DispatchQueue.concurrentPerform(iterations: count) { index in
        if let base { (base + index).initialize(to: body(index)) }
      }
      filled = count
    }
  }

  /// An array of `element(0)`, `element(1)`, ..., made by several threads where it is long.
  @inline(__always)
  static func array<Element>(
    _ count: Int, threads: Int, _ element: (Int) -> Element
  ) -> [Element] {
    // The initializer would write its length into the one empty array that all threads share.
    if count == 0 { return [] }
    return [Element](unsafeUninitializedCapacity: count) { elements, filled in
      filled = count
      guard let start = elements.baseAddress else { return }
      nonisolated(unsafe) let base = start
      let runs = runs(of: count, threads: min(threads, max(1, count / elementsPerThread)))
      _ = map(runs.count) { run in
        for place in runs[run] { (base + place).initialize(to: element(place)) }
      }
    }
  }

  /// The numbers below `count` in as many runs as there are threads.
  static func runs(of count: Int, threads: Int) -> [Range<Int>] {
    (0..<threads).map { (count * $0 / threads)..<(count * ($0 + 1) / threads) }
  }

  /// Does two things, at the same time where there are threads for it; each may use threads, too.
  static func both<A, B>(threads: Int, _ first: () -> A, and second: () -> B) -> (A, B) {
    if threads < 2 { return (first(), second()) }
    var (a, b): (A?, B?) = (nil, nil)
    withUnsafeMutablePointer(to: &a) { a in
      withUnsafeMutablePointer(to: &b) { b in
        nonisolated(unsafe) let (a, b) = (a, b)
        nonisolated(unsafe) let (first, second) = (first, second)
        OwnThreads.run(2) { index in
          if index == 0 { a.pointee = first() } else { b.pointee = second() }
        }
      }
    }
    // Both have run: neither is nil.
    return (a ?? first(), b ?? second())
  }

  private var runs: [Range<Int>] {
    Self.runs(
      of: table.chunkCount,
      threads: max(1, min(threads, table.rowCount / Self.rowsPerThread, table.chunkCount)))
  }
}
