/// The value of an expression for one combination of cells.
package enum ExpressionValue: Equatable, Hashable, Sendable {
  /// No value, or not known.
  case missing
  case number(Double)
  case text(String)
  /// The result of a condition.
  case truth(Bool)
}

/// The kind of value that an expression gives whenever it is not missing.
package enum ResultType: Equatable, Hashable, Sendable {
  case truth, number, text
}
