import Expressions
import Microdata

/// One extract of a run after reading: its trees ready to be grown, on tables that they share.
struct LoadedExtract: Sendable {
  /// A table with every column that its trees need.
  struct Table: Sendable {
    var table: CodedTable
    /// What trees on the table make once.
    let shared: SharedSampleParts
    /// What is to be said of a column that was made or fetched.
    var sentences: [Int: [String]] = [:]
    /// Why a column could not be made or fetched.
    var failures: [Int: AnalysisError.Reason] = [:]
    /// Columns that the file's header names.
    var fileColumns = 0
    /// What joins have fetched, and the rows that had no partner.
    var joins: [(from: String, columns: [Int], unmatched: Int)] = []
  }

  var tables: [TableKey: Table] = [:]
  /// By tree of the extract: what became of it.
  var trees: [[TreeTask]] = []
  /// Why a tree has no task.
  var failures: [Int: AnalysisError.Reason] = [:]
  /// Findings made before that need not be made again, by tree and level.
  var kept: [[Finding?]] = []
}

/// Reads an extract once for all its trees.
struct ExtractLoading {
  let run: SurveyRun
  let place: Int
  let layout: RunLayout
  /// Threads for reading, and for each tree.
  let readingThreads: Int
  let treeThreads: Int
  /// Gives the finding that stands in a file of the run's folder; nil without one.
  let stored: (@Sendable (String) -> Finding?)?
  /// Whether the fields of every row are counted.
  var countsFields = false

  private var extract: ExtractRun { run.extracts[place] }

  /// From more groups than these on, they must hold so many rows on the average: a column with
  /// more values tells people or places apart.
  private static let fewGroups = 10
  private static let leastRowsPerGroup = 25

  /// The extract with its tasks; what cannot be done is a failure of the trees concerned.
  func load() -> LoadedExtract {
    var loaded = LoadedExtract()
    loaded.trees = extract.trees.map { _ in [] }
    loaded.kept = loaded.trees.map { _ in [] }
    var groups: [(key: ReadingKey, trees: [Int])] = []
    for (tree, run) in extract.trees.enumerated() {
      let key = ReadingKey(run.request)
      if let known = groups.firstIndex(where: { $0.key == key }) {
        groups[known].trees.append(tree)
      } else {
        groups.append((key, [tree]))
      }
    }
    for group in groups {
      do throws(AnalysisError.Reason) {
        try load(group.trees, into: &loaded)
      } catch {
        for tree in group.trees where loaded.trees[tree].isEmpty {
          loaded.failures[tree] = loaded.failures[tree] ?? error
        }
      }
    }
    return loaded
  }

  /// Reads the extract for trees that agree on how it is written.
  private func load(
    _ trees: [Int], into loaded: inout LoadedExtract
  ) throws(AnalysisError.Reason) {
    guard let first = trees.first else { return }
    var request = extract.trees[first].request
    request.input = .file(extract.path)
    request.threads = readingThreads
    let source = try Extract(request)
    var joins = ExtractJoins(extract.joins, header: source.header)
    let catalogue = ColumnCatalogue(
      header: source.header, fetched: joins.fetched.map(\.column.name),
      definitions: extract.definitions)
    var plans: [TreePlan] = []
    for tree in trees {
      do throws(AnalysisError.Reason) {
        plans.append(try TreePlan(tree, of: extract, threads: treeThreads, catalogue))
      } catch {
        loaded.failures[tree] = error
      }
    }
    joins.hash(for: plans.reduce(into: []) { $0.formUnion($1.needed) })
    var labels: [String: String] = [:]
    for path in Set(plans.compactMap(\.request.labels)) {
      labels[path] = try? FileFingerprint.of(.file(path))
    }
    let provenance = plans.map { plan in
      plan.provenance(joins, labels: plan.request.labels.flatMap { labels[$0] })
    }
    var open: [(plan: TreePlan, provenance: [String: String])] = []
    let fingerprint = try storedFingerprint(request, plans)
    for (plan, provenance) in zip(plans, provenance) {
      guard plan.group == nil else {
        open.append((plan, provenance))
        continue
      }
      let task = task(plan, provenance, group: nil, level: 0)
      loaded.trees[plan.tree] = [task]
      let kept = fingerprint.flatMap { stored(for: task, fingerprint: $0) }
      loaded.kept[plan.tree] = [kept]
      if kept == nil { open.append((plan, provenance)) }
    }
    guard !open.isEmpty else { return }
    do throws(AnalysisError.Reason) {
      try read(source, open.map(\.plan), catalogue, joins, request, into: &loaded)
    } catch {
      for (plan, _) in open { loaded.fail(plan.tree, error) }
      return
    }
    for (plan, provenance) in open { divide(plan, provenance, catalogue, &loaded) }
  }

