import Microdata

/// Names for columns and for their codes.
///
/// Labels change words only: a tree grown with them divides people as the one without.
package struct ValueLabels: Sendable, Equatable {
  /// One line of a label file.
  struct Entry: Sendable, Equatable {
    var variable: String
    /// The code; empty for the name of the column itself.
    var code: String
    var label: String
    var language = ""
    /// The line of the file, from 1; nil where it is not known.
    var line: Int?
  }

  private var titles: [String: String] = [:]
  /// The labels of every code, the wanted language's first.
  private var byText: [String: [String: [String]]] = [:]
  private var byNumber: [String: [Double: [String]]] = [:]

  /// Takes the labels in one language.
  ///
  /// For every code the wanted language goes first, then entries without a language, then the
  /// file's first. Names of columns match in any case, as statistics programs change it.
  init(
    _ entries: [Entry], language: String?, file: String
  ) throws(AnalysisError.Reason) {
    var order: [String] = []
    for entry in entries where !order.contains(entry.language) { order.append(entry.language) }
    let wanted = (language ?? "en").lowercased()
    let ranks = order.map { $0 == wanted ? 0 : $0.isEmpty ? 1 : 2 }
    let languages = order.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }.map { order[$0] }
    for language in languages {
      try add(entries.filter { $0.language == language }, file: file)
    }
  }

  /// Adds the labels of one language behind those that are there.
  private mutating func add(_ entries: [Entry], file: String) throws(AnalysisError.Reason) {
    let syntax = NumberSyntax()
    var own: [String: [String: String]] = [:]
    for entry in entries {
      let variable = entry.variable.lowercased()
      if let other = own[variable]?[entry.code], other != entry.label {
        throw .extract(
          .contradictoryLabels(
            variable: entry.variable, code: entry.code, labels: [other, entry.label], file: file,
            line: entry.line))
      }
      own[variable, default: [:]][entry.code] = entry.label
    }
    for (variable, labels) in own {
      for (code, label) in labels {
        if code.isEmpty {
          titles[variable] = titles[variable] ?? label
          continue
        }
        byText[variable, default: [:]][code, default: []].append(label)
        if let number = syntax.number(code.utf8) {
          byNumber[variable, default: [:]][number, default: []].append(label)
        }
      }
    }
  }

  /// The name of a column; nil when the file has none.
  func title(of column: String) -> String? { titles[column.lowercased()] }

  /// The labels of a code, found by its text or by its number, the wanted language's first.
  func labels(_ column: String, text: String, number: Double?) -> [String] {
    let column = column.lowercased()
    return byText[column]?[text] ?? number.flatMap { byNumber[column]?[$0] } ?? []
  }

  /// Gives the codes of every column their labels.
  func apply(to table: inout CodedTable) {
    for (place, name) in table.header.enumerated() {
      guard let column = table.column(place) else { continue }
      let labels = (0..<column.count).map { code in
        column.isBlank(code)
          ? [] : self.labels(name, text: column.text(code), number: column.number(code))
      }
      table.setWords(
        column: place, title: title(of: name), labels: labels.map(\.first),
        otherLabels: labels.map { Array($0.dropFirst()) })
    }
  }
}
