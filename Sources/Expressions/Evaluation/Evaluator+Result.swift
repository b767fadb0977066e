extension Evaluator {
  /// The result of an evaluation in the form that the expression promises.
  func result(
    _ value: Operand, of root: BoundNode, type: ResultType?, form: ColumnForm
  ) throws(ExpressionError) -> ExpressionValue {
    switch value {
    case .missing: return .missing
    case .text(let text): return .text(text)
    case .truth(let truth): return type == .number ? .number(truth ? 1 : 0) : .truth(truth)
    case .number(let number): return .number(number)
    case .cell(let cell, _):
      switch (type, form) {
      case (.text, _): return .text(cell.words)
      case (.number, _), (.truth, _):
        return try number(value, at: root).map(ExpressionValue.number) ?? .missing
      case (nil, .code):
        return cell.number.map(ExpressionValue.number) ?? .text(cell.words)
      case (nil, .label):
        return cell.label.map(ExpressionValue.text) ?? cell.number.map(ExpressionValue.number)
          ?? .text(cell.text)
      }
    }
  }
}
