/// Computes the values of nodes.
struct Evaluator {
  typealias Cells = (Int) -> CellValue

  let facts: ColumnFacts
  let origins: [Origin]
  let thresholds: [Double]

  /// The value of a node; `element` is the column whose turn it is in a list.
  func value(
    of node: BoundNode, cells: Cells, element: Operand
  ) throws(ExpressionError) -> Operand {
    switch node.kind {
    case .number(let number): return .number(number)
    case .text(let text): return .text(text)
    case .missing: return .missing
    case .column(let column):
      let slot = facts.slot(of: column)
      let cell = cells(slot)
      return cell.isMissing ? .missing : .cell(cell, slot: slot)
    case .element: return element
    case .negation(let operand):
      return Operand(try number(operand, cells, element).map(-))
    case .arithmetic(let first, let steps):
      return Operand(try sum(first, steps, at: node, cells, element))
    case .comparison(let first, let steps):
      return Operand(try chain(first, steps, cells, element))
    case .membership(let operand, let members, let isNegated):
      let value = try value(of: operand, cells: cells, element: element)
      let isMember = try isMember(value, of: members, at: operand)
      return Operand(isMember.map { $0 != isNegated })
    case .not(let operand):
      return Operand(try truth(operand, cells, element).map(!))
    case .and(let operands):
      return Operand(
        try KleeneLogic.all(of: operands) { (operand) throws(ExpressionError) in
          try truth(operand, cells, element)
        })
    case .or(let operands):
      return Operand(
        try KleeneLogic.any(of: operands) { (operand) throws(ExpressionError) in
          try truth(operand, cells, element)
        })
    case .conditional(let branches, let otherwise):
      for branch in branches {
        guard let isTrue = try truth(branch.condition, cells, element) else { return .missing }
        if isTrue { return try value(of: branch.value, cells: cells, element: element) }
      }
      return try value(of: otherwise, cells: cells, element: element)
    case .call(let function, let argument):
      return try call(function, argument, cells, element)
    case .extreme(let extreme, let operands):
      return Operand(try self.extreme(extreme, operands, cells, element))
    case .quantified(let quantifier, let elements, let condition):
      return try quantified(quantifier, elements, condition, cells, element)
    case .cut(let value, let bands):
      let label = try number(value, cells, element).flatMap(bands.label(of:))
      return label.map(Operand.text) ?? .missing
    case .bottom(let value, let threshold):
      guard let number = try number(value, cells, element), !thresholds[threshold].isNaN else {
        return .missing
      }
      return .truth(number <= thresholds[threshold])
    }
  }

  func error(_ kind: ExpressionError.Kind, at node: BoundNode) -> ExpressionError {
    origins[node.place.origin].error(kind, at: node.place.range)
  }

  // MARK: Values in their places

  /// The value of a node as a number; a condition counts as 1 or 0.
  func number(
    _ node: BoundNode, _ cells: Cells, _ element: Operand
  ) throws(ExpressionError) -> Double? {
    try number(try value(of: node, cells: cells, element: element), at: node)
  }

  func number(_ value: Operand, at node: BoundNode) throws(ExpressionError) -> Double? {
    switch value {
    case .missing: return nil
    case .number(let number): return number
    case .truth(let truth): return truth ? 1 : 0
    case .text(let text): throw error(.notANumber(column: nil, value: text), at: node)
    case .cell(let cell, let slot):
      if let number = cell.number { return number }
      throw error(.notANumber(column: facts.names[slot], value: cell.text), at: node)
    }
  }

  /// The value of a node as a condition: 1 is true, 0 is false, other numbers are neither.
  private func truth(
    _ node: BoundNode, _ cells: Cells, _ element: Operand
  ) throws(ExpressionError) -> Bool? {
    let value = try value(of: node, cells: cells, element: element)
    switch value {
    case .missing: return nil
    case .truth(let truth): return truth
    case .number(let number):
      if number == 1 || number == 0 { return number == 1 }
      throw error(.notACondition(column: nil, value: NumberText.of(number)), at: node)
    case .text(let text): throw error(.notACondition(column: nil, value: text), at: node)
    case .cell(let cell, let slot):
      if let number = cell.number, number == 1 || number == 0 { return number == 1 }
      throw error(.notACondition(column: facts.names[slot], value: cell.words), at: node)
    }
  }

  // MARK: Functions

  private func call(
    _ function: UnaryFunction, _ argument: BoundNode, _ cells: Cells, _ element: Operand
  ) throws(ExpressionError) -> Operand {
    switch function {
    case .abs: return Operand(try number(argument, cells, element)?.magnitude)
    case .floor: return Operand(try number(argument, cells, element)?.rounded(.down))
    case .missing, .number, .label, .lower: break
    }
    let value = try value(of: argument, cells: cells, element: element)
    switch (function, value) {
    case (.missing, .missing): return .truth(true)
    case (.missing, _): return .truth(false)
    case (_, .missing): return .missing
    case (.number, .cell(let cell, _)): return Operand(cell.number)
    case (.number, .text(let text)): return Operand(NumberText.value(of: text))
    case (.number, _): return Operand(try number(value, at: argument))
    case (.lower, .cell(let cell, _)): return .text(cell.words.lowercased())
    case (.lower, .text(let text)): return .text(text.lowercased())
    case (.label, .cell(let cell, _)): return .text(cell.words)
    case (.label, .text(let text)): return .text(text)
    case (_, .number), (_, .truth), (_, .text), (_, .cell):
      throw error(.numberWhereText(function: function.rawValue), at: argument)
    }
  }

  /// The smallest or largest of the values that are not missing; missing when all are.
  private func extreme(
    _ extreme: Extreme, _ operands: [BoundNode], _ cells: Cells, _ element: Operand
  ) throws(ExpressionError) -> Double? {
    var result: Double?
    for operand in operands {
      guard let number = try number(operand, cells, element) else { continue }
      result = result.map { extreme == .min ? min($0, number) : max($0, number) } ?? number
    }
    return result
  }

  private func quantified(
    _ quantifier: Quantifier, _ elements: [BoundNode], _ condition: BoundNode, _ cells: Cells,
    _ element: Operand
  ) throws(ExpressionError) -> Operand {
    func holds(_ column: BoundNode) throws(ExpressionError) -> Bool? {
      let own = try value(of: column, cells: cells, element: element)
      return try truth(condition, cells, own)
    }
    switch quantifier {
    case .any: return Operand(try KleeneLogic.any(of: elements, holds))
    case .all: return Operand(try KleeneLogic.all(of: elements, holds))
    case .count:
      var known = 0
      var count = 0
      for column in elements {
        guard let isTrue = try holds(column) else { continue }
        known += 1
        count += isTrue ? 1 : 0
      }
      return known == 0 ? .missing : .number(Double(count))
    }
  }

  // MARK: Arithmetic

  private func sum(
    _ first: BoundNode, _ steps: [Step<ArithmeticOperator, BoundNode>], at node: BoundNode,
    _ cells: Cells, _ element: Operand
  ) throws(ExpressionError) -> Double? {
    guard var result = try number(first, cells, element) else { return nil }
    for step in steps {
      guard let operand = try number(step.operand, cells, element) else { return nil }
      switch step.sign {
      case .add: result += operand
      case .subtract: result -= operand
      case .multiply: result *= operand
      case .divide:
        if operand == 0 {
          let place = step.operand.place
          let divisor = origins[place.origin].source.stretch(place.range)
          throw error(.divisionByZero(divisor), at: step.operand)
        }
        result /= operand
      }
      guard result.isFinite else { throw error(.overflow, at: node) }
    }
    return result
  }
}