  /// The hash of the extract, when there are results to compare it with.
  private func storedFingerprint(
    _ request: TreeRequest, _ plans: [TreePlan]
  ) throws(AnalysisError.Reason) -> String? {
    guard let stored,
      plans.contains(where: { plan in
        plan.group == nil && stored(layout.file(extract: place, tree: plan.tree)) != nil
      })
    else { return nil }
    return try Extract(request).read([], for: request, progress: nil).fingerprint
  }

  private func stored(for task: TreeTask, fingerprint: String) -> Finding? {
    guard let stored, let file = task.entry.file, let finding = stored(file),
      task.isAnswered(by: finding, fingerprint: fingerprint)
    else { return nil }
    return finding
  }

  private func task(
    _ plan: TreePlan, _ provenance: [String: String], group: Finding.Group?, level: Int,
    file: String? = nil, population: String? = nil
  ) -> TreeTask {
    let run = extract.trees[plan.tree]
    var request = plan.request
    if let population { request.population = population }
    return TreeTask(
      tree: plan.tree, level: level,
      entry: RunManifest.Entry(
        name: run.name, title: run.request.title ?? run.name, extract: extract.name,
        surveyID: extract.surveyID, survey: extract.survey, group: group,
        isExtended: run.isExtended, status: .failed,
        file: file ?? layout.file(extract: place, tree: plan.tree), reason: nil),
      request: request, columns: plan.columns, provenance: provenance, table: plan.table,
      needed: plan.needed)
  }

  /// Reads the columns of all plans, and makes those that the file does not have.
  private func read(
    _ source: Extract, _ plans: [TreePlan], _ catalogue: ColumnCatalogue, _ joins: ExtractJoins,
    _ request: TreeRequest, into loaded: inout LoadedExtract
  ) throws(AnalysisError.Reason) {
    let needed = plans.reduce(into: Set<Int>()) { $0.formUnion($1.needed) }
    let scoring = ScoreRequest(plans, catalogue)
    var coded = needed.union(scoring.coded)
    for key in joins.keys(for: needed) {
      coded.insert(try catalogue.index(of: key.name, option: key.origin))
    }
    let weights = Set(plans.compactMap(\.columns.weight) + [scoring.weight].compactMap(\.self))
    let onlyNumbers = weights.subtracting(
      plans.reduce(into: scoring.coded) {
        $0.formUnion($1.columns.coded)
        for definition in $1.definitions { $0.formUnion(definition.expression.columns) }
      })
    let requests =
      coded.subtracting(onlyNumbers).filter { $0 < catalogue.fileCount }.sorted()
      .map { ColumnRequest(column: $0, kind: .coded) }
      + weights.filter { $0 < catalogue.fileCount }.sorted()
      .map { ColumnRequest(column: $0, kind: .number) }
    var base = request
    base.labels = nil
    var table = LoadedExtract.Table(
      table: try source.read(requests, for: base, countsFields: countsFields, progress: nil),
      shared: SharedSampleParts())
    table.fileColumns = catalogue.fileCount
    table.table.reserve(Array(catalogue.names[catalogue.fileCount...]))
    for join in joins.needed(for: needed) {
      fetch(joins, join, catalogue, into: &table)
    }
    for key in Set(plans.map(\.table)) {
      let own = plans.filter { $0.table == key }
      loaded.tables[key] = try made(table, own, scoring, catalogue, weights)
    }
  }

  private func fetch(
    _ joins: ExtractJoins, _ join: Int, _ catalogue: ColumnCatalogue,
    into table: inout LoadedExtract.Table
  ) {
    let other = run.extracts.first {
      $0.name == joins.joins[join].from && $0.surveyID == extract.surveyID
    }
    let outcome = joins.fetch(
      join, into: &table.table, catalogue, from: other, threads: readingThreads)
    for column in joins.columns(of: join) {
      table.failures[column] = outcome.failure
      if let note = outcome.note { table.sentences[column] = [note] }
    }
    if outcome.failure == nil {
      table.joins.append((joins.joins[join].from, outcome.columns, outcome.unmatched))
    }
  }

