import AnalysisOptions
import CommandLineKit
import Expressions
import FurthestBehind
import Spelling

/// One file of a survey: finds out which of its expressions fit the columns that the extract has.
struct FileResolver {
  let name: String
  /// The file's entry over its preset's.
  let entry: LayeredEntry
  /// The extract's path.
  let path: String
  /// The plan's name in places.
  let plan: String
  /// The columns of the extract; nil when it could not be opened.
  let header: [String]?
  /// Whether the survey has no other file, so that all of the plan is meant for this one.
  var isOnlyOne = false
  /// Columns that joins add, in their order.
  let joined: [String]
  private(set) var definitions: [String: Definition] = [:]
  /// The definitions in the order of the plan.
  let definitionNames: [String]
  private(set) var faults: [PlanFault] = []
  private(set) var notes: [String] = []
  /// The definitions that something needs, each behind those that it needs.
  private(set) var used: [String] = []

  private let directory: ColumnDirectory
  private let columns: Set<String>
  /// The file's spelling of a name in small letters, where there is one only.
  private let spellings: [String: String]
  private var candidates: [String: [Candidate]] = [:]
  private var choices: [String: Candidate?] = [:]
  private var inProgress: [String] = []
  private var obstacles: [String: PlanFault] = [:]

  init(
    name: String, entry: LayeredEntry, path: String, plan: String, header: [String]?,
    joined: [String], definitions: [Definition]
  ) {
    self.name = name
    self.entry = entry
    self.path = path
    self.plan = plan
    self.header = header
    self.joined = joined
    definitionNames = definitions.map(\.name)
    let names = (header ?? []) + joined
    directory = ColumnDirectory(names)
    columns = Set(names)
    var spellings: [String: String] = [:]
    for column in columns {
      let key = column.lowercased()
      spellings[key] = spellings[key] == nil ? column : ""
    }
    self.spellings = spellings.filter { !$0.value.isEmpty }
    for definition in definitions {
      self.definitions[definition.name] = definition
      candidates[definition.name] = read(
        definition.alternatives, isOfPreset: definition.isOfPreset, inside: definition.name)
    }
  }

  /// The name of the extract in messages.
  var fileName: String {
    path.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? path
  }

  // MARK: Columns

  /// Whether the extract, or a join, has the column; anything goes when the extract is not known.
  func has(column: String) -> Bool { header == nil || columns.contains(column) }

  /// The file's spelling of a preset's column; the name itself where there is none.
  func spelling(_ column: String) -> String {
    columns.contains(column) ? column : spellings[column.lowercased()] ?? column
  }

