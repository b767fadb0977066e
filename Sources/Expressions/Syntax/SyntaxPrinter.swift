/// Writes a parsed expression in its canonical form: one way of spacing, double quotes, no more
/// parentheses than needed, `case` as `if`.
///
/// Reading the canonical form gives an equal tree.
enum SyntaxPrinter {
  /// How tightly a node binds; a looser operand of a tighter node goes into parentheses.
  private enum Level: Int, Comparable {
    case conditional, or, and, not, comparison, sum, product, sign, primary

    static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }

  /// The canonical text of a node.
  static func text(of node: Syntax) -> String {
    switch node.kind {
    case .number(let value): return NumberText.of(value)
    case .text(let text): return quoted(text, "\"")
    case .missing: return "missing"
    case .column(let column): return name(column)
    case .columns(let items): return items.map(text(of:)).joined(separator: ", ")
    case .negation(let operand): return "-" + text(of: operand, atLeast: .sign)
    case .arithmetic(let first, let steps):
      let level: Level = level(of: node) == .sum ? .product : .sign
      return steps.reduce(into: text(of: first, atLeast: level)) { text, step in
        text += " \(step.sign.rawValue) " + self.text(of: step.operand, atLeast: level)
      }
    case .comparison(let first, let steps):
      return steps.reduce(into: text(of: first, atLeast: .sum)) { text, step in
        text += " \(step.sign.rawValue) " + self.text(of: step.operand, atLeast: .sum)
      }
    case .membership(let operand, let members, let isNegated):
      let list = members.map(text(of:)).joined(separator: ", ")
      return text(of: operand, atLeast: .sum) + (isNegated ? " not in (" : " in (") + list + ")"
    case .not(let operand): return "not " + text(of: operand, atLeast: .not)
    case .and(let operands): return joined(operands, " and ", atLeast: .not)
    case .or(let operands): return joined(operands, " or ", atLeast: .and)
    case .conditional(let branches, let otherwise):
      let conditions = branches.map { branch in
        "if \(text(of: branch.condition, atLeast: .or))"
          + " then \(text(of: branch.value, atLeast: .or)) else "
      }
      return conditions.joined() + text(of: otherwise)
    case .call(let function, let argument): return "\(function.rawValue)(\(text(of: argument)))"
    case .extreme(let extreme, let arguments):
      return "\(extreme.rawValue)(\(joined(arguments, ", ", atLeast: .conditional)))"
    case .quantified(let quantifier, let condition):
      return "\(quantifier.rawValue)(\(text(of: condition)))"
    case .cut(let value, let points):
      let list = points.map(NumberText.of).joined(separator: ", ")
      return "cut(\(text(of: value)), \(list))"
    case .bottom(let percent, let value):
      return "bottom(\(NumberText.of(percent)), \(text(of: value)))"
    }
  }

  /// A column name, in backquotes unless it is a plain word.
  static func name(_ name: String) -> String {
    name.isPlainName ? name : quoted(name, "`")
  }

  private static func text(of node: Syntax, atLeast level: Level) -> String {
    self.level(of: node) < level ? "(\(text(of: node)))" : text(of: node)
  }

  private static func joined(
    _ operands: [Syntax], _ separator: String, atLeast level: Level
  ) -> String {
    operands.map { text(of: $0, atLeast: level) }.joined(separator: separator)
  }

  private static func text(of item: ColumnItem) -> String {
    switch item {
    case .name(let column): name(column.name)
    case .range(let first, let last): "\(name(first.name))..\(name(last.name))"
    case .pattern(let pattern): pattern.name
    }
  }

  private static func text(of member: Member) -> String {
    switch member {
    case .number(let value): NumberText.of(value)
    case .text(let text): quoted(text, "\"")
    case .range(let from, let to): "\(NumberText.of(from))..\(NumberText.of(to))"
    }
  }

  static func quoted(_ text: String, _ quote: Character) -> String {
    let doubled = text.unicodeScalars.reduce(into: String.UnicodeScalarView()) { view, scalar in
      view.append(scalar)
      if Character(scalar) == quote { view.append(scalar) }
    }
    return "\(quote)\(String(doubled))\(quote)"
  }

  private static func level(of node: Syntax) -> Level {
    switch node.kind {
    case .conditional: .conditional
    case .or: .or
    case .and: .and
    case .not: .not
    case .comparison, .membership: .comparison
    case .arithmetic(_, let steps):
      steps.first?.sign == .multiply || steps.first?.sign == .divide ? .product : .sum
    case .negation: .sign
    case .number, .text, .missing, .column, .columns, .call, .extreme, .quantified, .cut, .bottom:
      .primary
    }
  }
}
