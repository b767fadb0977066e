import FurthestBehind

/// Shows how far a run has come: what is being worked on, the share that is done, the time left.
final class RunProgressBar: Sendable {
  private let console: Console
  private let start = ContinuousClock.now

  init(_ console: Console) {
    self.console = console
  }

  /// Shows where the run stands.
  func report(_ progress: SurveyRunner.Progress) {
    guard console.showsProgress else { return }
    let seconds = (.now - start) / .seconds(1)
    var stage = "\(progress.done) of \(progress.all), \(progress.current)"
    // The first trees hold the reading of their extract: too early to tell.
    if progress.done > 1, seconds > 2 {
      let left = seconds / Double(progress.done) * Double(progress.all - progress.done)
      stage += ", \(Self.words(Int(left) + 1)) left"
    }
    console.progress(stage, fraction: Double(progress.done) / Double(max(1, progress.all)))
  }

  private static func words(_ seconds: Int) -> String {
    seconds < 90 ? "\(seconds) s" : "\((seconds + 59) / 60) min"
  }
}
