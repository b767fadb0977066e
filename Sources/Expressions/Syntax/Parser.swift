/// Reads an expression by recursive descent: one function per level of precedence.
///
/// From loosest to tightest: `if`, `or`, `and`, `not`, comparisons and `in`, `+ -`, `* /`, unary
/// minus. Time and memory grow linearly with the length of the source; the nesting is limited.
struct Parser {
  /// How many parts may be nested in each other.
  static let deepest = 32

  /// What a comma or a wildcard means where the parser stands.
  enum ListContext {
    /// Columns stand alone.
    case none
    /// Inside any, all or count: commas, ranges and wildcards make the list of columns.
    case condition(Quantifier)
  }

  var lexer: Lexer
  var token = Token.end
  var range = 0..<0
  /// The end of the token before the current one.
  var lastEnd = 0
  /// The token before the current one, when it was a name.
  var lastName: (name: String, range: Range<Int>)?
  var context = ListContext.none
  var hasList = false
  private var depth = 0

  /// Reads a whole expression.
  static func parse(_ source: String) throws(ExpressionError) -> Syntax {
    var parser = Parser(lexer: Lexer(source))
    try parser.advance()
    if parser.token == .end { throw parser.lexer.error(.empty, at: parser.range) }
    let syntax = try parser.expression()
    guard parser.token == .end else { throw parser.unexpected("an operator or the end") }
    return syntax
  }

  private init(lexer: Lexer) { self.lexer = lexer }

  // MARK: Tokens

  mutating func advance() throws(ExpressionError) {
    lastEnd = range.upperBound
    if case .name(let name) = token { lastName = (name, range) } else { lastName = nil }
    (token, range) = try lexer.next()
  }

  /// Steps over the symbol if it comes next.
  mutating func take(_ symbol: Symbol) throws(ExpressionError) -> Bool {
    guard token == .symbol(symbol) else { return false }
    try advance()
    return true
  }

  /// Steps over the word if it comes next.
  mutating func take(_ word: ReservedWord) throws(ExpressionError) -> Bool {
    guard token == .word(word) else { return false }
    try advance()
    return true
  }

  mutating func expect(_ word: ReservedWord) throws(ExpressionError) {
    guard try take(word) else { throw unexpected(word.rawValue) }
  }

  /// Steps over the parenthesis that closes the one at `opening`.
  mutating func close(_ opening: Range<Int>, or expected: String) throws(ExpressionError) {
    if try take(.close) { return }
    if token == .end { throw lexer.error(.unclosed("(", what: "parenthesis"), at: opening) }
    throw unexpected(expected)
  }

  /// The error that something else was expected where the parser stands.
  func unexpected(_ expected: String) -> ExpressionError {
    // AND, Or, NOT ... are read as column names; say so where they make no sense.
    if case .name(let name) = token, ReservedWord(rawValue: name.lowercased()) != nil {
      return lexer.error(.foreignSign(name, meant: name.lowercased()), at: range)
    }
    if let (name, range) = lastName, ReservedWord(rawValue: name.lowercased()) != nil {
      return lexer.error(.foreignSign(name, meant: name.lowercased()), at: range)
    }
    let found = token == .end ? "the end" : lexer.text(range)
    return lexer.error(.unexpected(found, expected: expected), at: range)
  }

  func node(_ kind: Syntax.Kind, from start: Int) -> Syntax {
    Syntax(kind: kind, range: start..<max(start, lastEnd))
  }

  // MARK: Precedence

  /// Reads an expression of any precedence.
  mutating func expression() throws(ExpressionError) -> Syntax {
    try enter()
    defer { depth -= 1 }
    switch token {
    case .word(.if): return try conditional()
    case .word(.case): return try cases()
    default: return try disjunction()
    }
  }

  /// Counts one more level of nesting.
  private mutating func enter() throws(ExpressionError) {
    guard depth < Parser.deepest else {
      throw lexer.error(.tooDeep(limit: Parser.deepest), at: range)
    }
    depth += 1
  }

  private mutating func disjunction() throws(ExpressionError) -> Syntax {
    let start = range.lowerBound
    var operands = [try conjunction()]
    while try take(.or) { operands.append(try conjunction()) }
    return operands.count == 1 ? operands[0] : node(.or(operands), from: start)
  }

  private mutating func conjunction() throws(ExpressionError) -> Syntax {
    let start = range.lowerBound
    var operands = [try inversion()]
    while try take(.and) { operands.append(try inversion()) }
    return operands.count == 1 ? operands[0] : node(.and(operands), from: start)
  }

