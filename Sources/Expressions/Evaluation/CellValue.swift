/// What one cell of the file holds, in every form that an expression may ask for.
package struct CellValue: Equatable, Hashable, Sendable {
  /// The value as a number, when it is one.
  package let number: Double?
  /// The text as it stands in the file.
  package let text: String
  /// The value's label, when the column has value labels and one fits.
  package let label: String?
  /// Its labels in other languages, by which it may be called, too.
  package let otherLabels: [String]
  /// Whether the cell is blank or holds a code declared missing; nothing else counts then.
  package let isMissing: Bool

  /// A present value; a number that is not finite is no number.
  package init(
    number: Double?, text: String, label: String? = nil, otherLabels: [String] = []
  ) {
    self.number = number.flatMap { $0.isFinite ? $0 : nil }
    self.text = text
    self.label = label
    self.otherLabels = otherLabels
    isMissing = false
  }

  private init() {
    number = nil
    text = ""
    label = nil
    otherLabels = []
    isMissing = true
  }

  /// A cell without a value.
  package static let missing = CellValue()

  /// The words for the value: its label, or the text in the file.
  package var words: String { label ?? text }

  /// Whether the text is one of the value's labels or stands for it in the file.
  package func isCalled(_ text: String) -> Bool {
    text == self.text || text == label || otherLabels.contains(text)
  }
}

/// What the values of a column have in common, missing ones apart.
package enum ColumnKind: Equatable, Hashable, Sendable {
  /// Not looked at yet: every cell is judged on its own.
  case unknown
  /// Numbers without labels, and nothing else.
  case numbers
  /// Texts, and nothing else.
  case text
  /// Numbers with labels, numbers beside texts, or no value at all: may be compared with both.
  case mixed

  /// The kind of a column that holds these distinct values.
  package init(of values: some Sequence<CellValue>) {
    var hasBareNumbers = false
    var hasTexts = false
    for value in values where !value.isMissing {
      if value.number == nil {
        hasTexts = true
      } else if value.label == nil {
        hasBareNumbers = true
      } else {
        self = .mixed
        return
      }
    }
    self = hasBareNumbers == hasTexts ? .mixed : hasTexts ? .text : .numbers
  }
}
