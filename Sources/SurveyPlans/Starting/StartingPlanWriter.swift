import FurthestBehind

/// Writes the text of a starting plan.
struct StartingPlanWriter {
  /// What the preset makes of the columns that hold values.
  let fit: PresetFit
  /// What it would make of all columns, which is what a reader of the plan sees.
  let whole: PresetFit
  let blank: Set<String>
  let header: [String]
  let path: String

  private var contents: PresetContents { fit.contents }
  private var fileName: String { PlanPath.name(of: path) }

  /// The file's name in the plan.
  private var name: String {
    switch contents.preset.name.suffix(3) {
    case "-hr", "-hh": "households"
    case "-pr", "-hl": "members"
    case "-ir", "-wm": "women"
    case "-mr", "-mn": "men"
    case "-br": "births"
    default: "children"
    }
  }

  /// The indicators that can be made.
  var possible: [PresetIndicator] { contents.indicators.filter { fit.missing($0).isEmpty } }

  /// Those that cannot, each with what it lacks.
  private var impossible: [(indicator: PresetIndicator, reason: String)] {
    contents.indicators.compactMap { indicator in
      let missing = fit.missing(indicator)
      return missing.isEmpty ? nil : (indicator, lack(of: missing))
    }
  }

  // MARK: Words

  /// What was recognised, and what could not be made, in sentences.
  var notes: [String] {
    var notes = [
      "\(fileName) is read as \(contents.preset.title): \(possible.count) of "
        + "\(contents.indicators.count) indicators can be made."
    ]
    notes += Self.byReason(impossible.map { ($0.indicator.name, $0.reason) }).map {
      "\($0.names.joined(separator: ", ")) cannot be made: \($0.reason)."
    }
    notes += Self.byReason(unformed).map {
      "The circumstance\($0.names.count == 1 ? "" : "s") \($0.names.joined(separator: ", ")) "
        + "cannot be formed: \($0.reason)."
    }
    for key in ["weight", "psu", "strata"] where fit.design(key).isEmpty {
      notes.append(
        "No \(Self.designWords(key)) was found (\(contents.design(key).joined(separator: ", "))).")
    }
    if let others = strataWords { notes.append("For strata the file has \(others).") }
    return notes
  }

  /// Every reason once, with all that it stops.
  private static func byReason(
    _ entries: [(name: String, reason: String)]
  ) -> [(names: [String], reason: String)] {
    var reasons: [String] = []
    var names: [String: [String]] = [:]
    for (name, reason) in entries {
      if names[reason] == nil { reasons.append(reason) }
      names[reason, default: []].append(name)
    }
    return reasons.map { (names[$0] ?? [], $0) }
  }

  private static func designWords(_ key: String) -> String {
    switch key {
    case "weight": "sampling weight"
    case "psu": "primary sampling unit"
    default: "column of strata"
    }
  }

  /// The columns that may be strata, when there are several.
  private var strataWords: String? {
    let preset = fit.design("strata")
    let known = header.filter { column in
      !blank.contains(column) && KnownVariable(column: column)?.role == .stratum
    }
    let all = preset + known.filter { !preset.contains($0) }
    guard all.count > 1 else { return nil }
    return "\(all[0]), which the plan takes, and "
      + described(Array(all.dropFirst()))
  }

  /// Columns with what they mean, those of one meaning together: "m3a, m3b (assistance at birth)".
  private func described(_ columns: [String]) -> String {
    var groups: [(meaning: String?, columns: [String])] = []
    for column in columns {
      let meaning = contents.programme.flatMap { KnownVariable(column: column, of: $0)?.meaning }
      if let place = groups.firstIndex(where: { $0.meaning != nil && $0.meaning == meaning }) {
        groups[place].columns.append(column)
      } else {
        groups.append((meaning, [column]))
      }
    }
    return groups.map { group in
      group.columns.joined(separator: ", ") + (group.meaning.map { " (\($0))" } ?? "")
    }.joined(separator: ", ")
  }

  private func lack(of columns: [String]) -> String {
    let empty = columns.filter { column in blank.contains { $0.lowercased() == column.lowercased() }
    }
    let absent = columns.filter { !empty.contains($0) }
    var parts: [String] = []
    if !absent.isEmpty {
      parts.append(described(absent) + " not in the file")
    }
    if !empty.isEmpty {
      parts.append(described(empty) + " without a value")
    }
    return parts.joined(separator: "; ")
  }

  /// The circumstances that cannot be formed, with what they lack.
  private var unformed: [(name: String, reason: String)] {
    contents.definitions.filter(\.isCircumstance).compactMap { definition in
      let missing = fit.missing(circumstance: definition.name)
      return missing.isEmpty ? nil : (definition.name, lack(of: missing))
    }
  }

  // MARK: The text

