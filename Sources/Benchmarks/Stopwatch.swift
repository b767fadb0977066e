/// The time that work takes.
enum Stopwatch {
  /// The median, in milliseconds, of `runs` runs.
  static func median<Failure: Error>(
    of runs: Int, _ work: () throws(Failure) -> Void
  ) throws(Failure) -> Double {
    var times: [Double] = []
    for _ in 0..<runs {
      let start = ContinuousClock.now
      try work()
      let elapsed = ContinuousClock.now - start
      times.append(
        Double(elapsed.components.seconds) * 1e3 + Double(elapsed.components.attoseconds) / 1e15)
    }
    times.sort()
    return (times[(runs - 1) / 2] + times[runs / 2]) / 2
  }
}
