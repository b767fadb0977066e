import Expressions
import Microdata

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

  var extract: ExtractRun { run.extracts[place] }

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

  func stored(for task: TreeTask, fingerprint: String) -> Finding? {
    guard let stored, let file = task.entry.file, let finding = stored(file),
      task.isAnswered(by: finding, fingerprint: fingerprint)
    else { return nil }
    return finding
  }

  func task(
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
}
