import Dispatch

/// Threads for pieces of work that share their own work out among threads in turn.
///
/// Within `DispatchQueue.concurrentPerform` another `concurrentPerform` has a share of the cores
/// only: a job would read its extract with one core while the others wait. A serial queue brings a
/// thread of its own.
package enum OwnThreads {
  /// Pieces at most that may share their work out in this way in turn: beyond some 250 such threads
  /// the system gives no more, and those who wait for another one would wait for ever.
  package static let most = 100

  /// Calls `body` with 0, 1, ..., `count` - 1, each on a thread of its own, and waits for all.
  package static func run(_ count: Int, _ body: @Sendable (Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      let group = DispatchGroup()
      for piece in 1..<max(1, count) {
        DispatchQueue(label: "piece \(piece)").async(group: group) { body(piece) }
      }
      body(0)
      group.wait()
    }
  }
}