  /// The first of the columns or definitions that the file has; a plan's own must be there.
  ///
  /// - Parameter columns: the texts of a design key, such as `weight`.
  mutating func column(_ columns: [JSONValue]) -> String? {
    guard let first = columns.first else { return nil }
    for value in columns {
      let column = value.site.file == plan ? value.text ?? "" : spelling(value.text ?? "")
      if definitions[column] != nil, obstacle(to: column) == nil {
        use(column)
        return column
      }
      if has(column: column) { return column }
    }
    let name = first.text ?? ""
    if first.site.file == plan {
      add(unknownColumn(name), at: first.site)
      return name
    }
    let names = columns.compactMap(\.text).joined(separator: ", ")
    let key = first.site.path.split(separator: ".").last.map(String.init) ?? first.site.path
    note("\(fileName) has none of the preset's columns for \(key.prefix { $0 != "[" }): \(names).")
    return nil
  }

  func unknownColumn(_ name: String) -> PlanFault.Kind {
    let columns = (header ?? []) + joined
    return .unknownColumn(
      name, file: fileName, nearest: nearest(to: name, among: columns), columns: columns)
  }

  // MARK: Expressions

  /// Reads texts as expressions; those that are none become faults.
  mutating func read(
    _ texts: [JSONValue], isOfPreset: Bool, inside definition: String? = nil
  ) -> [Candidate] {
    var read: [Candidate] = []
    for value in texts {
      guard let text = value.text else { continue }
      do throws(ExpressionError) {
        var expression = try SurveyExpression(parsing: text)
        var source = text
        if isOfPreset, header != nil {
          source = expression.renaming { respelled($0, inside: definition) }
          if source != text { expression = try SurveyExpression(parsing: source) }
        }
        read.append(Candidate(source: source, expression: expression, site: value.site))
      } catch {
        add(.expression(error, file: nil), at: value.site.inside(scalar: error.range.lowerBound))
      }
    }
    return read
  }

  /// A preset's name or pattern as the file spells it; nil where it stays.
  private func respelled(_ name: String, inside definition: String?) -> String? {
    if name.contains(where: { $0 == "*" || $0 == "?" }) {
      let all = (header ?? []) + joined
      func fits(_ pattern: String) -> Bool {
        (try? SurveyExpression(parsing: "count(missing(\(pattern)))").bind(to: all)) != nil
      }
      return [name, name.lowercased(), name.uppercased()].first(where: fits)
    }
    if definitions[name] != nil, name != definition { return nil }
    return spelling(name)
  }

  /// The first candidate that fits the columns of the file.
  ///
  /// - Parameter name: the name of the definition that it stands for, if it does.
  /// - Throws: why the first candidate does not fit.
  mutating func choose(
    _ candidates: [Candidate], as name: String? = nil
  ) throws(PlanFault) -> Candidate? {
    guard let first = candidates.first, header != nil else { return candidates.first }
    var reason: PlanFault?
    for candidate in candidates {
      do throws(PlanFault) {
        try bind(candidate, as: name)
        return candidate
      } catch {
        reason = reason ?? error
      }
    }
    throw reason ?? PlanFault(.emptyText, at: first.site)
  }

  private mutating func bind(_ candidate: Candidate, as name: String?) throws(PlanFault) {
    for other in candidate.expression.names where other != name && definitions[other] != nil {
      resolve(other)
    }
    var known: [String: SurveyExpression] = [:]
    var sites: [String: Site] = [:]
    for definition in definitions.keys {
      let choice = (choices[definition] ?? nil) ?? candidates[definition]?.first
      known[definition] = choice?.expression
      sites[definition] = choice?.site
    }
    if let name { known[name] = candidate.expression }
    do throws(ExpressionError) {
      _ = try candidate.expression.bind(to: directory, definitions: known, as: name)
    } catch {
      let other = error.definition.flatMap { $0 == name ? nil : sites[$0] }
      let site = error.isAboutUseOfDefinition ? candidate.site : other ?? candidate.site
      throw PlanFault(
        .expression(error, file: fileName), at: site.inside(scalar: error.range.lowerBound))
    }
  }

  /// Chooses the text of a definition, once.
  private mutating func resolve(_ name: String) {
    guard choices[name] == nil, !inProgress.contains(name) else { return }
    inProgress.append(name)
    do throws(PlanFault) {
      choices[name] = .some(try choose(candidates[name] ?? [], as: name))
    } catch {
      choices[name] = .some(nil)
      obstacles[name] = error
    }
    inProgress.removeLast()
  }

  // MARK: What is needed

  /// Why a definition cannot be formed from the file; nil if it can.
  mutating func obstacle(to name: String) -> PlanFault? {
    resolve(name)
    return obstacles[name]
  }

  /// Notes that a definition is needed, and with it all that it needs.
  mutating func use(_ name: String) {
    guard definitions[name] != nil, !used.contains(name) else { return }
    resolve(name)
    guard let choice = choices[name] ?? nil else { return }
    inProgress.append(name)
    use(namesOf: choice.expression, except: name)
    inProgress.removeLast()
    used.append(name)
  }

  /// Notes that the definitions in an expression are needed.
  mutating func use(namesOf expression: SurveyExpression, except name: String? = nil) {
    for other in expression.names where other != name && !inProgress.contains(other) {
      use(other)
    }
  }

  /// The columns that the run makes from others.
  var columnDefinitions: [ColumnDefinition] {
    used.compactMap { name in
      guard let definition = definitions[name], let choice = choices[name] ?? nil else {
        return nil
      }
      return ColumnDefinition(
        name: name, value: choice.source, order: definition.order, title: definition.title,
        origin: choice.site.words)
    }
  }

  /// Refuses definitions that refer to each other in a circle, used or not.
  mutating func refuseCycles() {
    guard header != nil else { return }
    var known: Set<Set<String>> = []
    for name in definitionNames {
      guard let fault = obstacle(to: name), case .expression(let error, _) = fault.kind,
        case .cycle(let circle) = error.kind, known.insert(Set(circle)).inserted
      else { continue }
      faults.append(fault)
    }
  }

  mutating func add(_ kind: PlanFault.Kind, at site: Site) {
    faults.append(PlanFault(kind, at: site))
  }

  mutating func add(_ fault: PlanFault) { faults.append(fault) }

  mutating func note(_ sentence: String) {
    if !notes.contains(sentence) { notes.append(sentence) }
  }
}
