import Threads

/// Shows how far the reading of a long file has come: share, rate and time left.
final class ReadingProgress: Sendable {
  private let console: Console
  private let start = ContinuousClock.now
  private let lastShown: Guarded<ContinuousClock.Instant>

  init(_ console: Console) {
    self.console = console
    lastShown = Guarded(start)
  }

  /// Takes the bytes read and the size of the input; shows something after a second, then ten
  /// times a second at most.
  func report(bytes: Int, size: Int?) {
    guard console.showsProgress else { return }
    let now = ContinuousClock.now
    let isDue = lastShown.withLock { last in
      guard now - start > .seconds(1), now - last > .seconds(0.1) else {
        return false
      }
      last = now
      return true
    }
    guard isDue else { return }
    let rate = Double(bytes) / ((now - start) / .seconds(1))
    var stage = "reading \(bytes >> 20) MB, \(Int(rate) >> 20) MB/s"
    if let size, rate > 0, size > bytes {
      stage += ", \(Int(Double(size - bytes) / rate) + 1) s left"
    }
    console.progress(stage, fraction: size.map { Double(bytes) / Double(max(1, $0)) })
  }
}