  /// The whole plan.
  var text: String {
    var text = PlanLines()
    text.comment("A plan to start from, for \(fileName): \(contents.preset.title).")
    text.comment(
      "Definitions are those of the preset \(contents.preset.name), described in "
        + "Docs/Indicators.md. Any key written here goes before the preset's.")
    text.comment("To go on: furthest-behind check this file, then furthest-behind batch it.")
    if !contents.preset.notes.isEmpty {
      text.comment("")
      for note in contents.preset.notes { text.comment("- " + note, hanging: 2) }
    }
    text.open("{")
    text.comment("For headings and source lines.")
    text.open("\"survey\": {")
    text.comment("\"country\": \"...\", \"year\": \"...\", \"name\": \"...\", \"source\": \"...\"")
    text.close("},")
    text.line("")
    writeFile(&text)
    text.line("")
    writeCircumstances(&text)
    writeDefinitions(&text)
    text.line("")
    text.comment("A tree for everybody; \"by region\" grows one for each region besides.")
    text.line("\"groups\": [\"national\"],")
    text.line("")
    text.open("\"indicators\": [")
    for indicator in possible { write(indicator, &text) }
    if !impossible.isEmpty {
      text.comment("Not possible with this file:")
      for (indicator, reason) in impossible {
        text.comment("- \(indicator.name), \(indicator.title): \(reason)", hanging: 2)
      }
    }
    text.close("]")
    text.close("}")
    return text.text
  }

  private func writeFile(_ text: inout PlanLines) {
    text.open("\"files\": {")
    text.open("\(PlanLines.quoted(name)): {")
    text.line("\"path\": \(PlanLines.quoted(path)),")
    text.line("\"preset\": \(PlanLines.quoted(contents.preset.name)),")
    for key in ["weight", "psu", "strata"] {
      if key == "strata", let words = strataWords { text.comment("Strata: \(words).") }
      if let column = fit.design(key).first {
        text.line("\(PlanLines.quoted(key)): \(PlanLines.quoted(column)),")
      } else {
        text.comment("No \(Self.designWords(key)) was found; name one here if the file has it.")
        text.line("\(PlanLines.quoted(key)): null,")
      }
    }
    text.close("},")
    text.close("},")
  }

  private func writeCircumstances(_ text: inout PlanLines) {
    text.comment(
      "Circumstances of the preset that this file can form; write one below to change it:")
    for definition in contents.definitions where definition.isCircumstance {
      guard fit.missing(circumstance: definition.name).isEmpty else { continue }
      let levels = definition.order.map { ": " + $0.joined(separator: ", ") } ?? ""
      text.comment(
        "- \(definition.name), \(definition.title ?? definition.name)\(levels)", hanging: 2)
    }
    for (name, reason) in unformed {
      text.comment("Not possible: \(name), \(reason)", hanging: 2)
    }
    text.open("\"circumstances\": {")
    write(changed.filter(\.isCircumstance), &text)
    text.close("},")
  }

  private func writeDefinitions(_ text: inout PlanLines) {
    let helpers = changed.filter { !$0.isCircumstance }
    guard !helpers.isEmpty else { return }
    text.open("\"definitions\": {")
    write(helpers, &text)
    text.close("},")
  }

  /// Definitions for which the preset would take a column without values.
  private var changed: [Definition] {
    let texts = possible.flatMap { $0.value + $0.universe } + contents.population
    let used = fit.definitionsUsed(by: texts)
    return contents.definitions.filter { definition in
      guard used.contains(definition.name) || definition.isCircumstance else { return false }
      let texts = definition.alternatives.compactMap(\.text)
      guard let own = fit.choice(texts, inside: definition.name) else { return false }
      return own != whole.choice(texts, inside: definition.name)
    }
  }

  private func write(_ definitions: [Definition], _ text: inout PlanLines) {
    for definition in definitions {
      let texts = definition.alternatives.compactMap(\.text)
      guard let place = fit.choice(texts, inside: definition.name) else { continue }
      let value = fit.respelled(texts[place], inside: definition.name)
      text.comment("Other columns of the preset for it have no values in this file.")
      text.line("\(PlanLines.quoted(definition.name)): {\"value\": \(PlanLines.quoted(value))},")
    }
  }

  private func write(_ indicator: PresetIndicator, _ text: inout PlanLines) {
    let sdg = indicator.sdg.map { " (SDG \($0))" } ?? ""
    text.comment("\(indicator.title)\(sdg), \(indicator.direction)")
    text.comment(indicator.definition)
    if !indicator.variants.isEmpty {
      text.comment("Variants: " + indicator.variants.map(\.name).joined(separator: ", "))
    }
    text.open("{")
    text.line("\"name\": \(PlanLines.quoted(indicator.name)), \"file\": \(PlanLines.quoted(name)),")
    for (key, texts) in [("universe", indicator.universe), ("value", indicator.value)] {
      guard let place = fit.choice(texts), place != whole.choice(texts) else { continue }
      let value = fit.respelled(texts[place], inside: nil)
      text.line("\(PlanLines.quoted(key)): \(PlanLines.quoted(value)),")
    }
    text.line("\"circumstances\": \(PlanLines.list(formed(indicator.circumstances))),")
    let extended = formed(indicator.extended)
    if !extended.isEmpty {
      text.comment("\"extended\": \(PlanLines.list(extended)),")
    }
    text.close("},")
  }

  private func formed(_ circumstances: [String]) -> [String] {
    circumstances.filter { fit.missing(circumstance: $0).isEmpty }
  }
}
