import SurveyPresets

/// What is known of a kind of file: its design, circumstances and indicators.
package struct Preset: Sendable, Equatable {
  /// The name by which plans ask for it, or the path of the user's own.
  package let name: String
  /// The preset's text, over those of the presets that it extends; the lowest first.
  let layers: [JSONValue]

  init(name: String, layers: [JSONValue]) {
    self.name = name
    self.layers = layers
  }

  /// The entries of its indicators by name, each over those of the presets that it extends.
  var indicators: [(name: String, layers: [JSONValue])] {
    var indicators: [(name: String, layers: [JSONValue])] = []
    for value in layers.flatMap({ $0["indicators"]?.list ?? [] }) {
      guard let name = value["name"]?.text else { continue }
      if let place = indicators.firstIndex(where: { $0.name == name }) {
        indicators[place].layers.append(value)
      } else {
        indicators.append((name, [value]))
      }
    }
    return indicators
  }
}

extension Preset {
  /// The presets of the program, sorted by name.
  package static let all: [Preset] = {
    var reader = PresetReader(options: PlanOptionTable())
    let nowhere = Site(file: "", line: 1, column: 1, path: "")
    return reader.names.compactMap { reader.preset($0, folder: "", askedAt: nowhere) }
  }()

  /// The program's preset of the given name.
  package static func named(_ name: String) -> Preset? { all.first { $0.name == name } }

  /// The preset over those that it extends.
  var entry: LayeredEntry { LayeredEntry(layers) }

  /// What kind of file it is for.
  package var title: String { entry["title"]?.text ?? name }

  /// The survey programme, "dhs" or "mics"; nil for none.
  package var programme: String? { entry["programme"]?.text }

  /// Remarks for people.
  package var notes: [String] { entry["notes"]?.alternatives.compactMap(\.text) ?? [] }

  /// Columns by which such a file is known.
  package var recognisedBy: [String] { entry["recognisedBy"]?.list?.compactMap(\.text) ?? [] }
}

/// Reads presets: those of the program by name, others by path.
struct PresetReader {
  /// The texts of the program's presets.
  let texts: [(name: String, bytes: [UInt8])]
  let options: PlanOptionTable
  /// What is wrong with the presets read so far.
  private(set) var faults: [PlanFault] = []
  private var known: [String: Preset?] = [:]

  init(
    texts: [(name: String, bytes: [UInt8])] = PresetFiles.all, options: PlanOptionTable
  ) {
    self.texts = texts
    self.options = options
  }

  /// The names of the program's presets.
  var names: [String] { texts.map(\.name) }

  /// Whether a text means a path rather than a name.
  static func isPath(_ name: String) -> Bool {
    name.contains { $0 == "/" || $0 == "\\" } || name.hasSuffix(".json")
  }

  /// The preset of a name or path; nil when it cannot be read, which is then one of the faults.
  ///
  /// - Parameters:
  ///   - folder: the folder from which a relative path starts.
  ///   - site: where the preset is asked for.
  mutating func preset(_ name: String, folder: String, askedAt site: Site) -> Preset? {
    preset(name, folder: folder, askedAt: site, by: [])
  }

  private mutating func preset(
    _ name: String, folder: String, askedAt site: Site, by path: [String]
  ) -> Preset? {
    let place = Self.isPath(name) ? PlanPath.join(folder, name) : name
    if path.contains(place) {
      faults.append(PlanFault(.presetExtendsItself, at: site))
      return nil
    }
    if let known = known[place] { return known }
    let preset = read(name, place: place, askedAt: site, by: path + [place])
    known[place] = .some(preset)
    return preset
  }

  private mutating func read(
    _ name: String, place: String, askedAt site: Site, by path: [String]
  ) -> Preset? {
    let text: PlanText
    if Self.isPath(name) {
      text = PlanText(path: place, askedAt: site, shape: PlanGrammar.preset, options: options)
    } else if let known = texts.first(where: { $0.name == name }) {
      text = PlanText(
        known.bytes, file: "preset \(name)", shape: PlanGrammar.preset, options: options)
    } else {
      faults.append(.unknown(name, of: "preset", among: names, at: site))
      return nil
    }
    faults += text.faults
    guard let root = text.root else { return nil }
    guard let base = root["extends"], let baseName = base.text else {
      return Preset(name: name, layers: [root])
    }
    let below = preset(
      baseName, folder: PlanPath.folder(of: place), askedAt: base.site, by: path)
    return Preset(name: name, layers: (below?.layers ?? []) + [root])
  }
}
