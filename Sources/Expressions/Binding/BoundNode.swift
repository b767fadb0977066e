/// A node of an expression whose names have been looked up.
///
/// Two nodes are equal when they compute the same; where they stood is ignored.
struct BoundNode: Sendable {
  let kind: Kind
  let place: Place

  /// Where a node stands: the text it came from (0 is the expression, others are definitions)
  /// and the stretch of it.
  struct Place: Sendable {
    let origin: Int
    let range: Range<Int>
  }

  /// The shapes of a node.
  indirect enum Kind: Equatable, Sendable {
    case number(Double)
    case text(String)
    case missing
    /// The value of the column with this index in the file.
    case column(Int)
    /// The column whose turn it is in the surrounding any, all or count.
    case element
    case negation(BoundNode)
    case arithmetic(BoundNode, [Step<ArithmeticOperator, BoundNode>])
    case comparison(BoundNode, [Step<ComparisonOperator, BoundNode>])
    case membership(BoundNode, [Member], isNegated: Bool)
    case not(BoundNode)
    case and([BoundNode])
    case or([BoundNode])
    case conditional([Branch<BoundNode>], otherwise: BoundNode)
    case call(UnaryFunction, BoundNode)
    case extreme(Extreme, [BoundNode])
    case quantified(Quantifier, over: [BoundNode], BoundNode)
    case cut(BoundNode, Bands)
    case bottom(BoundNode, threshold: Int)
  }
}

extension BoundNode: Equatable {
  static func == (a: BoundNode, b: BoundNode) -> Bool { a.kind == b.kind }
}

/// A text that nodes come from.
struct Origin: Sendable {
  /// The name of the definition; nil for the expression itself.
  let definition: String?
  let source: String
}

/// A weighted quantile that the data must supply: the least number that holds `percent` % of the
/// weight at or below it.
struct Threshold: Equatable, Sendable {
  let percent: Double
  let value: BoundNode
}

extension BoundNode {
  /// The operands of the node; the columns of a list come before its condition.
  var children: [BoundNode] {
    switch kind {
    case .number, .text, .missing, .column, .element: []
    case .negation(let operand), .membership(let operand, _, _), .not(let operand),
      .call(_, let operand), .cut(let operand, _), .bottom(let operand, _):
      [operand]
    case .arithmetic(let first, let steps): [first] + steps.map(\.operand)
    case .comparison(let first, let steps): [first] + steps.map(\.operand)
    case .and(let operands), .or(let operands), .extreme(_, let operands): operands
    case .conditional(let branches, let otherwise):
      branches.flatMap { [$0.condition, $0.value] } + [otherwise]
    case .quantified(_, let elements, let condition): elements + [condition]
    }
  }

  /// The columns that the node needs, as indices in the file.
  var columns: Set<Int> {
    if case .column(let index) = kind { return [index] }
    return children.reduce(into: []) { $0.formUnion($1.columns) }
  }
}
