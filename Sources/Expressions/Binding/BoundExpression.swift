/// An expression whose names have been found in a file, ready to be evaluated.
///
/// Columns are addressed by slot: slot *i* is the file's column `columns[i]`.
package struct BoundExpression: Sendable {
  /// The distinct columns that an evaluation needs, as indices in the file, ascending.
  package let columns: [Int]
  /// The kind of value that the expression gives whenever it gives one; nil when it passes on
  /// values of columns of which nothing is known.
  package let resultType: ResultType?

  let root: BoundNode
  let facts: ColumnFacts
  let origins: [Origin]
  let thresholds: [Threshold]

  /// A number that the expression takes from the whole data: a weighted quantile.
  package struct Aggregate: Sendable {
    /// The percentage (above 0, below 100) of the total weight that lies at or below the number.
    package let percent: Double
    /// What the quantile is taken of, with columns and slots of its own.
    ///
    /// Its value is a number or missing; missing values stay out of the quantile.
    package let value: BoundExpression
  }

  init(root: BoundNode, binder: Binder) throws(ExpressionError) {
    let columns = binder.columns.sorted()
    let facts = ColumnFacts(
      columns: columns, names: columns.map { binder.directory.names[$0] },
      kinds: columns.map { _ in .unknown })
    try self.init(
      root: root, facts: facts, origins: binder.origins, thresholds: binder.thresholds)
  }

  private init(
    root: BoundNode, facts: ColumnFacts, origins: [Origin], thresholds: [Threshold]
  ) throws(ExpressionError) {
    self.root = root
    self.facts = facts
    self.origins = origins
    self.thresholds = thresholds
    columns = facts.columns
    resultType = try TypeChecker(facts: facts, origins: origins).resultType(of: root)
  }

  /// Whether the expression takes a number from the whole data.
  package var hasThresholds: Bool { !thresholds.isEmpty }

  /// The thresholds to compute before an evaluation, in the order in which `evaluate` takes them:
  /// one for every different `bottom(..)`.
  package var aggregates: [Aggregate] {
    get throws(ExpressionError) {
      var aggregates: [Aggregate] = []
      for threshold in thresholds {
        // A sum of one term has the value of the term, as a number.
        let value = BoundNode(
          kind: .arithmetic(threshold.value, []), place: threshold.value.place)
        let expression = try BoundExpression(
          root: value, facts: facts.only(value.columns), origins: origins, thresholds: [])
        aggregates.append(Aggregate(percent: threshold.percent, value: expression))
      }
      return aggregates
    }
  }

  /// The same expression once it is known what its columns hold.
  ///
  /// Text compared with a column of bare numbers, and a number compared with a column of texts,
  /// are found here, before any row is evaluated; a column of kind `mixed` may from now on be
  /// compared with both.
  ///
  /// - Parameter kinds: what each slot's column holds, as many as `columns`.
  /// - Throws: the first place where values of different kinds meet.
  package func checked(kinds: [ColumnKind]) throws(ExpressionError) -> BoundExpression {
    precondition(kinds.count == columns.count, "one kind for each column that is needed")
    return try BoundExpression(
      root: root, facts: ColumnFacts(columns: columns, names: facts.names, kinds: kinds),
      origins: origins, thresholds: thresholds)
  }
}
