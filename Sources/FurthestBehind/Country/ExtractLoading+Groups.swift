import Microdata

extension ExtractLoading {
  /// From more groups than these on, they must hold so many rows on the average: a column with
  /// more values tells people or places apart.
  private static let fewGroups = 10
  private static let leastRowsPerGroup = 25

  /// Gives a plan its tasks: one, or one for each level of its grouping column.
  func divide(
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
