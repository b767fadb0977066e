import FurthestBehind

/// What tells an indicator apart from another of its title.
struct TitleDetails {
  /// The names of the indicators, by title.
  private var names: [String: Set<String>] = [:]
  /// What each indicator counts, by its name.
  private var units: [String: String] = [:]

  init(_ indicators: [(entry: RunManifest.Entry, unit: String?)]) {
    for (entry, unit) in indicators {
      names[entry.title, default: []].insert(entry.name)
      if let unit, units[entry.name] == nil { units[entry.name] = unit }
    }
  }

  /// What the indicator counts, else its name in the plan; nil for one whose title is its own.
  func detail(of entry: RunManifest.Entry) -> String? {
    guard let others = names[entry.title]?.subtracting([entry.name]), !others.isEmpty else {
      return nil
    }
    guard let unit = units[entry.name], !others.contains(where: { units[$0] == unit }) else {
      return PlainText.line(entry.name)
    }
    return PlainText.line(unit)
  }
}
