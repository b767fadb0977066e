extension BoundExpression {
  /// The value of the expression for one combination of cells.
  ///
  /// Comparisons and arithmetic with a missing value are missing; `and`, `or` and `not` follow
  /// Kleene's logic and stop as soon as the result is certain, so that `n > 0 and x / n > 0.5`
  /// never divides by zero.
  ///
  /// - Parameters:
  ///   - cells: the cell in each slot; asked for only where its value matters.
  ///   - thresholds: a number for each of `aggregates`, in their order.
  ///   - form: what becomes of a column's value that is passed on unchanged.
  /// - Throws: a value that does not fit its place, a division by zero.
  /// - Complexity: at most 200,000 steps; in general a few for each word of the expression.
  package func evaluate(
    cells: (Int) -> CellValue, thresholds: [Double] = [], form: ColumnForm = .code
  ) throws(ExpressionError) -> ExpressionValue {
    precondition(thresholds.count == self.thresholds.count, "one threshold for each aggregate")
    let evaluator = Evaluator(facts: facts, origins: origins, thresholds: thresholds)
    let value = try evaluator.value(of: root, cells: cells, element: .missing)
    return try evaluator.result(value, of: root, type: resultType, form: form)
  }
}
