import FurthestBehind

/// Words for the groups of one finding: its conditions as a reader would say them.
struct GroupWords {
  private let language: Language
  private let summaries: [String: Finding.CircumstanceSummary]
  /// The circumstances that would have divided a node nearly as well, by the node's id.
  private let nearTies: [Int: [String]]
  /// Levels that more than one circumstance has: they say nothing without the name.
  private let sharedLevels: Set<String>

  init(_ finding: Finding, in language: Language) {
    self.init(finding.circumstances, rivals: finding.rivals ?? [], in: language)
  }

  /// The words of groups by these circumstances, where no finding is at hand.
  init(
    _ circumstances: [Finding.CircumstanceSummary], rivals: [Finding.Rival] = [],
    in language: Language
  ) {
    self.language = language
    summaries = Dictionary(
      circumstances.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    nearTies = Dictionary(
      grouping: rivals.filter { $0.nearTie == true }, by: \.id
    ).mapValues { $0.map(\.circumstance) }
    var seen = Set<String>()
    var shared = Set<String>()
    for circumstance in circumstances {
      for level in Set(circumstance.levels) where !seen.insert(level).inserted {
        shared.insert(level)
      }
    }
    sharedLevels = shared
  }

  /// The circumstance's label, or its name as words.
  func label(_ circumstance: String) -> String {
    PlainText.name(summaries[circumstance]?.label ?? circumstance)
  }

  /// Whether any division is a near tie.
  var hasNearTies: Bool { !nearTies.isEmpty }

  /// The labels of what would have divided a node nearly as well as its circumstance.
  func nearTies(at id: Int) -> [String] {
    (nearTies[id] ?? []).map(label)
  }

  /// A group in words: "Bottom 40, Rural without road".
  ///
  /// The parts are set off by semicolons where a part has a comma of its own.
  func words(for conditions: [Finding.Condition]) -> String {
    if conditions.isEmpty { return language[.everyone] }
    let parts = conditions.map(words(for:))
    return parts.joined(
      separator: parts.contains { $0.contains(",") } ? language[.semicolon] : ", ")
  }

  /// One condition in words that stand by themselves: "Secondary or Higher",
  /// "children under 5: 2 or more", "electricity: yes".
  func words(for condition: Finding.Condition) -> String {
    let value = valueWords(for: condition)
    return needsName(condition) ? named(condition.circumstance, value) : value
  }

  /// A value under the name of its circumstance: "electricity: yes".
  func named(_ circumstance: String, _ value: String) -> String {
    language.text(.named, ["name": label(circumstance), "value": value])
  }

  /// A group with the circumstance that divides it: "Bottom 40: residence".
  func named(of conditions: [Finding.Condition], by circumstance: String) -> String {
    language.text(
      .named, ["name": words(for: conditions), "value": label(circumstance)])
  }

  /// One condition's levels or range, where the circumstance is named beside it.
  func valueWords(for condition: Finding.Condition) -> String {
    switch condition {
    case .levels(let circumstance, let levels):
      return levelWords(levels, of: summaries[circumstance])
    case .range(_, _, _, .only?):
      return language[.missing]
    case .range(let circumstance, let from, let below, let missing):
      let summary = summaries[circumstance]
      let range = RangeWords.words(
        from: from, below: below, whole: summary?.whole ?? false,
        minimum: summary?.minimum, maximum: summary?.maximum, in: language)
      return missing == .included ? language.text(.orMissing, ["range": range]) : range
    }
  }

  /// Levels as "Secondary or Higher", "1, 2 or 3"; four and more neighbours of an ordered
  /// circumstance as "25-29 to 45-49".
  private func levelWords(_ levels: [String], of summary: Finding.CircumstanceSummary?) -> String {
    let words = levels.map(PlainText.line)
    guard let last = words.last else { return language[.noLevels] }
    if words.count == 1 { return last }
    if words.count >= 4, let summary, summary.kind == .ordered, let first = words.first,
      isRun(levels, in: summary.levels)
    {
      return language.text(.levelRun, ["first": first, "last": last])
    }
    return language.text(
      .levelsOr, ["levels": words.dropLast().joined(separator: ", "), "last": last])
  }

  private func isRun(_ levels: [String], in declared: [String]) -> Bool {
    guard let first = levels.first, let start = declared.firstIndex(of: first) else { return false }
    return declared[start...].starts(with: levels)
  }

  private func needsName(_ condition: Finding.Condition) -> Bool {
    guard case .levels(_, let levels) = condition else { return true }
    let words = levels.map { PlainText.line($0).lowercased() }
    return levels.contains(where: sharedLevels.contains)
      || words.contains { GroupWords.bareWords.contains($0) || Double($0) != nil }
      || words.allSatisfy(GroupWords.relativeWords.contains)
  }

  /// Levels that answer a question which only the circumstance's name asks.
  private static let bareWords: Set<String> = [
    "", "yes", "no", "y", "n", "true", "false", "t", "f", "oui", "non", "sí", "si",
    "none", "aucun", "aucune", "autre", "ninguno", "ninguna", "otro", "otra", "any", "other",
    "unknown", "missing", "don't know", "not stated",
  ]

  /// Levels that compare with something which only the circumstance's name tells.
  private static let relativeWords: Set<String> = [
    "low", "lower", "lowest", "medium", "middle", "high", "higher", "highest",
  ]
}
