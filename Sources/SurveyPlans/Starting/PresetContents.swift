import FurthestBehind

/// What a preset says, key by key.
struct PresetContents {
  let preset: Preset

  init(_ preset: Preset) { self.preset = preset }

  /// The survey programme.
  var programme: KnownVariable.Programme? {
    preset.programme.flatMap { KnownVariable.Programme(rawValue: $0.uppercased()) }
  }
  /// What a row counts, unless an indicator says otherwise.
  var unit: String { preset.entry.entry("file")["unit"]?.text ?? "rows" }
  /// Circumstances and helpers, in their order.
  var definitions: [Definition] { preset.entry.definitions(plan: "") }
  /// The indicators, in their order.
  var indicators: [PresetIndicator] {
    preset.indicators.map { PresetIndicator(name: $0.name, entry: LayeredEntry($0.layers)) }
  }

  /// The columns that may serve as weight, PSU or stratum, the best first.
  func design(_ key: String) -> [String] {
    preset.entry.entry("file")[key]?.alternatives.compactMap(\.text) ?? []
  }

  /// The population of every indicator of the file.
  var population: [String] { design("where") }
}

/// An indicator of a preset.
struct PresetIndicator {
  let name: String
  let entry: LayeredEntry

  var title: String { entry["title"]?.text ?? name }
  var sdg: String? { entry["sdg"]?.text }
  var direction: String { entry["direction"]?.text ?? "" }
  var unit: String? { entry["unit"]?.text }
  /// The population, by the first text that fits a file.
  var universe: [String] { entry["universe"]?.alternatives.compactMap(\.text) ?? [] }
  /// The 0/1 value, by the first text that fits a file.
  var value: [String] { entry["value"]?.alternatives.compactMap(\.text) ?? [] }
  var circumstances: [String] { entry["circumstances"]?.list?.compactMap(\.text) ?? [] }
  /// Circumstances that an extended tree gets beside the others.
  var extended: [String] { entry["extended"]?.list?.compactMap(\.text) ?? [] }
  var countsMissingAsNo: Bool { entry["missingIs"]?.text == "no" }
  var definition: String { entry["definition"]?.text ?? "" }
  var source: String { entry["source"]?.text ?? "" }
  var notes: [String] { entry["notes"]?.alternatives.compactMap(\.text) ?? [] }
  /// The weight that the indicator has instead of the file's.
  var weight: String? { entry["options"]?["weight"]?.text }

  /// Other definitions by name, each with what it leaves as it is.
  var variants: [PresetIndicator] {
    let variants = entry.entry("variants")
    return variants.keys.map { key in
      PresetIndicator(
        name: key, entry: LayeredEntry(entry.layers + variants.layers.map { $0[key] }))
    }
  }
}
