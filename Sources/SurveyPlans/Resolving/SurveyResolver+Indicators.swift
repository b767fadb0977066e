import AnalysisOptions
import CommandLineKit
import Expressions
import FurthestBehind
import Spelling
import SurveyModel

/// An indicator of a plan: its keys from all places.
struct IndicatorEntry {
  var name: String
  /// Where its name stands.
  var site: Site
  /// The keys of the plan and of the survey, the lowest first.
  var layers: [JSONValue]

  /// The indicators of a plan, with those of one survey laid over them.
  static func all(plan: JSONValue, own: JSONValue?) -> [IndicatorEntry] {
    var entries: [IndicatorEntry] = []
    for value in (plan["indicators"]?.list ?? []) + (own?["indicators"]?.list ?? []) {
      guard let name = value["name"], let text = name.text else { continue }
      if let place = entries.firstIndex(where: { $0.name == text }) {
        entries[place].layers.append(value)
      } else {
        entries.append(IndicatorEntry(name: text, site: name.site, layers: [value]))
      }
    }
    return entries
  }
}

extension SurveyResolver {
  /// Turns an indicator into the trees of one of the survey's files.
  ///
  /// - Returns: whether the survey has the file.
  mutating func resolve(_ indicator: IndicatorEntry) -> Bool {
    let given = LayeredEntry(indicator.layers)
    guard let place = filePlace(of: given, indicator) else { return false }
    let name = files[place].name
    guard let preset = presetLayers(of: indicator, given, file: name) else { return true }
    let entry = LayeredEntry(preset + indicator.layers)
    var options = optionLayers(of: name, preset: preset)
    for layer in indicator.layers { options.add(layer["options"]) }
    var reading = IndicatorReading(
      indicator: indicator, entry: entry, options: options, table: self.options,
      folder: folder, survey: survey, file: files[place], isOfPreset: !preset.isEmpty)
    let groups =
      given["groups"] ?? own?["groups"] ?? plan["groups"]
    let wantsExtended =
      given["extended"]?.truth ?? own?["extended"]?.truth ?? plan["extended"]?.truth ?? false
    let runs = reading.runs(
      groups: groups?.list ?? [], presetExtended: wantsExtended ? preset : [])
    files[place] = reading.file
    if let fault = reading.impossible {
      add(
        .impossible(indicator.name, preset: presets[name]?.name ?? "", fault), at: indicator.site)
    }
    grow(runs, on: name)
    return true
  }

  /// The place of the indicator's file among the survey's; nil when the survey has it not.
  private mutating func filePlace(of entry: LayeredEntry, _ indicator: IndicatorEntry) -> Int? {
    if let file = entry["file"]?.text { return files.firstIndex { $0.name == file } }
    if files.count == 1 { return 0 }
    if files.count > 1 {
      add(
        .missingKey("file", of: "an indicator", example: "\"file\": \"\(files[0].name)\""),
        at: indicator.site)
    }
    return files.isEmpty ? nil : 0
  }

  /// The preset's keys of an indicator; nil when the plan asks for one that there is not.
  private mutating func presetLayers(
    of indicator: IndicatorEntry, _ given: LayeredEntry, file: String
  ) -> [JSONValue]? {
    let from = given["from"]
    let variant = given["variant"]
    let hasOwnValue = ["value", "opportunity", "barrier"].contains { given[$0] != nil }
    guard let preset = presets[file] else {
      // A preset that could not be read has its own fault.
      if fileEntries.first(where: { $0.key == file })?.value["preset"] != nil { return nil }
      if let stray = from ?? variant {
        add(
          .misplacedKey(
            from == nil ? "variant" : "from", of: "an indicator of a file without preset",
            mend: "Give the file \"\(file)\" a preset, or remove the key."), at: stray.site)
        return nil
      }
      if hasOwnValue { return [] }
      add(
        .missingKey("value", of: "an indicator", example: "\"value\": \"column == 1\""),
        at: indicator.site)
      return nil
    }
    let all = preset.indicators
    let wanted = from?.text ?? indicator.name
    guard let found = all.first(where: { $0.name == wanted }) else {
      if from == nil, hasOwnValue { return [] }
      add(
        .unknown(
          wanted, of: "indicator in the preset \(preset.name)", among: all.map(\.name),
          at: from?.site ?? indicator.site))
      return nil
    }
    guard let variant, let variantName = variant.text else { return found.layers }
    let variants = LayeredEntry(found.layers.map { $0["variants"] })
    let chosen = variants.layers.compactMap { $0[variantName] }
    if chosen.isEmpty {
      add(
        .unknown(
          variantName, of: "variant of \(wanted)", among: variants.keys, at: variant.site))
      return nil
    }
    return found.layers + chosen
  }
}
