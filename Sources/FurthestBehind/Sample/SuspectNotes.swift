import Expressions
import Microdata
import SurveyModel

/// What is said of values that often mean a missing answer and that nobody has declared so.
///
/// They stay what they are: 9 is a number until the user says otherwise.
struct SuspectNotes {
  /// Values from which a column of the indicator is a measure and not an answer.
  private static let mostValues = 200

  let request: TreeRequest
  let columns: ExtractColumns
  let table: CodedTable

  /// A sentence for each column of a circumstance or of the indicator that has such values.
  ///
  /// - Complexity: O(*v* log *v*) for *v* distinct values.
  func sentences(_ codings: [CircumstanceCoding]) -> [String] {
    let circumstances = columns.circumstances.compactMap { place -> String? in
      guard let column = table.column(place), !column.isMade,
        let coding = codings.first(where: { $0.circumstance.name == column.name })
      else { return nil }
      return sentence(column.name, Suspects.words(of: coding.circumstance))
    }
    let answers = columns.indicator.columns.compactMap { place -> String? in
      guard let column = table.column(place), !column.isMade, column.count <= Self.mostValues,
        !columns.circumstances.contains(place)
      else { return nil }
      // What the condition names has been thought of.
      return sentence(column.name, suspects(column).filter { !request.indicator.contains($0) })
    }
    return circumstances + answers
  }

  private func suspects(_ column: CodedColumn) -> [String] {
    let missing = MissingValues(request.missingCodes, of: column)
    let present = (0..<column.count).filter { code in
      if case .present = missing.verdict(column, code) { true } else { false }
    }
    let numbers = present.compactMap { column.number($0) }
    return Suspects(
      numbers: numbers.count == present.count ? numbers : [],
      levels: present.map {
        Inspection.Level(value: column.text($0), label: column.label($0), rows: 0)
      }
    ).words
  }

  private func sentence(_ name: String, _ words: [String]) -> String? {
    if words.isEmpty { return nil }
    let quoted = words.map { "\"\($0)\"" }.joined(separator: ", ")
    return "In column \(name), \(quoted) may mean a missing answer and counts as a value; --na "
      + "declares what is missing."
  }
}
