import Dispatch

/// Maps the numbers 0 ..< `count`, some at a time, to results in their order.
///
/// The result depends on `body` alone, never on the number of threads. `progress` gets the number
/// of results so far, from any thread.
package func mapInParallel<Result: Sendable>(
  _ count: Int, threads: Int, progress: (@Sendable (_ done: Int) -> Void)? = nil,
  _ body: @Sendable (Int) -> Result
) -> [Result] {
  let state = Guarded((next: 0, done: 0, results: [Result?](repeating: nil, count: count)))
  @Sendable func work() {
    while true {
      let index = state.withLock { state in
        state.next += 1
        return state.next - 1
      }
      guard index < count else { return }
      let result = body(index)
      let done = state.withLock { state in
        state.results[index] = result
        state.done += 1
        return state.done
      }
      progress?(done)
    }
  }
  let workers = min(max(1, threads), count)
  if workers > 1 {
    DispatchQueue.concurrentPerform(iterations: workers) { _ in work() }
  } else {
    work()
  }
  return state.withLock { $0.results.compactMap(\.self) }
}
