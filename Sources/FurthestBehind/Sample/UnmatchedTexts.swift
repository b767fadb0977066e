import Expressions
import Microdata

/// What is said of texts that a condition compares with a column in which no row has them: most
/// often a label in other letters, for which the comparison never holds.
struct UnmatchedTexts {
  let request: TreeRequest
  let columns: ExtractColumns
  let table: CodedTable

  /// A sentence for each such text of the indicator and of the population.
  ///
  /// - Complexity: O(*t v*) for *t* texts and *v* distinct values.
  var sentences: [String] {
    [columns.population, columns.indicator].compactMap(\.self).flatMap { expression in
      expression.unmatchedTexts { slot in
        table.column(expression.columns[slot]).map {
          MissingValues(request.missingCodes, of: $0).cells(of: $0)
        } ?? []
      }.map { unmatched in
        "No row has \"\(unmatched.text)\" in \(unmatched.columns.joined(separator: ", ")), so "
          + "comparing with it never holds."
          + (unmatched.nearest.map { " Did you mean \"\($0)\"?" } ?? "")
      }
    }
  }
}
