package import Microdata

/// Which texts of a column stand for "missing".
package struct MissingValues {
  private let texts: Set<String>
  private let numbers: Set<Double>

  /// The codes that a request declares for a column.
  package init(_ codes: [TreeRequest.MissingCodes], column: String) {
    let declared = codes.filter { $0.column == nil || $0.column == column }.flatMap(\.codes)
    texts = Set(declared)
    let syntax = NumberSyntax()
    numbers = Set(declared.compactMap { syntax.number($0.utf8) })
  }

  /// Whether nothing is declared.
  var isEmpty: Bool { texts.isEmpty }

  /// Whether a number is declared as missing.
  package func contains(_ number: Double) -> Bool { numbers.contains(number) }

  /// Why a value counts as missing, or that it does not.
  package enum Verdict {
    case present
    /// Blank, or declared.
    case missing
    /// A mark of a statistics program, which is worth saying.
    case marker
  }

  /// Judges a value of the column.
  package func verdict(_ column: CodedColumn, _ code: Int) -> Verdict {
    if column.isBlank(code) { return .missing }
    let text = column.text(code)
    if texts.contains(text) { return .missing }
    if !numbers.isEmpty, let number = column.number(code), numbers.contains(number) {
      return .missing
    }
    return MissingMarkers.contains(column.utf8(code)) ? .marker : .present
  }
}
