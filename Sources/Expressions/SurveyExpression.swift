/// An expression that defines an indicator, a reference population or a circumstance.
///
///     let attended = try SurveyExpression(parsing: "any(m3a..m3c == 1)")
///     let bound = try attended.bind(to: ["caseid", "m3a", "m3b", "m3c"])
///     bound.columns  // [1, 2, 3]
///
/// The language is described in `Docs/Expressions.md`.
package struct SurveyExpression: Sendable, Equatable {
  /// The text as it was written.
  package let source: String
  let syntax: Syntax

  /// Reads an expression.
  ///
  /// - Throws: the first fault of the text, with its place and a way to mend it. Any text is safe
  ///   to read: nesting is limited to 32.
  /// - Complexity: O(*n*) for a text of *n* characters.
  package init(parsing source: String) throws(ExpressionError) {
    self.source = source
    syntax = try Parser.parse(source)
  }

  /// The expression in canonical form.
  ///
  /// There is one way of spacing, texts stand in double quotes, no parentheses are superfluous, and
  /// `case` is written as `if`. Reading it gives an expression that means the same.
  package var canonical: String { SyntaxPrinter.text(of: syntax) }

  /// The column or definition that the expression consists of, when it is nothing but a name.
  package var plainName: String? {
    if case .column(let name) = syntax.kind { name } else { nil }
  }

  /// The names written out in the expression, each once, in the order of their first use.
  ///
  /// The ends of ranges of columns are among them; what ranges and wildcards stand for is known
  /// only when the expression is bound to a file.
  package var names: [String] {
    var seen: Set<String> = []
    return syntax.names.filter { seen.insert($0).inserted }
  }

  /// The wildcards for columns in the expression, such as `m3*`, in the order of their first use.
  package var patterns: [String] {
    var seen: Set<String> = []
    return syntax.places.filter { $0.isPattern }.sorted {
      $0.range.lowerBound < $1.range.lowerBound
    }
    .map(\.name).filter { seen.insert($0).inserted }
  }

  /// Looks up the names of the expression among the columns of a file.
  ///
  /// - Parameters:
  ///   - columns: the names of the file's columns, in file order.
  ///   - definitions: expressions that a name may stand for. A definition goes before a column of
  ///     the same name; inside its own text its name means the column.
  ///   - name: the name under which this very expression is one of the definitions, if it is.
  /// - Throws: names that are unknown, occur twice in the file, or define each other in a circle;
  ///   values compared or computed with that are of different kinds.
  package func bind(
    to columns: [String], definitions: [String: SurveyExpression] = [:], as name: String? = nil
  ) throws(ExpressionError) -> BoundExpression {
    try bind(to: ColumnDirectory(columns), definitions: definitions, as: name)
  }

  /// Looks up the names of the expression in a directory made before.
  ///
  /// The same as `bind(to:definitions:as:)` with the names, without listing them anew.
  package func bind(
    to directory: ColumnDirectory, definitions: [String: SurveyExpression] = [:],
    as name: String? = nil
  ) throws(ExpressionError) -> BoundExpression {
    var binder = Binder(
      directory: directory, definitions: definitions, source: source, name: name)
    let root = try binder.bind(syntax)
    return try BoundExpression(root: root, binder: binder)
  }
}

extension Syntax {
  /// Every name written in the node, with repetitions.
  fileprivate var names: [String] {
    switch kind {
    case .column(let name): return [name]
    case .columns(let items): return items.flatMap(\.names)
    default: return children.flatMap(\.names)
    }
  }

  /// The operands of the node.
  fileprivate var children: [Syntax] {
    switch kind {
    case .number, .text, .missing, .column, .columns: []
    case .negation(let operand), .membership(let operand, _, _), .not(let operand),
      .call(_, let operand), .quantified(_, let operand), .cut(let operand, _),
      .bottom(_, let operand):
      [operand]
    case .arithmetic(let first, let steps): [first] + steps.map(\.operand)
    case .comparison(let first, let steps): [first] + steps.map(\.operand)
    case .and(let operands), .or(let operands), .extreme(_, let operands): operands
    case .conditional(let branches, let otherwise):
      branches.flatMap { [$0.condition, $0.value] } + [otherwise]
    }
  }
}

extension SurveyExpression {
  /// The text of the expression with other names for its columns.
  ///
  ///     try SurveyExpression(parsing: "any(HC8* == 1) and hh6 == 2").renaming { $0.uppercased() }
  ///     // "any(HC8* == 1) and HH6 == 2"
  ///
  /// - Parameter rename: gives the new name of a column, or the new pattern of a wildcard; nil
  ///   leaves it. A name that stands behind a range's dots is asked for by itself.
  package func renaming(_ rename: (String) -> String?) -> String {
    var scalars = Array(source.unicodeScalars)
    for place in syntax.places.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      guard let name = rename(place.name), name != place.name else { continue }
      let text = place.isPattern ? name : SyntaxPrinter.name(name)
      scalars.replaceSubrange(place.range, with: Array(text.unicodeScalars))
    }
    return String(String.UnicodeScalarView(scalars))
  }
}

extension Syntax {
  /// Where a name or pattern is written.
  fileprivate struct NamePlace {
    var name: String
    var range: Range<Int>
    var isPattern = false
  }

  /// Every place of the node where a name or pattern is written.
  fileprivate var places: [NamePlace] {
    switch kind {
    case .column(let name): [NamePlace(name: name, range: range)]
    case .columns(let items):
      items.flatMap { item in
        switch item {
        case .name(let column): [NamePlace(name: column.name, range: column.range)]
        case .range(let first, let last):
          [first, last].map { NamePlace(name: $0.name, range: $0.range) }
        case .pattern(let text):
          [NamePlace(name: text.name, range: text.range, isPattern: true)]
        }
      }
    default: children.flatMap(\.places)
    }
  }
}

extension ColumnItem {
  /// The names written out in the entry.
  fileprivate var names: [String] {
    switch self {
    case .name(let column): [column.name]
    case .range(let first, let last): [first.name, last.name]
    case .pattern: []
    }
  }
}
