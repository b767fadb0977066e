/// What is wrong with an expression, where, and how to mend it.
///
/// Positions count Unicode scalars of `source`, which is the text of the expression or, when
/// `definition` is set, the text of the named definition that the expression refers to.
package struct ExpressionError: Error, Equatable, Sendable {
  /// What went wrong, with the data of the case.
  package let kind: Kind
  /// The text that holds the fault.
  package let source: String
  /// The name of the definition whose text `source` is; nil for the expression itself.
  package let definition: String?
  /// The faulty stretch of the source, in Unicode scalars; empty at the end of the source.
  package let range: Range<Int>

  /// When a fault comes to light.
  package enum Stage: Sendable {
    /// The text is no expression: wrong whatever the file.
    case reading
    /// The text does not fit the columns of the file.
    case binding
    /// A value of the data does not fit the expression.
    case evaluation
  }

  /// The faults that an expression can have.
  package enum Kind: Equatable, Sendable {
    // Reading
    case empty
    case unexpectedCharacter(String)
    case unexpected(String, expected: String)
    case unclosed(String, what: String)
    case emptyName
    case foreignSign(String, meant: String)
    case malformedName(String)
    case numberTooLarge
    case tooDeep(limit: Int)
    case mixedChain
    case rangeBackwards(from: Double, to: Double)
    case slashRange
    case memberIsName(String)
    case unknownFunction(String, nearest: String?, mend: String?)
    case wrongArguments(function: String, usage: String)
    case needsColumns(function: String, example: String)
    case secondColumnList(function: String)
    case columnListOutside
    case missingElse
    case comparedWithMissing(operand: String, isNegated: Bool)
    case cutPoints
    case percent(Double)

    // Binding
    case unknownColumn(String, nearest: String?)
    case ambiguousColumn(String)
    case columnsBackwards(from: String, to: String)
    case noColumnFits(String)
    case nestedBottom
    case cycle([String])
    case tooLarge(limit: Int)
    case textComparedWithNumber(column: String?, text: String?)
    case textColumnComparedWithNumber(column: String)
    case textHasNoOrder
    case textWhereNumber(column: String?)
    case textWhereCondition(column: String?)
    case numberWhereText(function: String)
    case branchesDiffer

    // Evaluation
    case notANumber(column: String?, value: String)
    case notACondition(column: String?, value: String)
    case numberWithoutLabel(column: String?, value: String)
    case divisionByZero(String)
    case overflow
  }

  /// The 1-based column of the fault in its source, in characters as a person counts them.
  package var column: Int { source.stretch(0..<range.lowerBound).count + 1 }

  /// The faulty text itself; empty at the end of the source.
  package var token: String { source.stretch(range) }

  /// Whether a name stands for no column, or for no single one.
  package var isAboutNames: Bool {
    switch kind {
    case .unknownColumn, .ambiguousColumn, .columnsBackwards, .noColumnFits: true
    default: false
    }
  }

  /// The column whose values are of another kind than is needed; nil for any other fault.
  package var unfitColumn: String? {
    switch kind {
    case .notANumber(let column, _), .notACondition(let column, _): column
    case .textColumnComparedWithNumber(let column): column
    default: nil
    }
  }

  /// Whether a definition that is sound by itself gives another kind of value than is needed where
  /// it is used.
  package var isAboutUseOfDefinition: Bool {
    definition != nil && !isAboutNames && stage == .binding && token == source
  }

  /// When the fault came to light.
  package var stage: Stage {
    switch kind {
    case .unknownColumn, .ambiguousColumn, .columnsBackwards, .noColumnFits, .nestedBottom,
      .cycle, .tooLarge, .textComparedWithNumber, .textColumnComparedWithNumber, .textHasNoOrder,
      .textWhereNumber, .textWhereCondition, .numberWhereText, .branchesDiffer:
      .binding
    case .notANumber, .notACondition, .numberWithoutLabel, .divisionByZero, .overflow:
      .evaluation
    default:
      .reading
    }
  }
}

extension String {
  /// The part between two offsets in Unicode scalars.
  func stretch(_ range: Range<Int>) -> String {
    let scalars = unicodeScalars.dropFirst(range.lowerBound).prefix(range.count)
    return String(String.UnicodeScalarView(scalars))
  }
}
