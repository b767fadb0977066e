import Dispatch

/// A value that one thread at a time works with, for as long as it takes.
///
/// `Mutex` of Swift's `Synchronization` would do, were it not that the thread sanitizer sees nothing
/// of threads that wait for it, and takes what they do in turn for a race (see Docs/Architecture.md).
package final class Guarded<Value: ~Copyable>: @unchecked Sendable {
  private let turn = DispatchSemaphore(value: 1)
  private var value: Value

  package init(_ value: consuming sending Value) {
    self.value = value
  }

  /// Waits for its turn, and gives the value to `body`.
  package func withLock<Result, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    turn.wait()
    defer { turn.signal() }
    return try body(&value)
  }
}
