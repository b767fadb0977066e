package import Microdata

/// Which texts of a column stand for "missing".
package struct MissingValues {
  private let texts: Set<String>
  private let numbers: Set<Double>
  private let ranges: [ClosedRange<Double>]

  /// The codes that a request declares for a column.
  package init(_ codes: [TreeRequest.MissingCodes], column: String) {
    let declared = codes.filter { $0.column == nil || $0.column == column }.flatMap(\.codes)
    texts = Set(declared)
    let syntax = NumberSyntax()
    numbers = Set(declared.compactMap { syntax.number($0.utf8) })
    ranges = declared.compactMap(Self.range)
  }

  /// The codes that a request declares for a column; none for one that was made, since they were
  /// declared for what it was made from.
  init(_ codes: [TreeRequest.MissingCodes], of column: CodedColumn) {
    self.init(column.isMade ? [] : codes, column: column.name)
  }

  /// The range that a code "97..99" spells, both ends included; nil for any other text.
  private static func range(_ text: String) -> ClosedRange<Double>? {
    guard let (low, high) = ends(text), low <= high else { return nil }
    return low...high
  }

  private static func ends(_ text: String) -> (low: Double, high: Double)? {
    guard let dots = text.firstRange(of: "..") else { return nil }
    let syntax = NumberSyntax()
    guard let low = syntax.number(text[..<dots.lowerBound].utf8),
      let high = syntax.number(text[dots.upperBound...].utf8)
    else { return nil }
    return (low, high)
  }

  /// Refuses a range whose ends stand in the wrong order.
  static func check(_ codes: [TreeRequest.MissingCodes]) throws(AnalysisError.Reason) {
    for code in codes.flatMap(\.codes) {
      if let (low, high) = ends(code), low > high { throw .extract(.missingRange(code)) }
    }
  }

  /// Whether nothing is declared.
  var isEmpty: Bool { texts.isEmpty }

  /// Whether a number is declared as missing.
  package func contains(_ number: Double) -> Bool {
    numbers.contains(number) || ranges.contains { $0.contains(number) }
  }

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
    if texts.contains(text) || column.label(code).map(texts.contains) == true { return .missing }
    if !(numbers.isEmpty && ranges.isEmpty), let number = column.number(code), contains(number) {
      return .missing
    }
    return MissingMarkers.contains(column.utf8(code)) ? .marker : .present
  }
}
