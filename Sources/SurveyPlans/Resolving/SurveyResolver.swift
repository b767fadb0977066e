import AnalysisOptions
import CommandLineKit
import Expressions
import FurthestBehind
import Microdata
import Spelling
import SurveyModel

/// One survey of a plan: turns its files and the plan's indicators into the work on its extracts.
struct SurveyResolver {
  /// The plan's text.
  let plan: JSONValue
  /// The survey's own part of a plan with several surveys.
  let own: JSONValue?
  /// The survey's short name in a plan with several.
  let id: String?
  /// The plan's folder.
  let folder: String
  let options: PlanOptionTable

  private(set) var faults: [PlanFault] = []
  private(set) var notes: [String] = []
  var files: [FileResolver] = []
  var presets: [String: Preset] = [:]
  private var joins: [String: [ColumnJoin]] = [:]
  private var trees: [String: [TreeRun]] = [:]

  init(
    plan: JSONValue, own: JSONValue?, id: String?, folder: String, options: PlanOptionTable
  ) {
    self.plan = plan
    self.own = own
    self.id = id
    self.folder = folder
    self.options = options
  }

  /// The plan's name in places.
  var planName: String { plan.site.file }

  /// The names, for headings and source lines.
  var survey: Finding.Survey {
    let entry = LayeredEntry([plan, own]).entry("survey")
    return Finding.Survey(
      country: entry["country"]?.scalarText, year: entry["year"]?.scalarText,
      name: entry["name"]?.scalarText, source: entry["source"]?.scalarText)
  }

  /// The file entries with their names.
  var fileEntries: [JSONValue.Member] { ((own ?? plan)["files"]?.members) ?? [] }

  // MARK: Files

  /// Opens the survey's extracts and reads what is defined on them.
  ///
  /// - Parameter header: gives the columns of an extract.
  mutating func openFiles(
    _ presetReader: inout PresetReader,
    header: (TreeRequest) throws(AnalysisError) -> [String]
  ) {
    for member in fileEntries {
      if let value = member.value["preset"], let name = value.text {
        presets[member.key] = presetReader.preset(name, folder: folder, askedAt: value.site)
      }
      if member.value.members != nil, member.value["path"] == nil {
        add(
          .missingKey("path", of: "a file", example: "\"path\": \"\(member.key).csv\""),
          at: member.keySite)
      }
      files.append(open(member, header: header))
      files[files.count - 1].isOnlyOne = fileEntries.count == 1
    }
    for place in files.indices { readJoins(of: place) }
  }

  private mutating func open(
    _ member: JSONValue.Member, header: (TreeRequest) throws(AnalysisError) -> [String]
  ) -> FileResolver {
    let layers = presets[member.key]?.layers ?? []
    let path = PlanPath.join(folder, member.value["path"]?.text ?? "")
    let definitions = LayeredEntry(layers + [plan, own, member.value]).definitions(plan: planName)
    func resolver(_ header: [String]?, joined: [String]) -> FileResolver {
      FileResolver(
        name: member.key, entry: LayeredEntry(layers.map { $0["file"] } + [member.value]),
        path: path, plan: planName, header: header, joined: joined, definitions: definitions)
    }
    guard let place = member.value["path"] else { return resolver(nil, joined: []) }
    var unopened = resolver(nil, joined: [])
    let values = optionLayers(of: member.key).read(for: &unopened, table: options, folder: folder)
    do throws(AnalysisError) {
      let request: TreeRequest
      do throws(UsageError) {
        request = try TreeRequest(
          input: .file(path), indicator: "", direction: .opportunity, options: values)
      } catch {
        if case .conflict(let names) = error.reason {
          add(.excludingOptions(names.map { String($0.dropFirst(2)) }), at: member.keySite)
        }
        return resolver(nil, joined: [])
      }
      let columns = try header(request)
      return resolver(columns, joined: joinedNames(member.value, header: columns))
    } catch {
      var advice = error.advice
      if case .reading(.cannotOpen(let system)) = error.reason, system.isNotFound {
        advice = "Check the path; a relative path starts from the folder of the plan."
      }
      add(.extract(error.message, mend: advice), at: place.site)
      return resolver(nil, joined: [])
    }
  }

  // MARK: Joins

