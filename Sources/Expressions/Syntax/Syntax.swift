/// A node of a parsed expression, before its names are looked up.
///
/// Two nodes are equal when they mean the same text; where they stood in the source is ignored.
struct Syntax: Sendable {
  /// What the node says.
  let kind: Kind
  /// Where it stands, in Unicode scalars of the source.
  let range: Range<Int>

  /// The shapes of a node.
  ///
  /// Chains (`a or b or c`, `a + b - c`) are flat, so that the depth of the tree is bounded by the
  /// nesting of the source and not by its length.
  indirect enum Kind: Equatable, Sendable {
    case number(Double)
    case text(String)
    case missing
    case column(String)
    case columns([ColumnItem])
    case negation(Syntax)
    case arithmetic(Syntax, [Step<ArithmeticOperator, Syntax>])
    case comparison(Syntax, [Step<ComparisonOperator, Syntax>])
    case membership(Syntax, [Member], isNegated: Bool)
    case not(Syntax)
    case and([Syntax])
    case or([Syntax])
    case conditional([Branch<Syntax>], otherwise: Syntax)
    case call(UnaryFunction, Syntax)
    case extreme(Extreme, [Syntax])
    case quantified(Quantifier, Syntax)
    case cut(Syntax, at: [Double])
    case bottom(percent: Double, Syntax)
  }
}

extension Syntax: Equatable {
  static func == (a: Syntax, b: Syntax) -> Bool { a.kind == b.kind }
}

/// One entry of a list of columns.
enum ColumnItem: Equatable, Sendable {
  /// One column: `m3a`.
  case name(PlacedName)
  /// All columns of the file from one to another: `m3a..m3n`.
  case range(from: PlacedName, to: PlacedName)
  /// All columns whose name fits: `m3*`.
  case pattern(PlacedName)

  /// Where the entry stands in the source.
  var range: Range<Int> {
    switch self {
    case .name(let name), .pattern(let name): name.range
    case .range(let first, let last): first.range.lowerBound..<last.range.upperBound
    }
  }
}

/// A name and where it stands; equal to the same name anywhere.
struct PlacedName: Equatable, Sendable {
  let name: String
  let range: Range<Int>

  static func == (a: PlacedName, b: PlacedName) -> Bool { a.name == b.name }
}

/// An operator and the operand to its right.
struct Step<Operator: Equatable & Sendable, Operand: Equatable & Sendable>: Equatable, Sendable {
  let sign: Operator
  let operand: Operand
}

/// A condition and the value that holds where it is true.
struct Branch<Operand: Equatable & Sendable>: Equatable, Sendable {
  let condition: Operand
  let value: Operand
}

/// One entry of the list behind `in`.
enum Member: Equatable, Sendable {
  case number(Double)
  case text(String)
  /// Both ends belong to the range.
  case range(Double, Double)
}

extension [Member] {
  /// Whether the list holds both numbers and texts.
  ///
  /// They are codes, and the labels that some files have in their place: the list then fits every
  /// column, and letters count in either case.
  var holdsCodesAndLabels: Bool {
    let texts = count { if case .text = $0 { true } else { false } }
    return texts > 0 && texts < count
  }
}

/// The operators of arithmetic, as written.
enum ArithmeticOperator: String, Equatable, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
}

/// The operators of comparison, as written.
enum ComparisonOperator: String, Equatable, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  /// Whether the operator compares for equality only.
  var isEquality: Bool { self == .equal || self == .notEqual }
  /// Whether the operator points upwards (`<`, `<=`).
  var isAscending: Bool { self == .less || self == .lessOrEqual }

  /// Whether the comparison of two numbers is true.
  func holds(_ a: Double, _ b: Double) -> Bool {
    switch self {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }
}

/// Functions of one value.
enum UnaryFunction: String, Equatable, Sendable, CaseIterable {
  case missing, number, label, lower, abs, floor
}

/// The smallest or largest of several values.
enum Extreme: String, Equatable, Sendable, CaseIterable {
  case min, max
}

/// How a condition over several columns is summed up.
enum Quantifier: String, Equatable, Sendable, CaseIterable {
  case any, all, count
}
