import Dispatch

/// A value that one thread at a time works with, for as long as it takes.
///
/// `Mutex` is meant for short moments. The thread sanitizer knows this lock, also where threads
/// wait for it; of `Mutex` it sees only that nobody had to wait.
final class Guarded<Value>: @unchecked Sendable {
  private let turn = DispatchSemaphore(value: 1)
  private var value: Value

  init(_ value: sending Value) {
    self.value = value
  }

  /// Waits for its turn, and gives the value to `body`.
  func withLock<Result, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    turn.wait()
    defer { turn.signal() }
    return try body(&value)
  }
}
