extension ExpressionError: CustomStringConvertible {
  /// The whole report: what happened, the place with a caret under it, and how to mend it.
  package var description: String {
    var lines = ["\(message) (\(place))", pointer]
    if let mend { lines.append(mend) }
    return lines.joined(separator: "\n")
  }

  /// Where the fault stands, in words.
  package var place: String {
    // "Column" would be taken for a column of the file.
    let place = "character \(column)"
    return definition.map { "in the definition of \($0), \(place)" } ?? place
  }

  /// The stretch of the source around the fault, indented by two, with carets below the fault.
  package var pointer: String {
    // Columns to show on either side: a very long expression is clipped.
    let reach = 50
    let scalars = Array(source.unicodeScalars)
    let start = max(0, range.lowerBound - reach)
    let end = min(scalars.count, max(range.upperBound, range.lowerBound + 1) + reach)
    let clipped = min(end, range.lowerBound + reach)
    func text(_ range: Range<Int>) -> String {
      String(String.UnicodeScalarView(scalars[range].map { $0.isLineBreakOrTab ? " " : $0 }))
    }
    let before = (start > 0 ? "..." : "") + text(start..<range.lowerBound)
    let shown = range.lowerBound < clipped ? text(range.lowerBound..<clipped) : ""
    let after = clipped < scalars.count ? "..." : ""
    let marked = range.isEmpty ? "" : text(range.lowerBound..<min(range.upperBound, clipped))
    let carets = String(repeating: "^", count: max(1, marked.count))
    let blank = String(repeating: " ", count: before.count)
    return "  \(before)\(shown)\(after)\n  \(blank)\(carets)"
  }

  /// What happened, in one line without a place.
  package var message: String {
    switch kind {
    case .empty: "the expression is empty"
    case .unexpectedCharacter(let sign): "the character \(sign) has no meaning here"
    case .unexpected(let found, let expected): "expected \(expected), found \(found)"
    case .unclosed(let sign, let what): "the \(what) that begins with \(sign) is not closed"
    case .emptyName: "a column name is empty"
    case .foreignSign(let sign, _): "\(sign) is not used in expressions"
    case .malformedName(let text): "\(text) is neither a number nor a plain column name"
    case .numberTooLarge: "the number is too large"
    case .tooDeep(let limit): "more than \(limit) parts are nested in each other"
    case .mixedChain: "these comparisons cannot be chained"
    case .rangeBackwards(let from, let to):
      "the range \(number(from))..\(number(to)) runs backwards"
    case .slashRange: "/ does not make a range"
    case .memberIsName(let name): "a list holds numbers and texts, not the column \(name)"
    case .unknownFunction(let name, _, _): "there is no function \(name)"
    case .wrongArguments(let function, _): "\(function)() does not take these arguments"
    case .needsColumns(let function, _): "\(function)() needs a list of columns"
    case .secondColumnList(let function): "\(function)() takes one list of columns"
    case .columnListOutside: "a list of columns stands outside a function that takes one"
    case .missingElse: "the else is missing"
    case .comparedWithMissing: "a comparison with missing is never true"
    case .cutPoints: "cut points must be two or more numbers, each above the one before"
    case .percent(let percent): "\(number(percent)) is not a percentage between 0 and 100"
    case .unknownColumn(let name, _): "there is no column \(name)"
    case .ambiguousColumn(let name): "the file has more than one column \(name)"
    case .columnsBackwards(let from, let to): "\(from) does not come before \(to) in the file"
    case .noColumnFits(let pattern): "no column fits \(pattern)"
    case .nestedBottom: "bottom() stands inside another bottom()"
    case .cycle(let names): "definitions refer to each other: " + names.joined(separator: " -> ")
    case .tooLarge: "the expression is too large once lists and definitions are filled in"
    case .textComparedWithNumber(let column?, _):
      "\(column) holds numbers without labels and is compared with text"
    case .textComparedWithNumber: "text is compared with a number"
    case .textColumnComparedWithNumber(let column):
      "\(column) holds text and is compared with a number"
    case .textHasNoOrder: "text has no order"
    case .textWhereNumber(let column): "\(column ?? "this") is text where a number is needed"
    case .textWhereCondition(let column): "\(column ?? "this") is text where a condition is needed"
    case .numberWhereText(let function): "\(function)() needs text, not a number or a condition"
    case .branchesDiffer: "the values after then and else are of different kinds"
    case .notANumber(let column, let value):
      "\(column ?? "the value") is \"\(value)\" where a number is needed"
    case .notACondition(let column, let value):
      "\(column ?? "the value") is \(value), which is neither true (1) nor false (0)"
    case .numberWithoutLabel(let column, let value):
      "\(column ?? "the value") is the number \(value), without a label, and is compared with text"
    case .divisionByZero(let divisor): "\(divisor) is 0 and something is divided by it"
    case .overflow: "the result is too large for a number"
    }
  }

