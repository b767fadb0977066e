package import Microdata

/// What is wrong with how an extract and its codes are declared.
package enum ExtractFault: Error {
  case unusableDelimiter(String)
  case unusableDecimalMark(String)
  /// A number in a syntax that contradicts the rest of the file.
  case contradictedNumber(AnalysisError.Place, decimalMark: UInt8)
  /// A range of missing codes that is none.
  case missingRange(String)
  /// A label file that could not be read; the path of the file.
  case unreadableLabels(ReadingError, file: String)
  /// A label file that is no list of labels.
  case malformedLabels(String, file: String, line: Int?)
  /// One code with two labels in one language.
  case contradictoryLabels(
    variable: String, code: String, labels: [String], file: String, line: Int?)

  /// Whether the command line is at fault rather than a file.
  var isUsage: Bool {
    switch self {
    case .unusableDelimiter, .unusableDecimalMark, .missingRange: true
    default: false
    }
  }

  /// Whether an input is missing or unreadable.
  var isInput: Bool {
    if case .unreadableLabels(let error, _) = self { return error.isInput }
    return false
  }

  /// What happened, and how to mend it.
  func words(file: String) -> (what: String, mend: String?) {
    switch self {
    case .unusableDelimiter(let mark):
      return (
        "\(mark.debugDescription) cannot part fields",
        "Give a comma, semicolon, tab, vertical bar or another sign that is not the decimal mark."
      )
    case .unusableDecimalMark(let mark):
      return ("\(mark.debugDescription) is no decimal mark", "Give a point or a comma.")
    case .contradictedNumber(let place, let decimalMark):
      let isPoint = decimalMark == UInt8(ascii: ".")
      return (
        "\(file), line \(place.line), column \(place.column): \"\(place.value)\" does not fit the "
          + "numbers of the file, whose decimal mark is the \(isPoint ? "point" : "comma")",
        "If the mark was misread, give --decimal \(isPoint ? "," : "."); if these are no numbers, "
          + "declare the column with --unordered \(place.column)."
      )
    case .missingRange(let text):
      return (
        "--na \(text) is no range of codes",
        "Write the smaller number first, for example --na 97..99."
      )
    case .unreadableLabels(let error, let file):
      return AnalysisError.words(error, file: file)
    case .malformedLabels(let what, let file, let line):
      return (
        file + (line.map { ", line \($0)" } ?? "") + ": " + what,
        "A label file is a CSV with the columns variable, code, label (and language, if there are "
          + "several), or JSON: {\"v025\": {\"1\": \"urban\", \"2\": \"rural\"}}."
      )
    case .contradictoryLabels(let variable, let code, let labels, let file, let line):
      let words = labels.map { "\"\($0)\"" }.joined(separator: " and ")
      return (
        file + (line.map { ", line \($0)" } ?? "")
          + ": code \(code) of \(variable) has two labels, \(words)", "Delete one of them."
      )
    }
  }
}

extension ReadingError {
  /// Whether the input is missing or unreadable, rather than wrong.
  var isInput: Bool {
    switch self {
    case .cannotOpen, .folder, .cannotRead: true
    default: false
    }
  }
}
