import Testing

@testable import Expressions

/// Random expressions and random text.
@Suite struct RoundTripTests {
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func printedExpressionsReadBackEqual(seed: UInt64) throws {
    var generator = ExpressionGenerator(seed: seed)
    for _ in 0..<500 {
      let original = generator.expression(depth: 4)
      let printed = SyntaxPrinter.text(of: original)
      #expect(try syntax(printed) == original, "\(printed)")
    }
  }

  @Test(arguments: [11, 12, 13, 14] as [UInt64])
  func anyTextIsReadOrRefused(seed: UInt64) throws {
    let parts = [
      "a", "m3a", "`x y`", "*", "?", "..", ".", ",", "(", ")", "(", ")", "any", "count", "max",
      "cut", "bottom", "missing", "label", "if", "then", "else", "case", "when", "end", "and",
      "or", "not", "in", "==", "<=", "<", "=", "+", "-", "/", "1", "40", "0.5", "'t'", "\"", "'",
      "`", " ", " ", "é", "🙂", "\u{301}", "\n", "≤", "9e999", "12ab", "\0",
    ]
    var random = SeededGenerator(seed: seed)
    var refused = 0
    for _ in 0..<3000 {
      let count = Int.random(in: 1...14, using: &random)
      let source = (0..<count).compactMap { _ in parts.randomElement(using: &random) }.joined()
      do throws(ExpressionError) {
        let expression = try SurveyExpression(parsing: source)
        let again = try SurveyExpression(parsing: expression.canonical)
        #expect(again.syntax == expression.syntax, "\(source)")
        _ = try expression.bind(to: ["a", "m3a", "m3b", "x y"])
      } catch {
        refused += 1
        let length = source.unicodeScalars.count
        #expect(0 <= error.range.lowerBound && error.range.upperBound <= length, "\(source)")
        #expect(error.pointer.contains("^"))
        #expect(!error.message.isEmpty)
      }
    }
    #expect(refused < 3000)
  }
}

/// Grows random trees of every kind of node, of the shapes that the parser can give.
struct ExpressionGenerator {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func expression(depth: Int) -> Syntax { node(depth, list: nil) }

  /// A node; with a list, the list stands exactly once in it.
  private mutating func node(_ depth: Int, list: Syntax?) -> Syntax {
    if depth <= 0 { return list ?? leaf() }
    let below = depth - 1
    switch Int.random(in: 0..<(list == nil ? 16 : 9), using: &random) {
    case 0: return make(.negation(node(below, list: list)))
    case 1: return make(.not(node(below, list: list)))
    case 2:
      let first = node(below, list: list)
      return make(.arithmetic(first, steps([[.add, .subtract], [.multiply, .divide]], below)))
    case 3:
      let first = withoutMissing(node(below, list: list))
      let isChain = Bool.random(using: &random)
      let signs: [[ComparisonOperator]] =
        isChain ? [[.less, .lessOrEqual], [.greater, .greaterOrEqual]] : [[.equal], [.notEqual]]
      let all = steps(signs, below).map {
        Step(sign: $0.sign, operand: withoutMissing($0.operand))
      }
      return make(.comparison(first, isChain ? all : Array(all.prefix(1))))
    case 4:
      return make(
        .membership(
          node(below, list: list), members(), isNegated: Bool.random(using: &random)))
    case 5: return make(.and([node(below, list: list), node(below, list: nil)]))
    case 6: return make(.or([node(below, list: nil), node(below, list: list)]))
    case 7:
      let branch = Branch(condition: node(below, list: list), value: node(below, list: nil))
      let otherwise = node(below, list: nil)
      if case .conditional(let more, let last) = otherwise.kind {
        return make(.conditional([branch] + more, otherwise: last))
      }
      return make(.conditional([branch], otherwise: otherwise))
    case 8:
      let function = UnaryFunction.allCases.randomElement(using: &random) ?? .abs
      return make(.call(function, node(below, list: list)))
    case 9: return make(.extreme(.max, [node(below, list: nil), make(.columns([range()]))]))
    case 10: return make(.extreme(.min, [make(.columns([pattern()]))]))
    case 11, 12:
      let quantifier = Quantifier.allCases.randomElement(using: &random) ?? .any
      return make(.quantified(quantifier, node(below, list: make(.columns(items())))))
    case 13: return make(.cut(node(below, list: nil), at: [-1, 0.5, 3]))
    case 14: return make(.bottom(percent: 40, node(below, list: nil)))
    default: return leaf()
    }
  }

  private mutating func steps<Sign>(_ choices: [[Sign]], _ depth: Int) -> [Step<Sign, Syntax>] {
    let signs = choices.randomElement(using: &random) ?? []
    return (0..<Int.random(in: 1...3, using: &random)).compactMap { _ in
      signs.randomElement(using: &random).map {
        Step(sign: $0, operand: node(depth - 1, list: nil))
      }
    }
  }

  private mutating func leaf() -> Syntax {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: make(.number([0, 1, 2.5, 1e300, 0.1, 123456].randomElement(using: &random) ?? 0))
    case 1: make(.text(["", "rural", "a\"b", "don't", "é 🙂"].randomElement(using: &random) ?? ""))
    case 2: make(.missing)
    default: make(.column(name()))
    }
  }

  private mutating func name() -> String {
    ["a", "m3a", "x y", "in", "any", "a`b", "é", "1st", "AND"].randomElement(using: &random) ?? ""
  }

  private mutating func placed(_ name: String) -> PlacedName {
    PlacedName(name: name, range: 0..<0)
  }

  private mutating func range() -> ColumnItem { .range(from: placed(name()), to: placed(name())) }

  private mutating func pattern() -> ColumnItem {
    .pattern(placed(["*", "m3*", "m?", "*_1"].randomElement(using: &random) ?? "*"))
  }

  private mutating func items() -> [ColumnItem] {
    [.name(placed(name())), [range(), pattern()].randomElement(using: &random) ?? pattern()]
  }

  private mutating func members() -> [Member] {
    [.number(-1), .text("x\"y"), .range(-3, 0.5)].shuffled(using: &random)
  }

  /// A comparison with a bare `missing` is refused, so it is left out.
  private func withoutMissing(_ node: Syntax) -> Syntax {
    node.kind == .missing ? make(.column("a")) : node
  }

  private func make(_ kind: Syntax.Kind) -> Syntax { Syntax(kind: kind, range: 0..<0) }
}
