import Spelling

/// Looks up names, fills in definitions and lists of columns.
struct Binder {
  /// How many steps an evaluation may take, and nodes the bound tree may hold.
  static let largest = 200_000
  /// How many nodes may stand one in another once definitions are filled in.
  static let deepest = 128

  let directory: ColumnDirectory
  let definitions: [String: SurveyExpression]

  /// The texts that nodes come from; the first is the expression itself.
  private(set) var origins: [Origin]
  /// The columns used, as indices in the file.
  private(set) var columns: Set<Int> = []
  /// The thresholds that the data must supply.
  private(set) var thresholds: [Threshold] = []

  private var origin = 0
  private var originOfDefinition: [String: Int] = [:]
  /// The definitions being filled in, outermost first.
  private var path: [String]
  private var isInsideBottom = false
  /// The list of the innermost any, all or count, once it has been met.
  private var list = List()
  private var steps = 0
  private var depth = 0

  /// The columns of a list, and how many steps it takes to look at them.
  private struct List {
    var elements: [BoundNode] = []
    var steps = 0
  }

  init(
    directory: ColumnDirectory, definitions: [String: SurveyExpression], source: String,
    name: String?
  ) {
    self.directory = directory
    self.definitions = definitions
    origins = [Origin(definition: nil, source: source)]
    path = name.map { [$0] } ?? []
  }

