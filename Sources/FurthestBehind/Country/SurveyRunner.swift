import ClassificationTree
import Expressions
import Microdata
import Threads

/// Grows every tree of a run: each extract is read once, trees grow side by side, and what goes
/// wrong with one stops no other.
///
///     let manifest = SurveyRunner(run).run { result in
///       print(result.entry.title, result.entry.status)
///       return true
///     }
///
/// Neither the number of jobs nor that of threads changes a result.
public struct SurveyRunner: Sendable {
  /// What became of one tree.
  public struct Result: Sendable {
    /// Its line in the manifest.
    public var entry: RunManifest.Entry
    /// The finding; nil on failure.
    public var finding: Finding?
    /// Whether the finding stood in the run's folder already, as it is.
    public var isKept: Bool
    /// Sentences about choices that were made for the user.
    public var notes: [String]
  }

  /// How far a run has come.
  public struct Progress: Sendable {
    /// What is being worked on: an indicator's title, or an extract's name.
    public var current: String
    /// Trees done, and those known of so far: trees by group are known once their extract is read.
    public var done: Int
    /// See `done`.
    public var all: Int
  }

  private let run: SurveyRun
  private let jobs: Int
  private let threads: Int

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - jobs: trees to work on at the same time, 100 at most; nil means as many as there are
  ///     cores.
  ///   - threads: threads in all; nil means as many as there are cores.
  public init(_ run: SurveyRun, jobs: Int? = nil, threads: Int? = nil) {
    self.run = run
    self.threads = max(1, threads ?? ProcessorCount.available)
    self.jobs = max(1, min(jobs ?? self.threads, OwnThreads.most))
  }

  /// Runs everything.
  ///
  /// - Parameters:
  ///   - stored: gives the finding that stands in a file of the run's folder (its path with "/"
  ///     between the parts), or nil. One that this run would make again is kept. Nil means that
  ///     there is none.
  ///   - progress: is called when a piece of work begins, from any thread.
  ///   - done: takes each result as it is ready, in any order, from any thread; false ends the run
  ///     before the next tree.
  /// - Returns: the manifest, in the plan's order.
  public func run(
    stored: (@Sendable (String) -> Finding?)? = nil,
    progress: (@Sendable (Progress) -> Void)? = nil, done: @Sendable (Result) -> Bool
  ) -> RunManifest {
    let board = RunBoard(run, jobs: jobs)
    let layout = RunLayout(run)
    let workers = min(jobs, max(1, run.extracts.reduce(0) { $0 + $1.trees.count }))
    // One extract at a time is read by all threads; several are read side by side.
    let readingThreads = max(1, threads / max(1, min(jobs, run.extracts.count)))
    let treeThreads = max(1, threads / jobs)
    OwnThreads.run(workers) { _ in
      while let work = board.next() {
        if let progress { progress(board.progress(work)) }
        switch work {
        case .load(let place):
          let loading = ExtractLoading(
            run: run, place: place, layout: layout, readingThreads: readingThreads,
            treeThreads: treeThreads, stored: stored)
          let loaded = loading.load()
          board.finishLoading(loaded, place, failures: failures(loaded, place, layout))
        case .tree(let place, let task, let table):
          board.finish(Self.grow(task, table), task, place)
        }
        for result in board.takeResults() where !done(result) { board.stop() }
      }
    }
    return RunManifest(
      tool: Finding.Tool(name: "furthest-behind", version: FurthestBehindVersion.current),
      entries: board.entries)
  }

  /// Grows one tree.
  private static func grow(_ task: TreeTask, _ table: LoadedExtract.Table) -> TreeOutcome {
    if task.isRest { return .rest(rows: rows(task, table)) }
    let sentences = task.needed.sorted().flatMap { table.sentences[$0] ?? [] }
    var analysis = IndicatorAnalysis(
      task.request, columns: task.columns, table: table.table, shared: table.shared)
    do throws(AnalysisError.Reason) {
      let finding = try analysis.finding(keepsRows: false)
      return .finding(
        task.completed(finding, warnings: sentences), notes: analysis.notes, isKept: false)
    } catch {
      return .failure(error)
    }
  }

  /// The rows that a tree could use; none where it would fail, as everybody's tree then does.
  private static func rows(_ task: TreeTask, _ table: LoadedExtract.Table) -> Int {
    var analysis = IndicatorAnalysis(
      task.request, columns: task.columns, table: table.table, shared: table.shared)
    return (try? analysis.sample().whole.n) ?? 0
  }

  /// The failures of trees that have no task.
  private func failures(
    _ loaded: LoadedExtract, _ place: Int, _ layout: RunLayout
  ) -> [Int: RunManifest.Entry] {
    loaded.failures.reduce(into: [:]) { entries, failure in
      let extract = run.extracts[place]
      let tree = extract.trees[failure.key]
      entries[failure.key] = RunManifest.Entry(
        name: tree.name, title: tree.request.title ?? tree.name, extract: extract.name,
        surveyID: extract.surveyID, survey: extract.survey, group: nil,
        isExtended: tree.isExtended, status: .failed, file: nil,
        reason: failure.value.sentence(tree, in: extract))
    }
  }
}

extension AnalysisError.Reason {
  /// A column that does not hold what is needed and has the name of a definition made of it.
  private func shadowedColumn(in extract: ExtractRun) -> String? {
    guard case .expression(let error, _, _) = self, let name = error.unfitColumn,
      let definition = extract.definitions.first(where: { $0.name == name }),
      let value = try? SurveyExpression(parsing: definition.value)
    else { return nil }
    return value.names.contains(name) ? name : nil
  }

  /// Why there is no tree, in one line for a manifest: where in the plan, what, and how to mend it.
  func sentence(_ tree: TreeRun, in extract: ExtractRun) -> String {
    let error = AnalysisError(file: ExtractSource.file(extract.path).name, self)
    let what = error.message.split(separator: "\n").first.map(String.init) ?? ""
    var advice = error.advice
    if case .reading(.cannotOpen) = self {
      advice = "Check the path; a relative path starts from the folder of the plan."
    }
    if let name = shadowedColumn(in: extract) {
      advice =
        (advice.map { $0 + " " } ?? "")
        + "\(name) is the circumstance or definition of the plan here, which goes before the column: "
        + "to use the column, give the other another name."
    }
    return (tree.origin.map { "\($0): " } ?? "")
      + PlanVocabulary.words(what + "." + (advice.map { " \($0)" } ?? ""))
  }
}
