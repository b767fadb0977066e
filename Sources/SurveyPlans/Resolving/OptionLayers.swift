import AnalysisOptions
import CommandLineKit
import FurthestBehind

/// Options of tree from several places of a plan, laid over each other.
struct OptionLayers {
  /// The value of each option where it is given last; `null` takes it away.
  private(set) var values: [String: JSONValue] = [:]
  /// Declarations of missing codes, the lowest first.
  private var missingCodes: [JSONValue] = []

  /// Keys of a file's entry that are options by another way of writing.
  private static let fileKeys = [
    "weight", "psu", "strata", "fpc", "where", "labels", "delimiter", "decimal", "encoding",
  ]

  /// Lays the options of a file's entry on top, and the entry's keys on these.
  mutating func add(file: JSONValue?) {
    add(file?["options"])
    for key in Self.fileKeys { if let value = file?[key] { values[key] = value } }
    if let codes = file?["na"] { missingCodes.append(codes) }
  }

  /// Lays options on top.
  mutating func add(_ options: JSONValue?) {
    for member in options?.members ?? [] {
      if member.key == "na" {
        missingCodes.append(member.value)
      } else {
        values[member.key] = member.value
      }
    }
  }

  /// Lays the weight among some options on top, unless the file is said to have none.
  mutating func add(weightOf options: JSONValue?) {
    guard let weight = options?["weight"], values["weight"]?.isNull != true else { return }
    values["weight"] = weight
  }

  /// The texts given for an option that may have alternatives.
  func alternatives(_ key: String) -> [JSONValue] { values[key]?.alternatives ?? [] }

  /// The options as values for a request to a file.
  ///
  /// Left out are `where`, whose text is an expression, and those that name circumstances.
  func read(for file: inout FileResolver, table: PlanOptionTable, folder: String) -> OptionValues {
    var read = OptionValues()
    for spec in table.analysis {
      let key = PlanOptionTable.key(spec)
      guard let value = values[key], !value.isNull else { continue }
      switch key {
      case "where", "circumstances", "ordered", "unordered": continue
      case "weight", "psu", "strata", "fpc":
        if let column = file.column(value.alternatives) { read.set([.text(column)], of: spec) }
      case "labels":
        read.set([.text(PlanPath.join(folder, value.scalarText ?? ""))], of: spec)
      default:
        if let values = try? PlanOptionTable.values(value, of: spec) { read.set(values, of: spec) }
      }
    }
    let spec = CircumstanceOptions.missingCodes.spec
    read.set(codes(for: &file).map { .keyedList($0) }, of: spec)
    return read
  }

  /// The lists of an option such as `ordered`.
  func lists(_ spec: OptionSpec) -> [KeyedList] {
    guard let value = values[PlanOptionTable.key(spec)], !value.isNull,
      let lists = try? PlanOptionTable.values(value, of: spec)
    else { return [] }
    return lists.flatMap { (list) -> [KeyedList] in
      switch list {
      case .keyedList(let list): [list]
      case .list(let items): [KeyedList(key: nil, items: items)]
      default: []
      }
    }
  }

  /// Codes for each column: those declared last, column by column.
  private func codes(for file: inout FileResolver) -> [KeyedList] {
    var lists: [KeyedList] = []
    for value in missingCodes {
      let spec = CircumstanceOptions.missingCodes.spec
      let values = (try? PlanOptionTable.values(value, of: spec)) ?? []
      let layer: [KeyedList] = values.compactMap { item in
        if case .keyedList(let list) = item { list } else { nil }
      }
      let own = layer.compactMap { respelled($0, in: value, for: &file) }
      lists.removeAll { list in own.contains { $0.key == list.key } }
      lists += own
    }
    return lists
  }

  /// A list under the file's spelling of its column; nil where the file lacks a preset's column.
  private func respelled(
    _ list: KeyedList, in value: JSONValue, for file: inout FileResolver
  ) -> KeyedList? {
    guard let column = list.key else { return list }
    let isOfPlan = value.site.file == file.plan
    let spelling = isOfPlan ? column : file.spelling(column)
    guard file.has(column: spelling) else {
      if isOfPlan {
        let site = value.members?.first { $0.key == column }?.keySite ?? value.site
        file.add(file.unknownColumn(column), at: site)
      }
      return nil
    }
    return KeyedList(key: spelling, items: list.items)
  }
}

/// Paths of a plan.
enum PlanPath {
  /// A path that starts from a folder, unless it is absolute; the folder may be empty.
  static func join(_ folder: String, _ path: String) -> String {
    let isAbsolute =
      path.hasPrefix("/") || path.hasPrefix("\\")
      || (path.dropFirst().first == ":" && path.first?.isLetter == true)
    if isAbsolute || folder.isEmpty { return path }
    return folder.hasSuffix("/") || folder.hasSuffix("\\") ? folder + path : folder + "/" + path
  }

  /// The folder of a path; empty for a name alone.
  static func folder(of path: String) -> String {
    guard let end = path.lastIndex(where: { $0 == "/" || $0 == "\\" }) else { return "" }
    let folder = path[..<end]
    return folder.isEmpty ? String(path[...end]) : String(folder)
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    guard let end = path.lastIndex(where: { $0 == "/" || $0 == "\\" }) else { return path }
    return String(path[path.index(after: end)...])
  }
}
