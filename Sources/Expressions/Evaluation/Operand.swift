/// A value in the course of an evaluation.
enum Operand {
  case missing
  case number(Double)
  case text(String)
  case truth(Bool)
  /// The present value of a column, with the column's slot: still a code, a text and a label.
  case cell(CellValue, slot: Int)

  init(_ truth: Bool?) { self = truth.map(Operand.truth) ?? .missing }

  init(_ number: Double?) { self = number.map(Operand.number) ?? .missing }
}

/// How the value of a column that an expression passes on unchanged is given.
package enum ColumnForm: Sendable {
  /// The number if the value is one, else its label or text: for indicators.
  case code
  /// The label if the value has one, else the number or text: for circumstances.
  case label
}
