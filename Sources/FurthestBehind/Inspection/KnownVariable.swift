/// A variable that the DHS or the MICS programme defines, known by its name.
package struct KnownVariable: Sendable, Equatable {
  /// The survey programmes with standard names.
  package enum Programme: String, Sendable, CaseIterable {
    case dhs = "DHS"
    case mics = "MICS"
  }

  /// The programme that defines it.
  package var programme: Programme
  /// What it holds, in words.
  package var meaning: String
  /// The part that it mostly plays; nil for what is counted or described.
  package var role: Inspection.Role.Name?

  /// The variable that a column's name stands for, in any case.
  ///
  /// Repeated entries are known by their base: `m3a_1`, `hv106_01`. Where both programmes have the
  /// name, capitals mean MICS, whose files write them.
  package init?(column name: String) {
    let hasSmallLetters = name.contains(where: \.isLowercase)
    let order: [Programme] = hasSmallLetters ? [.dhs, .mics] : [.mics, .dhs]
    for programme in order {
      if let found = Self(column: name, of: programme) {
        self = found
        return
      }
    }
    return nil
  }

  /// A programme's variable that a column's name stands for, in any case.
  package init?(column name: String, of programme: Programme) {
    let name = name.lowercased()
    guard let table = Self.tables[programme], let found = table[name] ?? table[Self.base(name)]
    else { return nil }
    self = found
  }

  private init(programme: Programme, meaning: String, role: Inspection.Role.Name?) {
    self.programme = programme
    self.meaning = meaning
    self.role = role
  }

  /// The name without an entry number.
  private static func base(_ name: String) -> String {
    guard let line = name.lastIndex(of: "_") else { return name }
    let number = name[name.index(after: line)...]
    let isNumber = (1...2).contains(number.count) && number.allSatisfy(\.isNumber)
    return isNumber ? String(name[..<line]) : name
  }

  private static let tables: [Programme: [String: KnownVariable]] = {
    var tables: [Programme: [String: KnownVariable]] = [:]
    for programme in Programme.allCases {
      let list = programme == .dhs ? dhsVariables : micsVariables
      for line in list.split(separator: "\n") {
        let parts = line.split(separator: "|", maxSplits: 2).map {
          $0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
        }
        guard parts.count == 3 else { continue }
        let role = Inspection.Role.Name(rawValue: String(parts[1]))
        for name in String(parts[0]).split(separator: " ") {
          tables[programme, default: [:]][String(name)] = KnownVariable(
            programme: programme, meaning: String(parts[2]), role: role)
        }
      }
    }
    return tables
  }()
}
