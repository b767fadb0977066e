import Dispatch
import Threads

/// What became of one tree.
enum TreeOutcome: Sendable {
  case finding(Finding, notes: [String], isKept: Bool)
  case failure(AnalysisError.Reason)
  /// So many rows could be used and are in no group: they get no tree.
  case rest(rows: Int)
}

/// Who works on what in a run, and what has come out of it so far.
///
/// Trees of extracts in memory go first; an extract is read only when no such tree is left, so that
/// there are as few in memory as workers allow.
final class RunBoard: Sendable {
  /// A piece of work.
  enum Work: Sendable {
    case load(Int)
    case tree(Int, TreeTask, LoadedExtract.Table)
  }

  /// An extract on its way through the run.
  private struct Extract {
    var loaded: LoadedExtract?
    /// Trees that nobody works on yet, in order.
    var waiting: [TreeTask] = []
    /// Trees without an outcome.
    var open = 0
    /// By tree and level.
    var outcomes: [[TreeOutcome?]] = []
    var entries: [[RunManifest.Entry]] = []
  }

  private struct State {
    var extracts: [Extract]
    var nextExtract = 0
    /// Extracts being read or in memory.
    var active = 0
    var sleepers = 0
    var hasStopped = false
    var results: [SurveyRunner.Result] = []
    var done = 0
    var all: Int
  }

  private let run: SurveyRun
  private let jobs: Int
  private let state: Guarded<State>
  private let bell = DispatchSemaphore(value: 0)

  init(_ run: SurveyRun, jobs: Int) {
    self.run = run
    self.jobs = jobs
    state = Guarded(
      State(
        extracts: run.extracts.map { _ in Extract() },
        all: run.extracts.reduce(0) { $0 + $1.trees.count }))
  }

  /// The next piece of work; waits where there may be one later, and returns nil when all is done.
  func next() -> Work? {
    while true {
      let (work, isOver) = state.withLock { state -> (Work?, Bool) in
        if state.hasStopped { return (nil, true) }
        for place in state.extracts.indices where !state.extracts[place].waiting.isEmpty {
          let task = state.extracts[place].waiting.removeFirst()
          guard let table = state.extracts[place].loaded?.tables[task.table] else { continue }
          return (.tree(place, task, table), false)
        }
        if state.nextExtract < state.extracts.count, state.active < jobs {
          state.nextExtract += 1
          state.active += 1
          return (.load(state.nextExtract - 1), false)
        }
        if state.active == 0 { return (nil, true) }
        state.sleepers += 1
        return (nil, false)
      }
      if let work { return work }
      if isOver { return nil }
      bell.wait()
    }
  }

  /// Ends the run before the next piece of work.
  func stop() {
    state.withLock { $0.hasStopped = true }
    wake()
  }

  /// What is said of a piece of work when it begins.
  func progress(_ work: Work) -> SurveyRunner.Progress {
    let current =
      switch work {
      case .load(let place):
        [run.extracts[place].surveyID, run.extracts[place].name].compactMap(\.self)
          .joined(separator: " ")
      case .tree(_, let task, _):
        task.entry.title + (task.entry.group.map { " (\($0.level))" } ?? "")
      }
    return state.withLock { .init(current: current, done: $0.done, all: $0.all) }
  }

  /// Takes an extract that was read.
  func finishLoading(_ loaded: LoadedExtract, _ place: Int, failures: [Int: RunManifest.Entry]) {
    state.withLock { state in
      state.extracts[place].loaded = loaded
      state.extracts[place].entries = loaded.trees.map { $0.map(\.entry) }
      state.extracts[place].outcomes = loaded.trees.map { $0.map { _ in nil } }
      for (tree, tasks) in loaded.trees.enumerated() {
        state.all += max(1, tasks.count) - 1
        if let entry = failures[tree] {
          state.extracts[place].entries[tree] = [entry]
          state.done += 1
          state.results.append(.init(entry: entry, finding: nil, isKept: false, notes: []))
        }
        let kept = loaded.kept[tree]
        if !kept.isEmpty, kept.allSatisfy({ $0 != nil }) {
          for (level, finding) in kept.enumerated() {
            state.extracts[place].outcomes[tree][level] = finding.map {
              .finding($0, notes: [], isKept: true)
            }
          }
          finishTree(tree, place, &state)
        } else {
          state.extracts[place].waiting += tasks
          state.extracts[place].open += tasks.count
        }
      }
      release(place, &state)
    }
    wake()
  }

  /// Takes the outcome of a tree.
  func finish(_ outcome: TreeOutcome, _ task: TreeTask, _ place: Int) {
    state.withLock { state in
      state.extracts[place].outcomes[task.tree][task.level] = outcome
      state.extracts[place].open -= 1
      if state.extracts[place].outcomes[task.tree].allSatisfy({ $0 != nil }) {
        finishTree(task.tree, place, &state)
      }
      release(place, &state)
    }
    wake()
  }

  /// Results that nobody has taken yet.
  func takeResults() -> [SurveyRunner.Result] {
    state.withLock { state in
      let results = state.results
      state.results = []
      return results
    }
  }

  /// The lines of the manifest, in the plan's order.
  var entries: [RunManifest.Entry] {
    state.withLock { $0.extracts.flatMap { $0.entries.flatMap(\.self) } }
  }

  /// Forgets an extract whose trees are done.
  private func release(_ place: Int, _ state: inout State) {
    guard state.extracts[place].open == 0, state.extracts[place].loaded != nil else { return }
    state.extracts[place].loaded = nil
    state.active -= 1
  }

  /// States the results of an indicator once all its groups have an outcome.
  private func finishTree(_ tree: Int, _ place: Int, _ state: inout State) {
    let family = TreeFamily(run.extracts[place], tree: tree)
    let results = family.results(
      state.extracts[place].entries[tree], state.extracts[place].outcomes[tree])
    state.done += results.count
    state.all += results.count - state.extracts[place].entries[tree].count
    state.extracts[place].outcomes[tree] = []
    state.extracts[place].entries[tree] = results.map(\.entry)
    state.results += results
  }

  private func wake() {
    let sleepers = state.withLock { state in
      let sleepers = state.sleepers
      state.sleepers = 0
      return sleepers
    }
    for _ in 0..<sleepers { bell.signal() }
  }
}
