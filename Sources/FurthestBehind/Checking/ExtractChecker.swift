import Microdata

/// Checks one extract that was read.
struct ExtractChecker {
  private let extract: ExtractRun
  private let loaded: LoadedExtract
  private let threads: Int

  init(_ extract: ExtractRun, _ loaded: LoadedExtract, threads: Int) {
    self.extract = extract
    self.loaded = loaded
    self.threads = threads
  }

  /// What the extract looks like.
  var check: ExtractCheck {
    var check = ExtractCheck(
      name: extract.name, surveyID: extract.surveyID, survey: extract.survey,
      file: ExtractSource.file(extract.path).name)
    describe(&check)
    let outcomes = outcomes()
    check.indicators = extract.trees.indices.map { tree in
      IndicatorChecker(extract, tree: tree).check(outcomes[tree], failure: loaded.failures[tree])
    }
    for design in outcomes.joined().compactMap(\.design) where !check.designs.contains(design) {
      check.designs.append(design)
    }
    return check
  }

  // MARK: Indicators

  /// By tree and group what the indicator finds; the trees are shared out among threads.
  private func outcomes() -> [[IndicatorOutcome]] {
    let tasks = loaded.trees.joined().filter { !$0.isRest }.compactMap { task in
      loaded.tables[task.table].map { (task: task, table: $0) }
    }
    let inner = max(1, threads / max(1, tasks.count))
    let found = ChunkWork.map(tasks.count) { place in
      IndicatorOutcome(tasks[place].task, tasks[place].table, threads: inner)
    }
    var outcomes: [[IndicatorOutcome]] = extract.trees.map { _ in [] }
    for (task, outcome) in zip(tasks, found) { outcomes[task.task.tree].append(outcome) }
    return outcomes
  }

  // MARK: The extract

  private func describe(_ check: inout ExtractCheck) {
    let keys = extract.trees.map { TableKey($0.request) }
    guard let table = keys.lazy.compactMap({ loaded.tables[$0] }).first else { return }
    check.input = Finding.Input(
      file: check.file, bytes: table.table.bytes, fingerprint: table.table.fingerprint)
    check.rows = table.table.rowCount
    check.columnCount = table.fileColumns
    check.surplus = Inspection.OddRows(table.table.fieldCounts?.surplus)
    check.short = Inspection.OddRows(table.table.fieldCounts?.short)
    check.joins = table.joins.map { join in
      ExtractCheck.Join(
        from: join.from, columns: join.columns.map { table.table.header[$0] },
        unmatched: join.unmatched)
    }
    let fetched = Set(table.joins.flatMap(\.columns))
    var circumstances: Set<String> = []
    for task in loaded.trees.joined() {
      guard let table = loaded.tables[task.table] else { continue }
      for column in task.needed.sorted() where !fetched.contains(column) {
        for sentence in table.sentences[column] ?? [] where !check.notes.contains(sentence) {
          check.notes.append(sentence)
        }
      }
      let weighing = RowWeighing(task, table.table)
      if let weight = weighing.weight, !check.weights.contains(where: { $0.column == weight }) {
        check.weights.append(.init(column: weight, summary: weighing.summary))
      }
      for column in task.columns.circumstances
      where circumstances.insert(table.table.header[column]).inserted {
        guard let values = CircumstanceValues(column, task, table, weighing) else { continue }
        check.circumstances.append(values.values)
        check.cautions += values.cautions
      }
    }
  }
}
