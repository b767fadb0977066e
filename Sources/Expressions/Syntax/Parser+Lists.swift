extension Parser {
  /// Reads the list behind `in`.
  mutating func members() throws(ExpressionError) -> [Member] {
    let opening = range
    guard try take(.open) else { throw unexpected("( and a list such as (1, 2, 5..9)") }
    var members: [Member] = []
    repeat { members.append(try member()) } while try take(.comma)
    if token == .symbol(.slash) { throw lexer.error(.slashRange, at: range) }
    try close(opening, or: ", or )")
    return members
  }

  private mutating func member() throws(ExpressionError) -> Member {
    switch token {
    case .text(let text):
      try advance()
      return .text(text)
    case .number, .symbol(.minus):
      let start = range.lowerBound
      let from = try signedNumber()
      guard try take(.upTo) else { return .number(from) }
      let to = try signedNumber()
      guard from <= to else {
        throw lexer.error(.rangeBackwards(from: from, to: to), at: start..<lastEnd)
      }
      return .range(from, to)
    case .name(let name), .quotedName(let name):
      throw lexer.error(.memberIsName(name), at: range)
    default: throw unexpected("a number or a text")
    }
  }

  /// Reads a number that may carry a minus.
  mutating func signedNumber() throws(ExpressionError) -> Double {
    let isNegative = try take(.minus)
    guard case .number(let value) = token else { throw unexpected("a number") }
    try advance()
    // 0 - value would turn a minus zero into a different member than zero.
    return isNegative && value != 0 ? -value : value
  }

  /// Reads a column or a call; inside any, all and count also a list of columns.
  mutating func columnsOrCall() throws(ExpressionError) -> Syntax {
    let start = range.lowerBound
    if case .name(let name) = token, !lexer.isBeforeWildcard() || !isInCondition {
      let nameRange = range
      try advance()
      if token == .symbol(.open) { return try call(name, from: start) }
      return try columns(startingWith: .name(PlacedName(name: name, range: nameRange)))
    }
    if token == .symbol(.star), !isInCondition {
      throw unexpected("a column, a number, a text or (")
    }
    return try columns(startingWith: try columnItem())
  }

  /// Reads what follows the first column of a possible list.
  private mutating func columns(startingWith first: ColumnItem) throws(ExpressionError) -> Syntax {
    var items = [try completed(first)]
    if case .condition = context {
      while try take(.comma) { items.append(try completed(try columnItem())) }
    }
    if items.count == 1, case .name(let column) = items[0] {
      return Syntax(kind: .column(column.name), range: column.range)
    }
    let range = first.range.lowerBound..<lastEnd
    guard case .condition(let quantifier) = context else {
      throw lexer.error(.columnListOutside, at: range)
    }
    if hasList { throw lexer.error(.secondColumnList(function: quantifier.rawValue), at: range) }
    hasList = true
    return Syntax(kind: .columns(items), range: range)
  }

  private var isInCondition: Bool {
    if case .condition = context { true } else { false }
  }

  /// Whether a range or a pattern of columns begins where the parser stands.
  var isBeforeColumnList: Bool {
    switch token {
    case .symbol(.star): true
    case .name: lexer.isBeforeWildcard() || lexer.isBeforeRange()
    case .quotedName: lexer.isBeforeRange()
    default: false
    }
  }

  /// Reads one entry of a list of columns: a name, a range or a pattern.
  mutating func columnEntry() throws(ExpressionError) -> ColumnItem {
    try completed(try columnItem())
  }

  /// Reads a name or a pattern.
  private mutating func columnItem() throws(ExpressionError) -> ColumnItem {
    switch token {
    case .symbol(.star): break
    case .name where lexer.isBeforeWildcard(): break
    case .name(let name), .quotedName(let name):
      let nameRange = range
      try advance()
      return .name(PlacedName(name: name, range: nameRange))
    default: throw unexpected("a column")
    }
    let (pattern, patternRange) = lexer.pattern(from: range.lowerBound)
    range = patternRange
    token = .quotedName(pattern)
    try advance()
    return .pattern(PlacedName(name: pattern, range: patternRange))
  }

  /// Goes on to the end of a range of columns, if one begins with the item.
  private mutating func completed(_ item: ColumnItem) throws(ExpressionError) -> ColumnItem {
    guard case .name(let first) = item, try take(.upTo) else { return item }
    switch token {
    case .name(let last), .quotedName(let last):
      let lastRange = range
      try advance()
      return .range(from: first, to: PlacedName(name: last, range: lastRange))
    default: throw unexpected("the last column of the range")
    }
  }
}
