/// The smallest parts of an expression.
enum Token: Equatable {
  case name(String)
  case quotedName(String)
  case number(Double)
  case text(String)
  case word(ReservedWord)
  case symbol(Symbol)
  case end
}

/// Words that cannot name a column unless written in backquotes.
enum ReservedWord: String, CaseIterable {
  case and, or, not
  case `in`, `if`, then, `else`, `case`, when, end
  case missing
}

/// Signs of one or two characters.
enum Symbol: String {
  case open = "("
  case close = ")"
  case comma = ","
  case upTo = ".."
  case plus = "+"
  case minus = "-"
  case star = "*"
  case slash = "/"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  /// The comparison that the sign stands for, if any.
  var comparison: ComparisonOperator? { ComparisonOperator(rawValue: rawValue) }
}

extension Unicode.Scalar {
  /// Whether a plain column name may begin with this scalar: a letter or an underscore.
  var beginsName: Bool {
    if isASCII { return self == "_" || isASCIILetter }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return true
    default:
      return false
    }
  }

  /// Whether a plain column name may go on with this scalar: letters, digits, underscores and
  /// the marks that combine with letters.
  var continuesName: Bool {
    if isASCII { return beginsName || isASCIIDigit }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber: return true
    default: return beginsName
    }
  }

  var isASCIIDigit: Bool { "0" <= self && self <= "9" }

  private var isASCIILetter: Bool {
    ("a" <= self && self <= "z") || ("A" <= self && self <= "Z")
  }
}

extension String {
  /// Whether the name may stand in an expression without backquotes.
  var isPlainName: Bool {
    guard let first = unicodeScalars.first, first.beginsName else { return false }
    return unicodeScalars.allSatisfy(\.continuesName) && ReservedWord(rawValue: self) == nil
  }
}