  /// How to mend it, as a sentence; nil when the message says it all.
  package var mend: String? {
    switch kind {
    case .unexpected, .tooLarge, .tooDeep, .numberTooLarge, .overflow: mendOfStructure
    case .unknownFunction(_, let nearest, let mend):
      mend.map { "Write for example \($0)." } ?? nearest.map { "Did you mean \($0)()?" }
        ?? "The functions are \(FunctionName.list)."
    case .unknownColumn(let name, let nearest):
      (nearest.map { "Did you mean \(quoted($0))? " } ?? "")
        + "If it is meant as text, write \"\(name)\"."
    case .textComparedWithNumber, .textColumnComparedWithNumber, .textHasNoOrder, .textWhereNumber,
      .textWhereCondition, .numberWhereText, .branchesDiffer, .notANumber, .notACondition,
      .numberWithoutLabel, .divisionByZero:
      mendOfValues
    default: mendOfWriting
    }
  }

  private var mendOfStructure: String? {
    switch kind {
    case .unexpected("if", _), .unexpected("case", _):
      "Put the \(token) with all that belongs to it in parentheses."
    case .unexpected("missing", _): "Write or missing(x) behind the list."
    case .unexpected(let found, "an operator or the end") where found.first?.isLetter ?? false:
      "Join conditions by and or or; a name that is not a plain word goes in backquotes: `sch.wide`."
    case .tooDeep, .tooLarge, .overflow: "Split it into definitions or smaller steps."
    default: nil
    }
  }

  private var mendOfWriting: String? {
    switch kind {
    case .empty: "Write a column name or a condition such as v190 <= 2."
    case .malformedName(let text): "If it is a column, write it in backquotes: `\(text)`."
    case .unexpectedCharacter:
      "A column name that is not a plain word goes in backquotes: `sch.wide`."
    case .unclosed(let sign, let what):
      what == "parenthesis"
        ? "Add the closing )."
        : "Close it with \(sign); a \(sign) inside is written twice."
    case .foreignSign(".", _): "Write missing for a missing value, and missing(x) to test for one."
    case .foreignSign(_, let meant): "Write \(meant) instead."
    case .mixedChain: "Join two comparisons with and: a <= b and b != c."
    case .rangeBackwards(let from, let to): "Write \(number(to))..\(number(from))."
    case .slashRange: "Write 5..9."
    case .memberIsName(let name): "If it is meant as text, write \"\(name)\"."
    case .wrongArguments(_, let usage): "Write \(usage)."
    case .needsColumns(_, let example): "Write \(example)."
    case .secondColumnList: "Join two calls with and or or."
    case .columnListOutside: "Lists go into any, all, count, min or max: any(m3a..m3c == 1)."
    case .missingElse: "Add else and a value; else missing leaves the rest without one."
    case .comparedWithMissing(let operand, let isNegated):
      "Write \(isNegated ? "not " : "")missing(\(operand))."
    case .cutPoints: "Write cut(age, 15, 25, 35)."
    case .percent: "Write bottom(40, v191)."
    case .ambiguousColumn: "Rename one of them in the file."
    case .columnsBackwards(let from, let to): "Write \(quoted(to))..\(quoted(from))."
    case .noColumnFits:
      "* stands for any characters, ? for one; to multiply, put spaces around the *."
    case .nestedBottom: "Give the inner one a column of its own in the file."
    case .cycle: "Make one of them refer to columns of the file only."
    default: nil
    }
  }

  private var mendOfValues: String? {
    switch kind {
    case .textComparedWithNumber(let column?, let text?):
      Double(text) == nil
        ? "Compare with a code, for example \(quoted(column)) == 1, or give \(column) labels."
        : "Write \(quoted(column)) == \(text), without quotes."
    case .textComparedWithNumber:
      "Compare numbers with numbers and text with text; number(x) reads a number from text."
    case .textColumnComparedWithNumber(let column):
      "Compare with a text that the column holds, as inspect lists them: \(quoted(column)) == "
        + "\"...\"."
    case .textHasNoOrder: "Compare with == or in, or order the codes: v106 >= 2."
    case .textWhereNumber: "number(x) reads the numbers; any other text becomes missing."
    case .textWhereCondition(let column):
      "Write a comparison, for example \(quoted(column ?? "v025")) == \"yes\"."
    case .numberWhereText: "Give it a column or a text in quotes."
    case .branchesDiffer: "Give texts everywhere, or numbers everywhere; label(x) makes text."
    case .notANumber(let column, let value):
      "Declare \"\(value)\" a missing code, test for it first, or write "
        + "number(\(quoted(column ?? "x"))) to count every text as missing."
    case .notACondition(let column, let value):
      "Write a comparison, for example \(quoted(column ?? "v025")) == "
        + (Double(value) == nil ? "\"\(value)\"." : "\(value).")
    case .numberWithoutLabel(let column, let value):
      "Compare with a number, for example \(quoted(column ?? "v025")) == \(value)."
    case .divisionByZero(let divisor):
      "Write if \(divisor) == 0 then missing else and then the division."
    default: nil
    }
  }

  private func number(_ value: Double) -> String { NumberText.of(value) }

  private func quoted(_ name: String) -> String { SyntaxPrinter.name(name) }
}

extension Unicode.Scalar {
  /// Whether the scalar would break the line or the alignment of the carets.
  fileprivate var isLineBreakOrTab: Bool {
    properties.generalCategory == .control || self == "\u{2028}" || self == "\u{2029}"
  }
}
