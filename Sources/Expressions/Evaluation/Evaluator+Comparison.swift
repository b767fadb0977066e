extension Evaluator {
  /// Whether every link of a chain of comparisons holds: `a <= b < c` is `a <= b and b < c`.
  func chain(
    _ first: BoundNode, _ steps: [Step<ComparisonOperator, BoundNode>], _ cells: Cells,
    _ element: Operand
  ) throws(ExpressionError) -> Bool? {
    var leftNode = first
    var left = try value(of: first, cells: cells, element: element)
    return try KleeneLogic.all(of: steps) { (step) throws(ExpressionError) in
      let right = try value(of: step.operand, cells: cells, element: element)
      defer { (leftNode, left) = (step.operand, right) }
      return try compare(left, leftNode, step.sign, right, step.operand)
    }
  }

  /// Whether the value is in the list.
  func isMember(
    _ value: Operand, of members: [Member], at node: BoundNode
  ) throws(ExpressionError) -> Bool? {
    if case .missing = value { return nil }
    if members.holdsCodesAndLabels { return members.contains { stands($0, for: value) } }
    for member in members {
      let isSame =
        switch member {
        case .number(let number): try isEqual(value, .number(number), at: node)
        case .text(let text): try isEqual(value, .text(text), at: node)
        case .range(let low, let high):
          try numberToCompare(value, at: node).map { low <= $0 && $0 <= high } ?? false
        }
      if isSame { return true }
    }
    return false
  }

  /// Whether a code is the value's number, or a label its label or text, in upper or lower case.
  private func stands(_ member: Member, for value: Operand) -> Bool {
    let number: Double?
    let words: [String]
    switch value {
    case .cell(let cell, _):
      (number, words) = (cell.number, [cell.text, cell.words] + cell.otherLabels)
    case .text(let text): (number, words) = (nil, [text])
    case .number(let value): (number, words) = (value, [])
    case .truth(let truth): (number, words) = (truth ? 1 : 0, [])
    case .missing: return false
    }
    return switch member {
    case .number(let code): number == code
    case .range(let low, let high): number.map { low <= $0 && $0 <= high } ?? false
    case .text(let label):
      words.contains(label) || words.contains { $0.lowercased() == label.lowercased() }
    }
  }

  private func compare(
    _ left: Operand, _ leftNode: BoundNode, _ sign: ComparisonOperator, _ right: Operand,
    _ rightNode: BoundNode
  ) throws(ExpressionError) -> Bool? {
    if case .missing = left { return nil }
    if case .missing = right { return nil }
    if sign.isEquality {
      return try isEqual(left, right, at: rightNode) == (sign == .equal)
    }
    guard let low = try number(left, at: leftNode), let high = try number(right, at: rightNode)
    else { return nil }
    return sign.holds(low, high)
  }

  /// Whether two present values are the same.
  ///
  /// A column's value is the same as a number that is its code, and as a text that is its label or
  /// stands so in the file.
  private func isEqual(
    _ a: Operand, _ b: Operand, at node: BoundNode
  ) throws(ExpressionError) -> Bool {
    switch (a, b) {
    case (.text(let a), .text(let b)): return a == b
    case (.cell(let cell, let slot), .text(let text)), (.text(let text), .cell(let cell, let slot)):
      try needWords(cell, slot, at: node)
      return cell.isCalled(text)
    case (.cell(let a, let slotOfA), .cell(let b, let slotOfB)):
      if let a = a.number, let b = b.number { return a == b }
      try needWords(a, slotOfA, at: node)
      try needWords(b, slotOfB, at: node)
      return a.isCalled(b.text) || b.label.map(a.isCalled) ?? false
    case (.text, _), (_, .text):
      throw error(.textComparedWithNumber(column: nil, text: nil), at: node)
    default:
      guard let a = try numberToCompare(a, at: node), let b = try numberToCompare(b, at: node)
      else { return false }
      return a == b
    }
  }

  /// The number to compare for equality; nil for a text in a column that may hold both.
  private func numberToCompare(
    _ value: Operand, at node: BoundNode
  ) throws(ExpressionError) -> Double? {
    switch value {
    case .cell(let cell, let slot):
      if let number = cell.number { return number }
      if facts.kinds[slot] == .mixed { return nil }
      throw error(.textColumnComparedWithNumber(column: facts.names[slot]), at: node)
    case .text: throw error(.textComparedWithNumber(column: nil, text: nil), at: node)
    case .missing, .number, .truth: return try number(value, at: node)
    }
  }

  /// Refuses to compare a bare number with words, unless its column is known to hold words too.
  private func needWords(
    _ cell: CellValue, _ slot: Int, at node: BoundNode
  ) throws(ExpressionError) {
    guard let number = cell.number, cell.label == nil, facts.kinds[slot] != .mixed else { return }
    throw error(
      .numberWithoutLabel(column: facts.names[slot], value: NumberText.of(number)), at: node)
  }
}
