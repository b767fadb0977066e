import Expressions
import Microdata

/// What one tree of an extract needs: its columns, and the definitions and joins behind them.
struct TreePlan: Sendable {
  /// The tree's place in its extract.
  let tree: Int
  let request: TreeRequest
  let columns: ExtractColumns
  /// The column whose levels get a tree each.
  let group: Int?
  /// The definitions that the columns need, each behind those that it needs itself.
  let definitions: [ColumnCatalogue.Bound]
  /// The columns of the file, fetched ones and definitions that are needed, directly or not.
  let needed: Set<Int>
  let table: TableKey

  /// Finds the columns of a tree.
  ///
  /// Circumstances that are made by a definition take its order, unless the request gives one.
  init(
    _ tree: Int, of extract: ExtractRun, threads: Int, _ catalogue: ColumnCatalogue
  ) throws(AnalysisError.Reason) {
    let run = extract.trees[tree]
    var request = run.request
    request.input = .file(extract.path)
    request.survey = extract.survey
    request.threads = threads
    group = try run.groupedBy.map { name throws(AnalysisError.Reason) in
      try catalogue.index(of: name, option: "groups")
    }
    if let name = run.groupedBy {
      // Inside a group its own circumstance has one level.
      request.circumstances?.removeAll { $0 == name }
      request.ordered.removeAll { $0.circumstance == name }
      request.unordered.removeAll { $0 == name }
      // What is published is the figure for everybody.
      request.published = nil
    }
    let expressions = try RequestExpressions(request)
    columns = try ExtractColumns(request, expressions, catalogue)
    var wanted = columns.coded
    wanted.formUnion([columns.weight, group].compactMap(\.self))
    definitions = try catalogue.definitions(for: wanted)
    try Self.refuse(psu: columns, group: group, definitions, catalogue)
    needed = definitions.reduce(into: wanted) { $0.formUnion($1.expression.columns) }
    for definition in definitions where columns.circumstances.contains(definition.column) {
      let name = definition.definition.name
      let isDeclared =
        request.unordered.contains(name)
        || request.ordered.contains { $0.circumstance == name }
      if !isDeclared, let order = definition.order {
        request.ordered.append(.init(circumstance: name, levels: order))
      }
    }
    self.tree = tree
    self.request = request
    table = TableKey(request)
  }

  /// Refuses the PSU as a group or circumstance, also under a name of the plan's.
  private static func refuse(
    psu columns: ExtractColumns, group: Int?, _ definitions: [ColumnCatalogue.Bound],
    _ catalogue: ColumnCatalogue
  ) throws(AnalysisError.Reason) {
    guard let psu = columns.psu else { return }
    var same: Set<Int> = [psu]
    // Definitions stand behind those that they are made of.
    for definition in definitions where definition.expression.isPlainColumn {
      if same.contains(definition.expression.columns[0]) { same.insert(definition.column) }
    }
    if let psuDefinition = definitions.first(where: { $0.column == psu }),
      psuDefinition.expression.isPlainColumn
    {
      same.insert(psuDefinition.expression.columns[0])
    }
    if let group, same.contains(group) { throw .run(.groupIsPSU(catalogue.names[group])) }
    if let place = columns.circumstances.first(where: same.contains) {
      throw .run(.circumstanceIsPSU(catalogue.names[place], psu: catalogue.names[psu]))
    }
  }

  /// What the columns are made of, by option.
  func provenance(_ joins: ExtractJoins, labels: String?) -> [String: String] {
    var result: [String: String] = [:]
    if !definitions.isEmpty {
      result["definitions"] = definitions.map(\.text).joined(separator: "; ")
    }
    let fetched = joins.text(of: needed)
    if !fetched.isEmpty { result["joins"] = fetched }
    result["labels-fingerprint"] = labels
    return result
  }
}

extension ColumnCatalogue.Bound {
  /// The levels from first to last, when they have an order.
  var order: [String]? {
    definition.order ?? (expression.hasOrderedLevels ? expression.levelsInOrder : nil)
  }

  /// The definition as a person may read it.
  var text: String {
    "\(definition.name) = \(definition.value)"
      + (definition.order.map { " (in the order \($0.joined(separator: ", ")))" } ?? "")
  }
}
