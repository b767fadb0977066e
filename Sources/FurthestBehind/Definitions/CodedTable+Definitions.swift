import Expressions
import Microdata
import SurveyModel

extension CodedTable {
  /// Makes the column of a definition, whose own columns must be there.
  ///
  /// - Returns: what `bottom(..)` came to mean, for a person.
  /// - Throws: a value that does not fit the definition, with its line.
  mutating func make(
    _ bound: ColumnCatalogue.Bound, missingCodes: [TreeRequest.MissingCodes],
    weighting: ScoreWeights, threads: Int
  ) throws(AnalysisError.Reason) -> [String] {
    let definition = bound.definition
    let thresholds = try WeightedThresholds(
      bound.expression, of: self, weighting: weighting, missingCodes: missingCodes,
      origin: definition.words, threads: threads)
    let values = try ExpressionValues(
      bound.expression, of: self, missingCodes: missingCodes, thresholds: thresholds.values,
      origin: definition.words, threads: threads)
    let made = MadeColumn(
      name: definition.name, title: definition.title ?? plainTitle(of: bound.expression),
      texts: values.values.map(\.text), labels: values.values.map(\.words),
      hasNumbers: bound.expression.resultType != .text)
    if let (source, map) = values.single {
      make(made, at: bound.column, from: source, map: map)
    } else {
      let table = self
      make(made, at: bound.column, threads: threads) { chunk, output in
        values.write(chunk, of: table, to: output)
      }
    }
    return thresholds.sentences
  }

  /// The title of the column that the expression consists of.
  private func plainTitle(of expression: BoundExpression) -> String? {
    expression.isPlainColumn ? column(expression.columns[0])?.title : nil
  }
}

extension ExpressionValues.Value {
  /// The value as the text of a field; empty when it is missing.
  fileprivate var text: String {
    switch value {
    case .missing: ""
    case .number(let number): Circumstance.text(of: number)
    case .text(let text): text
    case .truth(let truth): truth ? "1" : "0"
    }
  }

  /// What the value is called; nil when its text says it.
  fileprivate var words: String? {
    if case .truth(let truth) = value { return truth ? "yes" : "no" }
    return label
  }
}
