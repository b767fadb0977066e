extension TypeChecker {
  /// Refuses a chain of comparisons in which a text meets a number, or has to be in order.
  func check(
    _ first: BoundNode, _ steps: [Step<ComparisonOperator, BoundNode>], _ element: StaticType
  ) throws(ExpressionError) {
    // Each operand is typed once: twice per level would add up over nested comparisons.
    var left = (node: first, type: try type(of: first, element: element))
    for step in steps {
      let right = (node: step.operand, type: try type(of: step.operand, element: element))
      if step.sign.isEquality {
        try checkEquality(left, right)
      } else {
        try needOrder(left)
        try needOrder(right)
      }
      left = right
    }
  }

  /// Refuses a list in which a text or a number can never be the operand's value, unless it holds
  /// both: codes, and the labels that stand in their place.
  func check(
    _ operand: BoundNode, _ members: [Member], _ element: StaticType
  ) throws(ExpressionError) {
    let type = try type(of: operand, element: element)
    guard !members.holdsCodesAndLabels else { return }
    for member in members {
      switch (member, family(type)) {
      case (.text(let text), .number):
        throw error(.textComparedWithNumber(column: columnName(type), text: text), at: operand)
      case (.number, .text), (.range, .text): throw textMeetsNumber(columnName(type), at: operand)
      default: continue
      }
    }
  }

  private typealias Operand = (node: BoundNode, type: StaticType)

  private func checkEquality(_ left: Operand, _ right: Operand) throws(ExpressionError) {
    switch (family(left.type), family(right.type)) {
    case (.number, .text): throw mismatch(number: left, text: right)
    case (.text, .number): throw mismatch(number: right, text: left)
    default: return
    }
  }

  /// The error for a number that meets a text; it points at the side that is no column.
  private func mismatch(number: Operand, text: Operand) -> ExpressionError {
    if let column = columnName(text.type), columnName(number.type) == nil {
      return textMeetsNumber(column, at: number.node)
    }
    guard case .text(let literal) = text.node.kind else {
      return error(.textComparedWithNumber(column: nil, text: nil), at: text.node)
    }
    return error(
      .textComparedWithNumber(column: columnName(number.type), text: literal), at: text.node)
  }

  private func textMeetsNumber(_ column: String?, at node: BoundNode) -> ExpressionError {
    guard let column else {
      return error(.textComparedWithNumber(column: nil, text: nil), at: node)
    }
    return error(.textColumnComparedWithNumber(column: column), at: node)
  }

  private func needOrder(_ operand: Operand) throws(ExpressionError) {
    guard family(operand.type) == .text else { return }
    let column = columnName(operand.type)
    throw error(
      column == nil ? .textHasNoOrder : .textWhereNumber(column: column), at: operand.node)
  }
}
