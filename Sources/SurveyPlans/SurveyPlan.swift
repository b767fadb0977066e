public import FurthestBehind
import Spelling

/// A plan: one file that says which trees are to be grown on which extracts.
///
/// The format is described in `Docs/Plans.md`.
public struct SurveyPlan: Sendable {
  /// Everything that the plan asks for.
  public let run: SurveyRun
  /// Whole sentences about choices that were made for the user.
  public let notes: [String]
  /// What does not fit the extracts: it stops the indicators concerned and no other.
  package let problems: [PlanFault]
  /// Options that shape what is written, with the plan's value of each.
  package let outputOptions: [String: JSONValue]

  /// Reads a plan, and the columns of the extracts that it names.
  ///
  /// - Parameter path: the plan's path; the paths in it start from its folder.
  /// - Throws: everything that is wrong with the plan as a whole.
  public init(reading path: String) throws(PlanFaults) {
    try self.init(reading: path, table: PlanOptionTable())
  }

  /// Reads a plan that may also hold the options of a program that writes results.
  package init(reading path: String, table: PlanOptionTable) throws(PlanFaults) {
    let text = PlanText(path: path, askedAt: nil, shape: PlanGrammar.plan, options: table)
    guard let root = text.root else { throw PlanFaults(text.faults) }
    var reading = PlanReading(
      root, folder: PlanPath.folder(of: path), table: table, header: ExtractHeader.names)
    let run = reading.read()
    let faults = PlanFaults(text.faults + reading.faults)
    if faults.faults.contains(where: \.concernsWholePlan) { throw faults }
    self.run = run
    notes = reading.notes
    problems = faults.faults
    var output: [String: JSONValue] = [:]
    for spec in table.output {
      let key = PlanOptionTable.key(spec)
      output[key] = root["options"]?[key]
    }
    outputOptions = output
  }
}

/// Turns the text of a plan into a run.
struct PlanReading {
  private let root: JSONValue
  private let folder: String
  private let table: PlanOptionTable
  private let header: (TreeRequest) throws(AnalysisError) -> [String]
  private(set) var faults: [PlanFault] = []
  private(set) var notes: [String] = []

  init(
    _ root: JSONValue, folder: String, table: PlanOptionTable,
    header: @escaping (TreeRequest) throws(AnalysisError) -> [String]
  ) {
    self.root = root
    self.folder = folder
    self.table = table
    self.header = header
  }

  /// The run; faults and notes are collected on the way.
  mutating func read() -> SurveyRun {
    guard root.members != nil else { return SurveyRun(extracts: []) }
    checkTop()
    checkNames()
    var presets = PresetReader(options: table)
    var extracts: [ExtractRun] = []
    var surveys: [SurveyResolver] = []
    if let entries = root["surveys"]?.members {
      surveys = entries.map { resolver($0.value, id: $0.key) }
    } else {
      surveys = [resolver(nil, id: nil)]
    }
    var missing: [IndicatorEntry] = []
    for place in surveys.indices {
      surveys[place].openFiles(&presets, header: header)
      for indicator in IndicatorEntry.all(plan: root, own: surveys[place].own) {
        if !surveys[place].resolve(indicator) { missing.append(indicator) }
      }
      extracts += surveys[place].finish()
      faults += surveys[place].faults
      notes += surveys[place].notes
    }
    refuse(missing, surveys)
    faults += presets.faults
    return SurveyRun(extracts: extracts)
  }

  private func resolver(_ own: JSONValue?, id: String?) -> SurveyResolver {
    SurveyResolver(plan: root, own: own, id: id, folder: folder, options: table)
  }

  /// An indicator's file may be absent from some surveys, not from all.
  private mutating func refuse(_ missing: [IndicatorEntry], _ surveys: [SurveyResolver]) {
    let names = surveys.flatMap { $0.files.map(\.name) }
    for indicator in missing {
      guard let file = LayeredEntry(indicator.layers)["file"], let name = file.text,
        !names.contains(name)
      else { continue }
      var known: [String] = []
      for name in names where !known.contains(name) { known.append(name) }
      faults.append(.unknown(name, of: "file", among: known, at: file.site))
    }
  }

  // MARK: Checks of the text alone

  private mutating func checkTop() {
    if let surveys = root["surveys"] {
      for key in ["survey", "files"] where root[key] != nil {
        faults.append(PlanFault(.excludingKeys(["surveys", key]), at: surveys.site))
      }
      for member in surveys.members ?? [] where member.value.members != nil {
        require("files", of: "a survey of the plan", in: member.value, at: member.keySite)
      }
    } else {
      require("files", of: "a plan", in: root, at: root.site)
    }
    let own = (root["surveys"]?.members ?? []).contains { $0.value["indicators"] != nil }
    if !own {
      if let list = root["indicators"] {
        if list.list?.isEmpty == true { faults.append(PlanFault(.emptyList, at: list.site)) }
      } else {
        faults.append(
          PlanFault(
            .missingKey(
              "indicators", of: "a plan",
              example: "\"indicators\": [{\"name\": ..., \"value\": ...}]"), at: root.site))
      }
    }
  }

  private mutating func require(
    _ key: String, of what: String, in value: JSONValue, at site: Site
  ) {
    guard let found = value[key] else {
      return faults.append(
        PlanFault(
          .missingKey(
            key, of: what, example: "\"files\": {\"women\": {\"path\": \"women.csv\"}}"), at: site))
    }
    if found.members?.isEmpty == true { faults.append(PlanFault(.emptyList, at: found.site)) }
  }

  private mutating func checkNames() {
    let surveys = root["surveys"]?.members ?? []
    faults += PlanNames.faults(surveys.map { ($0.key, $0.keySite) }, of: "a survey")
    for part in [root] + surveys.map(\.value) {
      faults += PlanNames.faults(
        (part["files"]?.members ?? []).map { ($0.key, $0.keySite) }, of: "a file")
      var names: [(name: String, site: Site)] = []
      for value in part["indicators"]?.list ?? [] where value.members != nil {
        if let name = value["name"] {
          if let text = name.text { names.append((text, name.site)) }
        } else {
          faults.append(
            PlanFault(
              .missingKey(
                "name", of: "an indicator", example: "\"name\": \"skilled-attendance\""),
              at: value.site))
        }
      }
      faults += PlanNames.faults(names, of: "an indicator")
    }
    checkDefinitionNames([root] + surveys.map(\.value))
  }

  /// A circumstance and a definition in one place cannot have the same name.
  private mutating func checkDefinitionNames(_ parts: [JSONValue]) {
    for part in parts + parts.flatMap({ ($0["files"]?.members ?? []).map(\.value) }) {
      for member in part["definitions"]?.members ?? [] {
        guard let other = part["circumstances"]?.members?.first(where: { $0.key == member.key })
        else { continue }
        faults.append(
          PlanFault(
            .repeatedKey(member.key, firstLine: other.keySite.line), at: member.keySite))
      }
    }
  }
}
