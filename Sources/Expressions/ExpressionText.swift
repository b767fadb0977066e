/// Pieces of expressions as text.
package enum ExpressionText {
  /// A column's name as it is written in an expression: in backquotes unless it is a plain word.
  package static func name(_ name: String) -> String { SyntaxPrinter.name(name) }

  /// A text as it is written in an expression, in double quotes.
  package static func literal(_ text: String) -> String { SyntaxPrinter.quoted(text, "\"") }
}
