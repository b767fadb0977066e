/// The columns that are recognised by name: standard DHS and MICS variables, ESCAP's names, and
/// plain words.
enum RecognisedColumns {
  /// What a column is for.
  enum Role: Sendable {
    case wealth, residence, education, age, marital, children, sex, region, electricity
    case religion, ethnicity, language, disability
  }

  /// Roles in the order in which a tree lists circumstances left to it, with names in lower case.
  ///
  /// Of several columns with one role the first name wins.
  private static let names: [(role: Role, names: [String])] = [
    (
      .wealth,
      [
        "poorerhousehold", "wealth", "wealth_group", "bottom40", "wealth_quintile", "windex5",
        "v190", "hv270", "mv190",
      ]
    ),
    (.residence, ["residence", "area", "urban_rural", "hh6", "v025", "hv025", "mv025"]),
    (
      .education,
      [
        "education", "highesteducation", "mothereducation", "education_level", "welevel",
        "mwelevel", "melevel", "helevel", "v106", "mv106", "hv106",
      ]
    ),
    (.age, ["agroup", "age_group", "agegroup", "wage", "v013", "mv013", "v012", "age"]),
    (.sex, ["sex", "hhsex", "hl4", "b4", "hv104"]),
    (
      .children,
      ["nunder5", "children_under_5", "numberbirths", "births", "children", "v137", "hv014"]
    ),
    (
      .marital,
      ["marriagestatus", "marritalstatus", "marital_status", "mstatus", "v502", "v501", "mv501"]
    ),
    (.disability, ["disability", "functional_difficulty", "fdisability"]),
  ]

  private static let weights = [
    "weight", "wt", "v005", "hv005", "mv005", "d005", "hhweight", "wmweight", "chweight",
    "mnweight", "sampling_weight", "pweight", "weights",
  ]
  private static let psus = ["psu", "v021", "hv021", "mv021", "cluster", "hh1", "ea", "psu_id"]

  private static let strata = [
    "stratum", "strata", "v022", "hv022", "mv022", "v023", "hv023", "mv023",
  ]

  /// Whether a circumstance switches the `escap` profile to smaller leaves (n/19).
  static func isExtended(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["religion", "ethnicity", "language"].contains { name.contains($0) }
      || ["v130", "v131", "mv130", "mv131", "hc1a", "hc2"].contains(name)
  }

  /// The recognised circumstances among a file's columns, in their order.
  static func circumstances(in header: [String]) -> [String] {
    var columns: [String: String] = [:]
    for name in header where columns[name.lowercased()] == nil { columns[name.lowercased()] = name }
    return names.compactMap { entry in
      entry.names.lazy.compactMap { columns[$0] }.first
    }
  }

  /// Whether a circumstance is recognised as one whose levels have an order.
  static func isScale(_ name: String) -> Bool {
    let name = name.lowercased()
    return names.contains {
      [.wealth, .education].contains($0.role) && $0.names.contains(name)
    }
  }

  /// Whether a column looks like wealth: a recognised name, or an index or score of assets.
  static func isWealth(_ name: String) -> Bool {
    let name = name.lowercased()
    return names.contains { $0.role == .wealth && $0.names.contains(name) }
      || name.contains("wealth") || ["windex", "wscore"].contains { name.hasPrefix($0) }
      || ["v190a", "v191", "v191a", "hv270a", "hv271", "hv271a", "mv191"].contains(name)
  }

  /// The columns that look like wealth: the recognised ones in their order, then others.
  static func wealth(in header: [String]) -> [String] {
    let recognised = names.filter { $0.role == .wealth }.flatMap(\.names)
    let found = recognised.compactMap { name in header.first { $0.lowercased() == name } }
    return found + header.filter { isWealth($0) && !found.contains($0) }
  }

  /// The first column that looks like a sampling weight.
  static func weight(in header: [String]) -> String? {
    header.first { weights.contains($0.lowercased()) }
  }

  /// The first column that looks like a primary sampling unit.
  static func psu(in header: [String]) -> String? {
    header.first { psus.contains($0.lowercased()) }
  }

  /// The first column that looks like a stratum.
  static func strata(in header: [String]) -> String? {
    header.first { strata.contains($0.lowercased()) }
  }

  /// Whether a weight has six implied decimals by the DHS Program's convention.
  static func hasImpliedDecimals(_ weight: String) -> Bool {
    ["v005", "hv005", "mv005", "d005"].contains(weight.lowercased())
  }
}