  /// The pairs of a key that is an object, or a list where both names agree.
  private func pairs(_ value: JSONValue?) -> [(here: String, there: JSONValue, site: Site)] {
    if let members = value?.members {
      return members.map { ($0.key, $0.value, $0.keySite) }
    }
    return (value?.list ?? []).map { ($0.text ?? "", $0, $0.site) }
  }

  private mutating func joinedNames(_ file: JSONValue, header: [String]) -> [String] {
    var names: [String] = []
    for join in file["join"]?.list ?? [] {
      for (name, _, site) in pairs(join["columns"]) {
        if header.contains(name) {
          add(.joinedNameTaken(name), at: site)
        } else if names.contains(name) {
          add(.repeatedItem(name), at: site)
        } else {
          names.append(name)
        }
      }
    }
    return names
  }

  private mutating func readJoins(of place: Int) {
    let name = files[place].name
    for join in fileEntries[place].value["join"]?.list ?? [] where join.members != nil {
      for (key, example) in [
        ("from", "\"from\": \"households\""), ("on", "\"on\": [\"cluster\", \"household\"]"),
        ("columns", "\"columns\": [\"electricity\"]"),
      ] where join[key] == nil {
        add(.missingKey(key, of: "a join", example: example), at: join.site)
      }
      guard let from = join["from"], let fromName = from.text else { continue }
      guard let other = files.firstIndex(where: { $0.name == fromName }) else {
        faults.append(.unknown(fromName, of: "file", among: files.map(\.name), at: from.site))
        continue
      }
      if other == place {
        add(.joinsItself, at: from.site)
        continue
      }
      let keys = pairs(join["on"])
      for (here, there, site) in keys {
        if !files[place].has(column: here) { add(files[place].unknownColumn(here), at: site) }
        let column = there.text ?? ""
        if !files[other].has(column: column) {
          add(files[other].unknownColumn(column), at: there.site)
        }
      }
      let columns = pairs(join["columns"])
      for (_, there, _) in columns { fetch(there, from: other) }
      joins[name, default: []].append(
        ColumnJoin(
          from: fromName, path: files[other].path,
          keys: keys.map { ColumnJoin.Key(here: $0.here, there: $0.there.text ?? "") },
          columns: columns.map { ColumnJoin.Column(name: $0.here, there: $0.there.text ?? "") },
          origin: join.site.words))
    }
  }

  /// Notes that a column or definition of a file is fetched by another one.
  private mutating func fetch(_ value: JSONValue, from place: Int) {
    let name = value.text ?? ""
    if files[place].definitions[name] != nil {
      if let obstacle = files[place].obstacle(to: name) {
        faults.append(obstacle)
      } else {
        files[place].use(name)
      }
    } else if !files[place].has(column: name) {
      add(files[place].unknownCircumstance(name), at: value.site)
    }
  }

  // MARK: Options

  /// The options in force for a file, before those of an indicator.
  ///
  /// - Parameter preset: options of the preset's indicator, which stand above the preset's file.
  func optionLayers(of file: String, preset indicator: [JSONValue] = []) -> OptionLayers {
    var layers = OptionLayers()
    for preset in presets[file]?.layers ?? [] { layers.add(file: preset["file"]) }
    for value in indicator { layers.add(value["options"]) }
    layers.add(plan["options"])
    layers.add(own?["options"])
    layers.add(file: fileEntries.first { $0.key == file }?.value)
    // A module's weight is not that of its file: d005 of the questions on violence.
    for value in indicator { layers.add(weightOf: value["options"]) }
    return layers
  }

  // MARK: The run

  mutating func add(_ kind: PlanFault.Kind, at site: Site) {
    faults.append(PlanFault(kind, at: site))
  }

  mutating func add(_ fault: PlanFault) { faults.append(fault) }

  mutating func note(_ sentence: String) { notes.append(sentence) }

  /// Adds trees to the work on a file.
  mutating func grow(_ new: [TreeRun], on file: String) {
    trees[file, default: []] += new
  }

  /// The work on the survey's extracts, and what is wrong with it.
  mutating func finish() -> [ExtractRun] {
    for place in files.indices { files[place].refuseCycles() }
    faults += files.flatMap(\.faults)
    notes += files.flatMap(\.notes)
    let survey = survey
    return files.map { file in
      ExtractRun(
        name: file.name, surveyID: id, survey: survey, path: file.path,
        definitions: file.columnDefinitions, joins: joins[file.name] ?? [],
        trees: trees[file.name] ?? [])
    }
  }
}
