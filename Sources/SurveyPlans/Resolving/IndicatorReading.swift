import AnalysisOptions
import CommandLineKit
import Expressions
import FurthestBehind
import Spelling
import SurveyModel

/// Makes the trees of one indicator on one file.
struct IndicatorReading {
  let indicator: IndicatorEntry
  let entry: LayeredEntry
  let options: OptionLayers
  let table: PlanOptionTable
  let folder: String
  let survey: Finding.Survey
  var file: FileResolver
  /// Whether the indicator is one of a preset.
  let isOfPreset: Bool
  /// Why the file cannot give the preset's indicator; nil if it can.
  private(set) var impossible: PlanFault?

  init(
    indicator: IndicatorEntry, entry: LayeredEntry, options: OptionLayers, table: PlanOptionTable,
    folder: String, survey: Finding.Survey, file: FileResolver, isOfPreset: Bool
  ) {
    self.indicator = indicator
    self.entry = entry
    self.options = options
    self.table = table
    self.folder = folder
    self.survey = survey
    self.file = file
    self.isOfPreset = isOfPreset
  }

  /// The trees: for each group, and an extended one beside that of everybody.
  mutating func runs(groups: [JSONValue], presetExtended: [JSONValue]) -> [TreeRun] {
    guard let standard = request() else { return [] }
    let extended = extendedCircumstances(presetExtended)
    var runs: [TreeRun] = []
    for group in groups.isEmpty ? [nil] : groups.map(Optional.some) {
      guard let column = group.map({ groupColumn($0) }) ?? .some(nil) else { continue }
      var request = standard
      if let column { request.circumstances?.removeAll { $0 == column } }
      runs.append(run(request, groupedBy: column))
      if column == nil, !extended.isEmpty {
        request.circumstances = (request.circumstances ?? []) + extended
        setCircumstanceOptions(&request)
        runs.append(run(request, groupedBy: nil, isExtended: true))
      }
    }
    return runs
  }

  private func run(
    _ request: TreeRequest, groupedBy column: String?, isExtended: Bool = false
  ) -> TreeRun {
    TreeRun(
      name: indicator.name, request: request, groupedBy: column, isExtended: isExtended,
      origin: indicator.origin)
  }

  /// The request for everybody's tree; nil when the text alone shows that there can be none.
  private mutating func request() -> TreeRequest? {
    // Everything is read, so that all mistakes are told, even when one is enough to stop here.
    let (direction, texts) = directionAndValue()
    let value = choose(texts)
    let population = population()
    guard let direction, !texts.isEmpty else { return nil }
    var request: TreeRequest
    let values = options.read(for: &file, table: table, folder: folder)
    do throws(UsageError) {
      request = try TreeRequest(
        input: .file(file.path), indicator: value?.source ?? texts.first?.text ?? "",
        direction: direction, options: values)
    } catch {
      if case .conflict(let names) = error.reason {
        file.add(.excludingOptions(names.map { String($0.dropFirst(2)) }), at: indicator.site)
      }
      return nil
    }
    request.population = population
    request.title = entry["title"]?.text ?? request.title ?? indicator.name
    request.sdg = entry["sdg"]?.text
    request.unit = entry["unit"]?.text ?? file.entry["unit"]?.text
    request.countsMissingAsNo = entry["missingIs"]?.text == "no"
    if let published = entry["published"], let rate = published["rate"]?.number {
      request.published = TreeRequest.PublishedRate(
        rate: rate, tolerance: published["tolerance"]?.number ?? 0.01)
    } else if let published = entry["published"], published["rate"] == nil {
      file.add(
        .missingKey("rate", of: "a published figure", example: "\"rate\": 0.64"),
        at: published.site)
    }
    request.survey.country = survey.country ?? request.survey.country
    request.survey.year = survey.year ?? request.survey.year
    request.survey.name = survey.name ?? request.survey.name
    request.survey.source = survey.source
    request.circumstances = circumstances()
    setCircumstanceOptions(&request)
    return request
  }

  // MARK: Expressions

  /// The direction and the texts of the value, which may be written in one.
  private mutating func directionAndValue() -> (Direction?, [JSONValue]) {
    let own = LayeredEntry(indicator.layers)
    let short = [Direction.opportunity, .barrier].filter { own[$0.rawValue] != nil }
    if let direction = short.first, let text = own[direction.rawValue] {
      let others = (short.dropFirst().map(\.rawValue) + ["value", "direction"]).filter {
        own[$0] != nil
      }
      if !others.isEmpty {
        file.add(.excludingKeys([direction.rawValue] + others), at: text.site)
      }
      return (direction, text.alternatives)
    }
    let texts = entry["value"]?.alternatives ?? []
    if let text = entry["direction"]?.text { return (Direction(rawValue: text), texts) }
    if !texts.isEmpty {
      file.add(
        .missingKey(
          "direction", of: "an indicator",
          example: "\"direction\": \"opportunity\" if 1 is good, or \"barrier\" if 1 is bad"),
        at: indicator.site)
    }
    return (nil, texts)
  }

  /// The first text that fits the file; what is in it is noted as needed.
  private mutating func choose(_ texts: [JSONValue]) -> Candidate? {
    guard let first = texts.first else { return nil }
    let candidates = file.read(texts, isOfPreset: first.site.file != file.plan)
    do throws(PlanFault) {
      let candidate = try file.choose(candidates)
      if let candidate { file.use(namesOf: candidate.expression) }
      return candidate
    } catch {
      report(error)
      return candidates.first
    }
  }

