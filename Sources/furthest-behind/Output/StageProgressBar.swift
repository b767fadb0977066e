import Threads

/// Shows how far a long stage after reading has come: its name and the share that is done.
final class StageProgressBar: Sendable {
  private let console: Console
  private let start = ContinuousClock.now
  private let lastShown: Guarded<ContinuousClock.Instant>

  init(_ console: Console) {
    self.console = console
    lastShown = Guarded(start)
  }

  /// Takes the steps done of a stage; shows something after a second, then ten times a second at
  /// most.
  func report(stage: String, done: Int, of all: Int) {
    guard console.showsProgress else { return }
    let now = ContinuousClock.now
    let isDue = lastShown.withLock { last in
      guard now - start > .seconds(1), now - last > .seconds(0.1) else {
        return false
      }
      last = now
      return true
    }
    if isDue { console.progress(stage, fraction: Double(done) / Double(max(1, all))) }
  }
}