  /// The table with the labels and definitions of some plans.
  private func made(
    _ base: LoadedExtract.Table, _ plans: [TreePlan], _ scoring: ScoreRequest,
    _ catalogue: ColumnCatalogue, _ weights: Set<Int>
  ) throws(AnalysisError.Reason) -> LoadedExtract.Table {
    var result = LoadedExtract.Table(
      table: base.table, shared: SharedSampleParts(threads: readingThreads),
      sentences: base.sentences, failures: base.failures, fileColumns: base.fileColumns,
      joins: base.joins)
    guard let first = plans.first else { return result }
    if let labels = first.request.labels {
      try ValueLabels(file: labels, language: first.request.language).apply(to: &result.table)
    }
    let weighting = scoring.weights(first.request.missingCodes, catalogue, result.table)
    var done: Set<Int> = []
    for definition in plans.flatMap(\.definitions)
    where done.insert(definition.column).inserted {
      let parts = definition.expression.columns
      if let failure = parts.lazy.compactMap({ result.failures[$0] }).first {
        result.failures[definition.column] = failure
        continue
      }
      do throws(AnalysisError.Reason) {
        result.sentences[definition.column] = try result.table.make(
          definition, missingCodes: first.request.missingCodes, weighting: weighting,
          threads: readingThreads)
      } catch {
        result.failures[definition.column] = error
      }
    }
    for weight in weights where weight >= catalogue.fileCount {
      guard let column = result.table.column(weight) else { continue }
      if (0..<column.count).contains(where: { code in
        !column.isBlank(code) && !(column.number(code).map { $0 >= 0 } ?? false)
      }) {
        result.failures[weight] = .run(.weightIsNoNumber(column.name))
      }
      result.table.makeNumbers(of: weight)
    }
    return result
  }

  /// Gives a plan its tasks: one, or one for each level of its grouping column.
  private func divide(
    _ plan: TreePlan, _ provenance: [String: String], _ catalogue: ColumnCatalogue,
    _ loaded: inout LoadedExtract
  ) {
    guard let table = loaded.tables[plan.table] else { return }
    if let failure = plan.needed.sorted().lazy.compactMap({ table.failures[$0] }).first {
      loaded.fail(plan.tree, failure)
      return
    }
    guard let column = plan.group else { return }
    do throws(AnalysisError.Reason) {
      let grouped = try GroupLevels(column, plan: plan, catalogue, table.table)
      let levels = grouped.levels
      guard !levels.isEmpty else { throw .run(.noGroups(catalogue.names[column])) }
      let rows = table.table.rowCount
      guard levels.count <= Self.fewGroups || rows / levels.count >= Self.leastRowsPerGroup else {
        throw .run(
          .groupsTooSmall(catalogue.names[column], levels: levels.count, rows: rows))
      }
      let groups = levels.map { Finding.Group(by: catalogue.names[column], level: $0.words) }
      let files = layout.files(extract: place, tree: plan.tree, groups: groups)
      var tasks: [TreeTask] = []
      for (place, level) in levels.enumerated() {
        let own = plan.request.population.map { "(\($0)) and " } ?? ""
        var task = task(
          plan, provenance, group: groups[place], level: place, file: files[place],
          population: own + level.condition)
        task.columns = try ExtractColumns(
          task.request, try RequestExpressions(task.request), catalogue)
        tasks.append(task)
      }
      let kept = tasks.map { stored(for: $0, fingerprint: table.table.fingerprint) }
      // The groups of an indicator protect each other: they are made together.
      let areAllKept = !kept.contains { $0 == nil }
      if !areAllKept, let rest = try rest(plan, provenance, grouped, column, catalogue) {
        tasks.append(rest)
      }
      loaded.trees[plan.tree] = tasks
      loaded.kept[plan.tree] = areAllKept ? kept : tasks.map { _ in nil }
    } catch {
      loaded.fail(plan.tree, error)
    }
  }

  /// The task that counts the rows of no group; nil where everybody's tree leaves them out too, or
  /// there is none.
  private func rest(
    _ plan: TreePlan, _ provenance: [String: String], _ grouped: GroupLevels, _ column: Int,
    _ catalogue: ColumnCatalogue
  ) throws(AnalysisError.Reason) -> TreeTask? {
    let name = extract.trees[plan.tree].name
    let national = extract.trees.filter { $0.name == name && $0.groupedBy == nil }
    let takesPart = national.contains { tree in
      tree.request.missingCircumstances == .level
        || !(tree.request.circumstances ?? []).contains(catalogue.names[column])
    }
    guard takesPart else { return nil }
    let own = plan.request.population.map { "(\($0)) and " } ?? ""
    var task = task(
      plan, provenance, group: nil, level: grouped.levels.count,
      population: own + grouped.restCondition)
    task.columns = try ExtractColumns(
      task.request, try RequestExpressions(task.request), catalogue)
    task.entry.file = nil
    task.isRest = true
    return task
  }
}

extension LoadedExtract {
  /// Notes why a tree cannot be grown.
  fileprivate mutating func fail(_ tree: Int, _ reason: AnalysisError.Reason) {
    failures[tree] = reason
    trees[tree] = []
    kept[tree] = []
  }
}
