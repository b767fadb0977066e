/// Finds out what kind of value each part of an expression gives, and refuses parts of different
/// kinds that meet.
struct TypeChecker {
  let facts: ColumnFacts
  let origins: [Origin]

  /// What is known of a value before it is computed.
  enum StaticType: Hashable {
    case missing, truth, number, text
    /// The value of one column, by slot.
    case column(Int)
    /// The value of one of several columns.
    case columns
  }

  /// What a value may meet: numbers and conditions (true is 1, false 0), texts, or both.
  enum Family {
    case number, text, open
  }

  /// The kind of value that the whole expression gives, as far as it is known.
  func resultType(of node: BoundNode) throws(ExpressionError) -> ResultType? {
    switch try type(of: node, element: .columns) {
    case .truth: .truth
    case .number: .number
    case .text: .text
    case .column(let slot):
      switch facts.kinds[slot] {
      case .numbers: .number
      case .text: .text
      case .unknown, .mixed: nil
      }
    case .columns, .missing: nil
    }
  }

  /// The type of a node; `element` is the type of the column whose turn it is in a list.
  func type(
    of node: BoundNode, element: StaticType
  ) throws(ExpressionError) -> StaticType {
    switch node.kind {
    case .number: return .number
    case .text: return .text
    case .missing: return .missing
    case .column(let column): return .column(facts.slot(of: column))
    case .element: return element
    case .negation(let operand):
      try needNumber(operand, element)
      return .number
    case .arithmetic(let first, let steps):
      try needNumber(first, element)
      for step in steps { try needNumber(step.operand, element) }
      return .number
    case .comparison(let first, let steps):
      try check(first, steps, element)
      return .truth
    case .membership(let operand, let members, _):
      try check(operand, members, element)
      return .truth
    case .not(let operand):
      try needCondition(operand, element)
      return .truth
    case .and(let operands), .or(let operands):
      for operand in operands { try needCondition(operand, element) }
      return .truth
    case .conditional(let branches, let otherwise):
      for branch in branches { try needCondition(branch.condition, element) }
      return try common(branches.map(\.value) + [otherwise], element)
    case .call(let function, let argument): return try type(of: function, argument, element)
    case .extreme(_, let operands):
      for operand in operands { try needNumber(operand, element) }
      return .number
    case .quantified(let quantifier, let elements, let condition):
      try check(elements, condition, element)
      return quantifier == .count ? .number : .truth
    case .cut(let value, _):
      try needNumber(value, element)
      return .text
    case .bottom(let value, _):
      try needNumber(value, element)
      return .truth
    }
  }

  /// What a value of the type may meet.
  func family(_ type: StaticType) -> Family {
    switch type {
    case .truth, .number: return .number
    case .text: return .text
    case .missing, .columns: return .open
    case .column(let slot):
      switch facts.kinds[slot] {
      case .numbers: return .number
      case .text: return .text
      case .unknown, .mixed: return .open
      }
    }
  }

  /// The name of the column whose value the type is.
  func columnName(_ type: StaticType) -> String? {
    if case .column(let slot) = type { facts.names[slot] } else { nil }
  }

  func error(_ kind: ExpressionError.Kind, at node: BoundNode) -> ExpressionError {
    origins[node.place.origin].error(kind, at: node.place.range)
  }

  private func type(
    of function: UnaryFunction, _ argument: BoundNode, _ element: StaticType
  ) throws(ExpressionError) -> StaticType {
    switch function {
    case .missing:
      _ = try type(of: argument, element: element)
      return .truth
    case .number:
      _ = try type(of: argument, element: element)
      return .number
    case .label, .lower:
      switch try type(of: argument, element: element) {
      case .truth, .number: throw error(.numberWhereText(function: function.rawValue), at: argument)
      case .missing, .text, .column, .columns: return .text
      }
    case .abs, .floor:
      try needNumber(argument, element)
      return .number
    }
  }

  private func check(
    _ elements: [BoundNode], _ condition: BoundNode, _ element: StaticType
  ) throws(ExpressionError) {
    var seen: Set<StaticType> = []
    for column in elements {
      let type = try type(of: column, element: element)
      guard seen.insert(type).inserted else { continue }
      try needCondition(condition, type)
    }
  }

  private func needNumber(
    _ node: BoundNode, _ element: StaticType
  ) throws(ExpressionError) {
    let type = try type(of: node, element: element)
    guard family(type) == .text else { return }
    throw error(.textWhereNumber(column: columnName(type)), at: node)
  }

  private func needCondition(
    _ node: BoundNode, _ element: StaticType
  ) throws(ExpressionError) {
    let type = try type(of: node, element: element)
    if case .number(let value) = node.kind, value != 0, value != 1 {
      throw error(.notACondition(column: nil, value: NumberText.of(value)), at: node)
    }
    guard family(type) == .text else { return }
    throw error(.textWhereCondition(column: columnName(type)), at: node)
  }

  /// The type of a value that is one of several: after `then` and `else`.
  private func common(
    _ nodes: [BoundNode], _ element: StaticType
  ) throws(ExpressionError) -> StaticType {
    var result = StaticType.missing
    var resultFamily = Family.open
    for node in nodes {
      let type = try type(of: node, element: element)
      let family = family(type)
      if family != .open, resultFamily != .open, family != resultFamily {
        throw error(.branchesDiffer, at: node)
      }
      if family != .open { resultFamily = family }
      result = TypeChecker.common(result, type)
    }
    return result
  }

  private static func common(_ a: StaticType, _ b: StaticType) -> StaticType {
    switch (a, b) {
    case (.missing, let other), (let other, .missing): other
    case (.text, _), (_, .text): .text
    case (.truth, .truth): .truth
    case (.number, _), (_, .number), (.truth, _), (_, .truth): .number
    case (.column, _), (.columns, _): a == b ? a : .columns
    }
  }
}