  /// Binds a node and everything below it.
  mutating func bind(_ node: Syntax) throws(ExpressionError) -> BoundNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Binder.deepest else {
      throw error(.tooDeep(limit: Binder.deepest), at: node.range)
    }
    try count(1, at: node.range)
    if case .column(let name) = node.kind { return try bind(name: name, at: node.range) }
    return BoundNode(kind: try kind(of: node), place: place(node.range))
  }

  private mutating func kind(of node: Syntax) throws(ExpressionError) -> BoundNode.Kind {
    switch node.kind {
    case .number(let value): return .number(value)
    case .text(let text): return .text(text)
    case .missing: return .missing
    case .column(let name): return try bind(name: name, at: node.range).kind
    case .columns(let items):
      let before = steps
      list.elements = try bind(items)
      list.steps = steps - before
      return .element
    case .negation(let operand): return .negation(try bind(operand))
    case .arithmetic(let first, let steps):
      return .arithmetic(try bind(first), try bind(steps))
    case .comparison(let first, let steps):
      return .comparison(try bind(first), try bind(steps))
    case .membership(let operand, let members, let isNegated):
      try count(members.count, at: node.range)
      return .membership(try bind(operand), members, isNegated: isNegated)
    case .not(let operand): return .not(try bind(operand))
    case .and(let operands): return .and(try bind(operands))
    case .or(let operands): return .or(try bind(operands))
    case .conditional(let branches, let otherwise):
      var bound: [Branch<BoundNode>] = []
      for branch in branches {
        bound.append(
          Branch(condition: try bind(branch.condition), value: try bind(branch.value)))
      }
      return .conditional(bound, otherwise: try bind(otherwise))
    case .call(let function, let argument): return .call(function, try bind(argument))
    case .extreme(let extreme, let arguments): return try bind(extreme, arguments)
    case .quantified(let quantifier, let condition):
      return try bind(quantifier, condition, at: node.range)
    case .cut(let value, let points): return .cut(try bind(value), Bands(points: points))
    case .bottom(let percent, let value): return try bind(percent, value, at: node.range)
    }
  }

  // MARK: Parts

  private mutating func bind(_ nodes: [Syntax]) throws(ExpressionError) -> [BoundNode] {
    var bound: [BoundNode] = []
    for node in nodes { bound.append(try bind(node)) }
    return bound
  }

  private mutating func bind<Sign>(
    _ steps: [Step<Sign, Syntax>]
  ) throws(ExpressionError) -> [Step<Sign, BoundNode>] {
    var bound: [Step<Sign, BoundNode>] = []
    for step in steps { bound.append(Step(sign: step.sign, operand: try bind(step.operand))) }
    return bound
  }

  private mutating func bind(
    _ extreme: Extreme, _ arguments: [Syntax]
  ) throws(ExpressionError) -> BoundNode.Kind {
    var bound: [BoundNode] = []
    for argument in arguments {
      if case .columns(let items) = argument.kind {
        bound += try bind(items)
      } else {
        bound.append(try bind(argument))
      }
    }
    return .extreme(extreme, bound)
  }

  private mutating func bind(
    _ quantifier: Quantifier, _ condition: Syntax, at range: Range<Int>
  ) throws(ExpressionError) -> BoundNode.Kind {
    let surrounding = list
    let before = steps
    let template = try bind(condition)
    let own = list
    list = surrounding
    // The condition is evaluated once per column; the first time is counted already.
    try count((steps - before - own.steps) * (own.elements.count - 1), at: range)
    return .quantified(quantifier, over: own.elements, template)
  }

  private mutating func bind(
    _ percent: Double, _ value: Syntax, at range: Range<Int>
  ) throws(ExpressionError) -> BoundNode.Kind {
    guard !isInsideBottom else { throw error(.nestedBottom, at: range) }
    isInsideBottom = true
    let bound = try bind(value)
    isInsideBottom = false
    if let known = thresholds.firstIndex(of: Threshold(percent: percent, value: bound)) {
      return .bottom(bound, threshold: known)
    }
    thresholds.append(Threshold(percent: percent, value: bound))
    return .bottom(bound, threshold: thresholds.count - 1)
  }

  // MARK: Names

  private mutating func bind(
    name: String, at range: Range<Int>
  ) throws(ExpressionError) -> BoundNode {
    if let definition = definitions[name] {
      if !path.contains(name) { return try bind(definition, named: name) }
      // Inside its own text a name means the column: education may be recoded from education.
      guard path.last == name else {
        let start = path.firstIndex(of: name) ?? 0
        throw error(.cycle(path[start...] + [name]), at: range)
      }
    }
    let index = try column(name, at: range)
    columns.insert(index)
    return BoundNode(kind: .column(index), place: place(range))
  }

  private mutating func bind(
    _ definition: SurveyExpression, named name: String
  ) throws(ExpressionError) -> BoundNode {
    let surrounding = origin
    path.append(name)
    if let known = originOfDefinition[name] {
      origin = known
    } else {
      origins.append(Origin(definition: name, source: definition.source))
      origin = origins.count - 1
      originOfDefinition[name] = origin
    }
    let bound = try bind(definition.syntax)
    origin = surrounding
    path.removeLast()
    return bound
  }

  /// The place of the one column with the name.
  private func column(_ name: String, at range: Range<Int>) throws(ExpressionError) -> Int {
    guard let index = directory.index(of: name) else {
      // A definition that means a column of its own name is no help to find it.
      let others = definitions.keys.sorted().filter { $0 != name }
      throw unknown(name, at: range, among: directory.names + others)
    }
    guard !directory.isAmbiguous(name) else { throw error(.ambiguousColumn(name), at: range) }
    return index
  }

  /// The place of the file's one column with the name: an end of a range.
  private func fileColumn(_ name: String, at range: Range<Int>) throws(ExpressionError) -> Int {
    guard let index = directory.fileIndex(of: name) else {
      throw unknown(name, at: range, among: Array(directory.names[..<directory.fileCount]))
    }
    guard !directory.isAmbiguousInFile(name) else {
      throw error(.ambiguousColumn(name), at: range)
    }
    return index
  }

  private func unknown(
    _ name: String, at range: Range<Int>, among candidates: [String]
  ) -> ExpressionError {
    error(.unknownColumn(name, nearest: nearest(to: name, among: candidates)), at: range)
  }

  /// The columns of a list, each once, in the order of the list.
  private mutating func bind(_ items: [ColumnItem]) throws(ExpressionError) -> [BoundNode] {
    var bound: [BoundNode] = []
    var seen: Set<Int> = []
    for item in items {
      if case .name(let column) = item {
        let node = try bind(name: column.name, at: column.range)
        if case .column(let index) = node.kind, !seen.insert(index).inserted { continue }
        bound.append(node)
        continue
      }
      for index in try indices(item) {
        let name = directory.names[index]
        guard !directory.isAmbiguousInFile(name) else {
          throw error(.ambiguousColumn(name), at: item.range)
        }
        guard seen.insert(index).inserted else { continue }
        try count(1, at: item.range)
        columns.insert(index)
        bound.append(BoundNode(kind: .column(index), place: place(item.range)))
      }
    }
    return bound
  }

  /// The columns that a range or a pattern stands for, as indices in the file.
  private func indices(_ item: ColumnItem) throws(ExpressionError) -> [Int] {
    switch item {
    case .name(let name): return [try column(name.name, at: name.range)]
    case .range(let first, let last):
      let start = try fileColumn(first.name, at: first.range)
      let end = try fileColumn(last.name, at: last.range)
      guard start <= end else {
        throw error(.columnsBackwards(from: first.name, to: last.name), at: item.range)
      }
      return Array(start...end)
    case .pattern(let text):
      let pattern = NamePattern(text.name)
      let fitting = (0..<directory.fileCount).filter { pattern.fits(directory.names[$0]) }
      guard !fitting.isEmpty else { throw error(.noColumnFits(text.name), at: text.range) }
      return fitting
    }
  }

  // MARK: Limits and errors

  private mutating func count(_ more: Int, at range: Range<Int>) throws(ExpressionError) {
    steps += more
    guard steps <= Binder.largest else {
      throw error(.tooLarge(limit: Binder.largest), at: range)
    }
  }

  private func place(_ range: Range<Int>) -> BoundNode.Place {
    BoundNode.Place(origin: origin, range: range)
  }

  private func error(_ kind: ExpressionError.Kind, at range: Range<Int>) -> ExpressionError {
    origins[origin].error(kind, at: range)
  }
}

extension Origin {
  /// An error that points at a stretch of the text.
  func error(_ kind: ExpressionError.Kind, at range: Range<Int>) -> ExpressionError {
    ExpressionError(kind: kind, source: source, definition: definition, range: range)
  }
}