  private mutating func report(_ fault: PlanFault) {
    if isOfPreset, fault.site.file != file.plan {
      impossible = impossible ?? fault
    } else {
      file.add(fault)
    }
  }

  /// The file's people and the indicator's universe in one condition.
  private mutating func population() -> String? {
    let parts = [options.alternatives("where"), entry["universe"]?.alternatives ?? []]
    let conditions = parts.compactMap { choose($0)?.source }
    return conditions.count > 1
      ? conditions.map { "(\($0))" }.joined(separator: " and ") : conditions.first
  }

  // MARK: Circumstances

  /// The circumstances in order; nil leaves the choice to the recognised columns.
  private mutating func circumstances() -> [String]? {
    if let listed = entry["circumstances"]?.list { return usable(listed) }
    if options.values["circumstances"] != nil {
      let lists = options.lists(CircumstanceOptions.circumstances.spec)
      let value = options.values["circumstances"]
      return usable(
        lists.flatMap(\.items).map {
          JSONValue(kind: .text($0), site: value?.site ?? indicator.site)
        })
    }
    let own = file.definitionNames.filter { name in
      guard let definition = file.definitions[name] else { return false }
      return definition.isCircumstance && !definition.isOfPreset && !definition.isExtended
    }
    let formable = own.filter { name in
      guard let obstacle = file.obstacle(to: name) else { return true }
      leaveOut(name, obstacle)
      return false
    }
    if formable.isEmpty { return nil }
    for name in formable { file.use(name) }
    return formable
  }

  /// Says why a circumstance that no indicator lists is not among those of the tree: one of another
  /// file may lack its columns here.
  private mutating func leaveOut(_ name: String, _ obstacle: PlanFault) {
    if file.isOnlyOne || !obstacle.isAboutNames {
      file.add(obstacle)
    } else {
      file.note(
        "\(file.fileName) lacks what the circumstance \(name) is made of; it is left out.")
    }
  }

  /// The listed circumstances that the file can form; one that the plan itself lists must be so.
  private mutating func usable(_ listed: [JSONValue]) -> [String] {
    var names: [String] = []
    for value in listed {
      guard let text = value.text else { continue }
      let isOfPlan = value.site.file == file.plan
      let name = isOfPlan || file.definitions[text] != nil ? text : file.spelling(text)
      if names.contains(name) {
        file.add(.repeatedItem(name), at: value.site)
      } else if file.definitions[name] != nil {
        guard let obstacle = file.obstacle(to: name) else {
          file.use(name)
          names.append(name)
          continue
        }
        if isOfPlan {
          file.add(obstacle)
          names.append(name)
        } else {
          file.note(
            "\(file.fileName) lacks what the circumstance \(name) of the preset is made of; it is "
              + "left out.")
        }
      } else if file.has(column: name) {
        names.append(name)
      } else if isOfPlan {
        file.add(file.unknownCircumstance(name), at: value.site)
        names.append(name)
      } else {
        file.note("\(file.fileName) has no column \(name); the circumstance is left out.")
      }
    }
    return names
  }

  private mutating func extendedCircumstances(_ preset: [JSONValue]) -> [String] {
    let own = LayeredEntry(indicator.layers)["extended"]?.list
    let listed = own ?? LayeredEntry(preset)["extended"]?.list ?? []
    return usable(listed)
  }

  /// Declares order and kind of the circumstances that the tree has.
  private mutating func setCircumstanceOptions(_ request: inout TreeRequest) {
    let circumstances = request.circumstances ?? []
    let isOpen = request.circumstances == nil
    request.isExtended = circumstances.contains { file.definitions[$0]?.isExtended ?? false }
    let lists = options.lists(CircumstanceOptions.ordered.spec)
    let ordered = lists.flatMap { list in
      list.key.map { [TreeRequest.Order(circumstance: $0, levels: list.items)] }
        ?? list.items.map { TreeRequest.Order(circumstance: $0, levels: []) }
    }
    request.ordered = ordered.filter {
      isAmong(circumstances, $0.circumstance, option: "ordered", isOpen: isOpen)
    }
    request.unordered = options.lists(CircumstanceOptions.unordered.spec).flatMap(\.items).filter {
      isAmong(circumstances, $0, option: "unordered", isOpen: isOpen)
    }
  }

  /// Whether an option's circumstance is one of the tree's; a name of nothing at all is a fault.
  private mutating func isAmong(
    _ circumstances: [String], _ name: String, option: String, isOpen: Bool
  ) -> Bool {
    if isOpen || circumstances.contains(name) { return true }
    if file.definitions[name] == nil, !file.has(column: name), let value = options.values[option],
      value.site.file == file.plan
    {
      file.add(file.unknownCircumstance(name), at: value.site)
    }
    return false
  }
}

extension IndicatorEntry {
  /// Where the indicator stands: "plan.json, line 12, indicators[3]".
  var origin: String {
    var site = layers[0].site
    site.widths = nil
    return site.words
  }
}

extension FileResolver {
  /// A name that is neither a definition nor a column.
  func unknownCircumstance(_ name: String) -> PlanFault.Kind {
    let candidates = definitionNames + (header ?? []) + joined
    return .unknownCircumstance(
      name, file: fileName, nearest: nearest(to: name, among: candidates))
  }
}
