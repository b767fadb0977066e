/// What a column may be for, judged by its name and its values.
struct RoleSuggestion {
  let name: String
  let kind: Inspection.Column.Kind
  /// The distinct values, missing ones apart, in words; empty when there are too many to look at.
  let words: [String]
  let values: Int
  /// Rows with a value.
  let present: Int
  /// Whether every number is at least zero, and whether every one is whole.
  let isNonNegative: Bool
  let isWhole: Bool

  private static let mostLevels = 20
  private static let weightNames: Set<String> = [
    "samplingweight", "sampleweight", "surveyweight", "finalweight", "householdweight",
    "womanweight", "womensweight", "personweight", "weighthh", "hhwt", "perwt", "wgt", "pw",
    "ponderation", "pondération", "poids", "factorexpansion", "factordeexpansion",
  ]
  /// Rows from which on a different value in every row is no chance.
  private static let enoughRows = 30

  /// The part, with the reason; nil when nothing speaks for one.
  func role(known: KnownVariable?) -> Inspection.Role? {
    if let known, let part = known.role, fits(part) {
      return Inspection.Role(name: part, reason: "\(known.programme.rawValue) variable")
    }
    if known == nil, let named = byName, fits(named.role) {
      return Inspection.Role(name: named.role, reason: named.reason)
    }
    return byValues(isKnown: known != nil)
  }

  private func fits(_ role: Inspection.Role.Name) -> Bool {
    switch role {
    case .weight: kind == .numeric && isNonNegative && values > 0
    // Yes, no, and codes for "don't know" and "missing".
    case .indicator: (1...4).contains(values)
    case .circumstance: values > 1
    case .psu, .stratum, .id: kind != .empty
    }
  }

  private var byName: (role: Inspection.Role.Name, reason: String)? {
    let lower = name.lowercased()
    if RecognisedColumns.weight(in: [name]) != nil { return (.weight, "its name") }
    if RecognisedColumns.psu(in: [name]) != nil { return (.psu, "its name") }
    if !RecognisedColumns.circumstances(in: [name]).isEmpty {
      return (.circumstance, "its name")
    }
    if Self.weightNames.contains(lower.filter(\.isLetter)) { return (.weight, "its name") }
    let parts: [(Inspection.Role.Name, [String])] = [
      (.psu, ["psu", "upm", "cluster", "grappe", "conglomerado"]),
      (.stratum, ["strat", "estrato"]), (.id, ["caseid", "hhid", "personid", "person_id", "uuid"]),
    ]
    for (role, words) in parts {
      if let word = words.first(where: { lower.contains($0) }) {
        return (role, "\"\(word)\" in its name")
      }
    }
    return nil
  }

  private func byValues(isKnown: Bool) -> Inspection.Role? {
    let mayIdentify = kind == .text || kind == .mixed || (kind == .numeric && isWhole)
    if values == present, present >= Self.enoughRows, mayIdentify, !isKnown {
      return Inspection.Role(name: .id, reason: "a different value in every row")
    }
    if isYesNo {
      return Inspection.Role(
        name: .indicator, reason: "values \(words.sorted().joined(separator: " and "))")
    }
    if !isKnown, kind == .text, (2...Self.mostLevels).contains(values) {
      return Inspection.Role(name: .circumstance, reason: "\(values) values")
    }
    return nil
  }

  /// Whether the values are 0 and 1, or yes and no.
  private var isYesNo: Bool {
    guard words.count == 2 else { return false }
    let pair = Set(words.map { $0.lowercased() })
    let pairs: [Set<String>] = [
      ["0", "1"], ["yes", "no"], ["oui", "non"], ["sí", "no"], ["si", "no"], ["sim", "não"],
      ["true", "false"],
    ]
    return pairs.contains(pair)
  }
}
