extension Parser {
  /// Reads `if .. then .. else ..`.
  mutating func conditional() throws(ExpressionError) -> Syntax {
    let start = range.lowerBound
    var branches: [Branch<Syntax>] = []
    // `else if` goes on in the loop, so that a long chain does not nest.
    while try take(.if) {
      let condition = try expression()
      try expect(.then)
      branches.append(Branch(condition: condition, value: try expression()))
      guard try take(.else) else { throw missing(else: "else") }
    }
    // Read first: the node's end is where the parser stands then.
    let otherwise = try expression()
    return conditional(branches, otherwise: otherwise, from: start)
  }

  /// Reads `case when .. then .. when .. then .. else .. end`, another way to write `if`.
  mutating func cases() throws(ExpressionError) -> Syntax {
    let start = range.lowerBound
    try advance()
    var branches: [Branch<Syntax>] = []
    guard token == .word(.when) else { throw unexpected("when") }
    while try take(.when) {
      let condition = try expression()
      try expect(.then)
      branches.append(Branch(condition: condition, value: try expression()))
    }
    guard try take(.else) else { throw missing(else: "when or else") }
    let otherwise = try expression()
    try expect(.end)
    return conditional(branches, otherwise: otherwise, from: start)
  }

  private func missing(else expected: String) -> ExpressionError {
    switch token {
    case .end, .word, .symbol(.close): lexer.error(.missingElse, at: range)
    default: unexpected(expected)
    }
  }

  /// One node for a chain of conditions, also where the last value was a chain in parentheses.
  private func conditional(
    _ branches: [Branch<Syntax>], otherwise: Syntax, from start: Int
  ) -> Syntax {
    if case .conditional(let more, let last) = otherwise.kind {
      return node(.conditional(branches + more, otherwise: last), from: start)
    }
    return node(.conditional(branches, otherwise: otherwise), from: start)
  }
}
