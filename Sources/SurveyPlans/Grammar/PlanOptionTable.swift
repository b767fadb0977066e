import AnalysisOptions
package import CommandLineKit
import Spelling

/// The options of a tree as keys of a plan, and how their values are written in JSON.
package struct PlanOptionTable: Sendable {
  /// Options that shape the tree.
  let analysis: [OptionSpec]
  /// Options that shape what is written about it.
  let output: [OptionSpec]

  /// The options of the analysis, and those of a program that writes results.
  package init(output: [OptionSpec] = []) {
    analysis = AnalysisOptions.inPlans
    self.output = output
  }

  /// Every option, in the order of the help page.
  var all: [OptionSpec] { analysis + output }

  /// The option of the given key, which is its long name without dashes.
  func spec(_ key: String) -> OptionSpec? {
    all.first { Self.key($0) == key }
  }

  /// The key under which a plan knows an option.
  package static func key(_ spec: OptionSpec) -> String { String(spec.name.dropFirst(2)) }

  /// Reads the value of an option.
  static func values(
    _ value: JSONValue, of spec: OptionSpec
  ) throws(PlanFault) -> [ParsedValue] {
    switch spec.kind {
    case .flag:
      guard let truth = value.truth else { throw wrongType("true or false", value) }
      return truth ? [.present] : []
    case .list: return [.list(try list(value, of: spec))]
    case .keyedList: return try keyedLists(value, of: spec)
    case .whole, .decimal:
      guard value.scalarText != nil else { throw wrongType("a number", value) }
      return [try parse(value, as: spec.kind, of: spec)]
    case .text, .words, .file, .folder, .choice, .character:
      guard value.scalarText != nil else { throw wrongType("a text", value) }
      return [try parse(value, as: spec.kind, of: spec)]
    }
  }

  // MARK: Lists

  /// A list of JSON, or a text with commas as on the command line.
  private static func list(
    _ value: JSONValue, of spec: OptionSpec
  ) throws(PlanFault) -> [String] {
    if let values = value.list { return try items(values) }
    guard value.scalarText != nil, case .list(let items) = try parse(value, as: .list, of: spec)
    else { throw wrongType("a list, or a text with commas", value) }
    return items
  }

  private static func items(_ values: [JSONValue]) throws(PlanFault) -> [String] {
    var items: [String] = []
    for value in values {
      guard let text = value.scalarText else { throw wrongType("a text or a number", value) }
      if text.isEmpty { throw PlanFault(.emptyText, at: value.site) }
      items.append(text)
    }
    return items
  }

  /// An object of lists by column, a list of texts `column=a,b`, a list of plain items, or a text.
  ///
  /// The column `*` stands for every column.
  private static func keyedLists(
    _ value: JSONValue, of spec: OptionSpec
  ) throws(PlanFault) -> [ParsedValue] {
    if let members = value.members {
      var lists: [ParsedValue] = []
      for member in members where !member.value.isNull {
        let items = try list(member.value, of: spec)
        lists.append(
          .keyedList(KeyedList(key: member.key == "*" ? nil : member.key, items: items)))
      }
      return lists
    }
    guard let values = value.list else {
      guard value.scalarText != nil else {
        throw wrongType(
          "a text with commas, a list, or an object with a list for each column", value)
      }
      return [try parse(value, as: .keyedList, of: spec)]
    }
    let isKeyed = values.contains { $0.text?.contains("=") ?? false }
    if !isKeyed { return [.keyedList(KeyedList(key: nil, items: try items(values)))] }
    var lists: [ParsedValue] = []
    for value in values {
      guard value.scalarText != nil else { throw wrongType("a text", value) }
      lists.append(try parse(value, as: .keyedList, of: spec))
    }
    return lists
  }

  private static func parse(
    _ value: JSONValue, as kind: ValueKind, of spec: OptionSpec
  ) throws(PlanFault) -> ParsedValue {
    let text = value.scalarText ?? ""
    do throws(ValueProblem) {
      return try kind.parse(text)
    } catch {
      throw PlanFault(.option(key(spec), error, value: text), at: value.site)
    }
  }

  static func wrongType(_ expected: String, _ value: JSONValue) -> PlanFault {
    PlanFault(.wrongType(expected: expected, found: value.words), at: value.site)
  }
}

extension JSONValue {
  /// What the value is, with an article, to follow "found".
  var words: String {
    switch kind {
    case .null: "null"
    case .truth(let truth): "\(truth)"
    case .number(_, let text): "the number \(text)"
    case .text(let text): "the text \(PlanFault.quoted(text))"
    case .list: "a list"
    case .object: "an object"
    }
  }
}