  private mutating func inversion() throws(ExpressionError) -> Syntax {
    let start = range.lowerBound
    guard token == .word(.not) else { return try comparison() }
    try enter()
    defer { depth -= 1 }
    try advance()
    return node(.not(try inversion()), from: start)
  }

  private mutating func comparison() throws(ExpressionError) -> Syntax {
    let start = range.lowerBound
    let first = try sum()
    if token == .word(.in) || token == .word(.not) {
      let isNegated = try take(.not)
      try expect(.in)
      let members = try members()
      return node(.membership(first, members, isNegated: isNegated), from: start)
    }
    var steps: [Step<ComparisonOperator, Syntax>] = []
    while case .symbol(let symbol) = token, let sign = symbol.comparison {
      try advance()
      steps.append(Step(sign: sign, operand: try sum()))
    }
    guard let last = steps.last else { return first }
    let chain = node(.comparison(first, steps), from: start)
    if steps.count > 1 {
      let isChain = steps.allSatisfy {
        !$0.sign.isEquality && $0.sign.isAscending == last.sign.isAscending
      }
      guard isChain else { throw lexer.error(.mixedChain, at: chain.range) }
    }
    try refuseMissing(first, steps, in: chain.range)
    return chain
  }

  /// Refuses `x == missing`, which would never be true.
  private func refuseMissing(
    _ first: Syntax, _ steps: [Step<ComparisonOperator, Syntax>], in range: Range<Int>
  ) throws(ExpressionError) {
    let operands = [first] + steps.map(\.operand)
    guard operands.contains(where: { $0.kind == .missing }) else { return }
    let other = operands.first { $0.kind != .missing } ?? first
    throw lexer.error(
      .comparedWithMissing(
        operand: SyntaxPrinter.text(of: other), isNegated: steps[0].sign == .notEqual),
      at: range)
  }

  private mutating func sum() throws(ExpressionError) -> Syntax {
    let start = range.lowerBound
    let first = try product()
    var steps: [Step<ArithmeticOperator, Syntax>] = []
    while case .symbol(let symbol) = token, symbol == .plus || symbol == .minus {
      try advance()
      steps.append(Step(sign: symbol == .plus ? .add : .subtract, operand: try product()))
    }
    return steps.isEmpty ? first : node(.arithmetic(first, steps), from: start)
  }

  private mutating func product() throws(ExpressionError) -> Syntax {
    let start = range.lowerBound
    let first = try signed()
    var steps: [Step<ArithmeticOperator, Syntax>] = []
    while case .symbol(let symbol) = token, symbol == .star || symbol == .slash {
      let touches = range.lowerBound == lastEnd
      try advance()
      if symbol == .star, touches, isBehindOperand {
        throw lexer.error(.columnListOutside, at: start..<lastEnd)
      }
      steps.append(Step(sign: symbol == .star ? .multiply : .divide, operand: try signed()))
    }
    return steps.isEmpty ? first : node(.arithmetic(first, steps), from: start)
  }

  /// Whether what comes next cannot begin an operand: the star of `m3* == 1` is then a wildcard.
  private var isBehindOperand: Bool {
    switch token {
    case .end, .word(.in), .word(.and), .word(.or): true
    case .symbol(let symbol): symbol == .close || symbol == .comma || symbol.comparison != nil
    default: false
    }
  }

  private mutating func signed() throws(ExpressionError) -> Syntax {
    let start = range.lowerBound
    guard token == .symbol(.minus) else { return try primary() }
    try enter()
    defer { depth -= 1 }
    try advance()
    return node(.negation(try signed()), from: start)
  }

  private mutating func primary() throws(ExpressionError) -> Syntax {
    let start = range.lowerBound
    switch token {
    case .number(let value):
      try advance()
      return node(.number(value), from: start)
    case .text(let text):
      try advance()
      return node(.text(text), from: start)
    case .word(.missing):
      try advance()
      guard token == .symbol(.open) else { return node(.missing, from: start) }
      return try call("missing", from: start)
    case .symbol(.open):
      let opening = range
      try advance()
      let inner = try expression()
      try close(opening, or: "an operator or )")
      return inner
    case .name, .quotedName, .symbol(.star): return try columnsOrCall()
    default: throw unexpected("a column, a number, a text or (")
    }
  }
}
