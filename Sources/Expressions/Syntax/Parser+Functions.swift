import Spelling

extension Parser {
  /// Reads the arguments of a function; the parser stands at the opening parenthesis.
  mutating func call(_ name: String, from start: Int) throws(ExpressionError) -> Syntax {
    guard let function = FunctionName(name) else {
      let suggestion = nearest(to: name, among: FunctionName.all)
      let mend = ForeignFunctions.mend(name) ?? ForeignFunctions.mend(name.lowercased())
      throw lexer.error(
        .unknownFunction(name, nearest: suggestion, mend: mend),
        at: lexer.nameRange(name, at: start))
    }
    let opening = range
    try advance()
    let kind: Syntax.Kind
    switch function {
    case .unary(let function): kind = .call(function, try onlyArgument(of: function))
    case .extreme(let extreme): kind = .extreme(extreme, try several(extreme))
    case .quantifier(let quantifier):
      kind = .quantified(quantifier, try condition(of: quantifier, from: start))
    case .cut: kind = try cut(from: start)
    case .bottom: kind = try bottom(from: start)
    }
    try close(opening, or: ")")
    return node(kind, from: start)
  }

  /// Runs `read` where columns stand alone, whatever surrounds the call.
  private mutating func outsideLists<T>(
    _ read: (inout Parser) throws(ExpressionError) -> T
  ) throws(ExpressionError) -> T {
    let surrounding = (context, hasList)
    context = .none
    hasList = false
    let result = try read(&self)
    (context, hasList) = surrounding
    return result
  }

  private mutating func onlyArgument(
    of function: UnaryFunction
  ) throws(ExpressionError) -> Syntax {
    let start = range.lowerBound
    if token == .symbol(.close) { throw wrongUse(of: function, at: range) }
    let argument = try expression()
    if token == .symbol(.comma) { throw wrongUse(of: function, at: start..<range.upperBound) }
    return argument
  }

  private func wrongUse(of function: UnaryFunction, at range: Range<Int>) -> ExpressionError {
    let usage =
      function == .missing
      ? "missing(v106) for one value, any(missing(a, b)) for several"
      : "\(function.rawValue)(x) with one value"
    return lexer.error(.wrongArguments(function: function.rawValue, usage: usage), at: range)
  }

  private mutating func several(_ extreme: Extreme) throws(ExpressionError) -> [Syntax] {
    let start = range.lowerBound
    let arguments: [Syntax] = try outsideLists { (parser) throws(ExpressionError) in
      var arguments: [Syntax] = []
      repeat {
        if parser.isBeforeColumnList {
          let item = try parser.columnEntry()
          arguments.append(Syntax(kind: .columns([item]), range: item.range))
        } else {
          arguments.append(try parser.expression())
        }
      } while try parser.take(.comma)
      return arguments
    }
    if arguments.count == 1 {
      guard case .columns = arguments[0].kind else {
        let usage = "\(extreme.rawValue)(m3a..m3n) or \(extreme.rawValue)(a, b)"
        throw lexer.error(
          .wrongArguments(function: extreme.rawValue, usage: usage), at: start..<lastEnd)
      }
    }
    return arguments
  }

  private mutating func condition(
    of quantifier: Quantifier, from start: Int
  ) throws(ExpressionError) -> Syntax {
    let surrounding = (context, hasList)
    context = .condition(quantifier)
    hasList = false
    let condition = try expression()
    if token == .symbol(.comma) {
      let usage = "one condition on a list of columns, \(quantifier.rawValue)(a, b, c == 1)"
      throw lexer.error(.wrongArguments(function: quantifier.rawValue, usage: usage), at: range)
    }
    guard hasList else {
      throw lexer.error(
        .needsColumns(
          function: quantifier.rawValue, example: example(of: quantifier, instead: condition)),
        at: condition.range)
    }
    (context, hasList) = surrounding
    return condition
  }

  /// A call with a list of columns; Stata's `m3a-m3n`, which reads as a subtraction, is mended.
  private func example(of quantifier: Quantifier, instead condition: Syntax) -> String {
    var list = "m3a..m3c == 1"
    if case .comparison(let operand, let steps) = condition.kind,
      case .arithmetic(let first, let terms) = operand.kind, terms.count == 1,
      terms[0].sign == .subtract, case .column = first.kind, case .column = terms[0].operand.kind
    {
      let from = SyntaxPrinter.text(of: first)
      let to = SyntaxPrinter.text(of: terms[0].operand)
      list = "\(from)..\(to)"
      for step in steps {
        list += " \(step.sign.rawValue) \(SyntaxPrinter.text(of: step.operand))"
      }
    }
    return "\(quantifier.rawValue)(\(list))"
  }

  private mutating func cut(from start: Int) throws(ExpressionError) -> Syntax.Kind {
    try outsideLists { (parser) throws(ExpressionError) in
      let value = try parser.expression()
      var points: [Double] = []
      while try parser.take(.comma) { points.append(try parser.signedNumber()) }
      let rises = zip(points, points.dropFirst()).allSatisfy { $0 < $1 }
      guard points.count >= 2, rises else {
        throw parser.lexer.error(.cutPoints, at: start..<parser.range.upperBound)
      }
      return .cut(value, at: points)
    }
  }

  private mutating func bottom(from start: Int) throws(ExpressionError) -> Syntax.Kind {
    try outsideLists { (parser) throws(ExpressionError) in
      guard case .number(let percent) = parser.token else {
        throw parser.lexer.error(
          .wrongArguments(function: "bottom", usage: "bottom(40, v191)"), at: parser.range)
      }
      guard percent > 0, percent < 100 else {
        throw parser.lexer.error(.percent(percent), at: parser.range)
      }
      try parser.advance()
      guard try parser.take(.comma) else {
        throw parser.lexer.error(
          .wrongArguments(function: "bottom", usage: "bottom(40, v191)"), at: parser.range)
      }
      return .bottom(percent: percent, try parser.expression())
    }
  }
}

extension Lexer {
  /// Where a name that was read at `start` stands.
  func nameRange(_ name: String, at start: Int) -> Range<Int> {
    start..<start + name.unicodeScalars.count
  }
}
