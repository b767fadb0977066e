import Expressions

/// What a preset can make of a file's columns.
struct PresetFit {
  let contents: PresetContents
  private let definitions: [String: Definition]
  /// The file's spelling of a column by its name in small letters.
  private let spellings: [String: String]
  private let columns: [String]

  /// - Parameter columns: the names of the columns that hold values.
  init(_ contents: PresetContents, columns: [String]) {
    self.contents = contents
    self.columns = columns
    definitions = Dictionary(contents.definitions.map { ($0.name, $0) }) { $1 }
    spellings = Dictionary(columns.map { ($0.lowercased(), $0) }) { first, _ in first }
  }

  /// How many columns the preset is recognised by; nil when one of them is missing.
  var recognition: Int? {
    let names = contents.preset.recognisedBy
    let isComplete = !names.isEmpty && names.allSatisfy { spelling(of: $0) != nil }
    return isComplete ? names.count : nil
  }

  /// The file's spelling of a column, in any case.
  func spelling(of column: String) -> String? { spellings[column.lowercased()] }

  /// The columns that the file has for weight, PSU or stratum, the best first.
  func design(_ key: String) -> [String] { contents.design(key).compactMap(spelling(of:)) }

  // MARK: Expressions

  /// The place of the first text whose columns are all there; nil if none is.
  func choice(_ texts: [String], inside name: String? = nil) -> Int? {
    texts.firstIndex { missing(in: $0, inside: name, path: name.map { [$0] } ?? []).isEmpty }
  }

  /// The columns that are missing, by the text that comes nearest; empty where a text fits.
  func missing(_ texts: [String], inside name: String? = nil) -> [String] {
    fewest(texts.map { missing(in: $0, inside: name, path: name.map { [$0] } ?? []) })
  }

  /// The columns that a circumstance lacks; empty if it can be formed.
  func missing(circumstance name: String) -> [String] {
    guard let definition = definitions[name] else { return spelling(of: name) == nil ? [name] : [] }
    return missing(definition.alternatives.compactMap(\.text), inside: name)
  }

  /// The columns that an indicator lacks; empty if it can be made.
  func missing(_ indicator: PresetIndicator) -> [String] {
    let parts = [
      missing(indicator.value), missing(indicator.universe), missing(contents.population),
      indicator.weight.map { spelling(of: $0) == nil ? [$0] : [] } ?? [],
    ]
    var seen: Set<String> = []
    return parts.flatMap(\.self).filter { seen.insert($0).inserted }
  }

  /// The columns and definitions that a text names, definitions filled in.
  func definitionsUsed(by texts: [String]) -> Set<String> {
    var used: Set<String> = []
    var open = texts
    while let text = open.popLast() {
      for name in names(in: text) {
        guard let definition = definitions[name], used.insert(name).inserted else { continue }
        open += definition.alternatives.compactMap(\.text)
      }
    }
    return used
  }

  /// A text with its columns as the file spells them.
  func respelled(_ text: String, inside name: String?) -> String {
    guard let expression = try? SurveyExpression(parsing: text) else { return text }
    return expression.renaming { other in
      if expression.patterns.contains(other) { return spelling(pattern: other) }
      return definitions[other] != nil && other != name ? nil : spelling(of: other)
    }
  }

  /// The wildcard in the case in which it fits a column.
  private func spelling(pattern: String) -> String? {
    [pattern, pattern.lowercased(), pattern.uppercased()].first { pattern in
      (try? SurveyExpression(parsing: "count(missing(\(pattern)))").bind(to: columns)) != nil
    }
  }

  private func names(in text: String) -> [String] {
    (try? SurveyExpression(parsing: text))?.names ?? []
  }

  private func missing(in text: String, inside name: String?, path: [String]) -> [String] {
    guard let expression = try? SurveyExpression(parsing: text) else { return [] }
    var missing: [String] = []
    for other in expression.names {
      if let definition = definitions[other], other != name {
        guard !path.contains(other) else { continue }
        missing += fewest(
          definition.alternatives.compactMap(\.text).map {
            self.missing(in: $0, inside: other, path: path + [other])
          })
      } else if spelling(of: other) == nil {
        missing.append(other)
      }
    }
    return missing + expression.patterns.filter { spelling(pattern: $0) == nil }
  }

  /// The shortest list, of equal ones the first.
  private func fewest(_ lists: [[String]]) -> [String] {
    lists.min { $0.count < $1.count } ?? []
  }
}
