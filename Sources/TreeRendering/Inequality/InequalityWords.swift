import FurthestBehind

/// D and the indices built on it, in words: entries of a name and a text, and notes below them.
struct InequalityWords {
  /// Names with what is said of each, in the order of printing.
  let entries: [(name: String, text: String)]
  /// Whole sentences on what limits the figures.
  let notes: [String]

  /// The mark of figures on a barrier's complement.
  static let complementMark = " (*)"

  /// - Parameter label: the words for a circumstance's name.
  init(_ inequality: Finding.Inequality, in language: Language, label: (String) -> String) {
    var entries: [(name: String, text: String)] = []
    let mark = inequality.complement ? Self.complementMark : ""
    func append(_ name: Phrase, _ text: String, mark: String = "") {
      entries.append((language[name] + mark, text))
    }
    func withError(_ figure: String, _ error: String?) -> String {
      error.map { language.text(.withError, ["figure": figure, "error": $0]) } ?? figure
    }
    if let d = inequality.d {
      append(
        .dIndex, withError(language.index(d), inequality.seD.map(language.index)), mark: mark)
      append(.correctedD, Self.corrected(inequality, in: language), mark: mark)
    }
    if let leafD = inequality.leafD { append(.leafD, language.index(leafD), mark: mark) }
    if let hoi = inequality.hoi {
      let figure = withError(language.percent(hoi), inequality.seHoi.map(language.points))
      let geometric = inequality.geometricHoi.map(language.percent)
      append(
        .hoi,
        geometric.map { language.text(.geometric, ["figure": figure, "geometric": $0]) }
          ?? figure, mark: mark)
    }
    append(.contributions, Self.contributions(inequality, in: language, label))
    append(.cells, Self.cells(inequality, in: language, label))
    self.entries = entries
    notes = Self.notes(inequality, in: language)
  }

  private static func corrected(_ inequality: Finding.Inequality, in language: Language) -> String {
    guard let corrected = inequality.dCorrected else { return CellText.none }
    let figure = corrected > 0 ? language.index(corrected) : language[.notDistinguishable]
    guard let chance = inequality.dUnderEquality else { return figure }
    return language.text(.chanceAlone, ["figure": figure, "chance": language.index(chance)])
  }

  private static func contributions(
    _ inequality: Finding.Inequality, in language: Language, _ label: (String) -> String
  ) -> String {
    func none(_ reason: String) -> String {
      language.text(.noContributions, ["reason": reason])
    }
    guard let parts = inequality.shapley else {
      return none(inequality.shapleyNote.map(language.remark) ?? language[.notDecomposed])
    }
    let shared = parts.compactMap { part in part.share.map { (part.circumstance, $0) } }
    guard !shared.isEmpty else { return none(language[.sameRates]) }
    return shared.enumerated()
      .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
      .map { label($0.element.0) + " " + language.percent($0.element.1) }
      .joined(separator: ", ")
  }

  private static func cells(
    _ inequality: Finding.Inequality, in language: Language, _ label: (String) -> String
  ) -> String {
    guard !inequality.circumstances.isEmpty else { return language[.oneCell] }
    return language.text(
      .cellsOf,
      [
        "combinations": language.text(.combinations, count: inequality.cells),
        "circumstances": inequality.circumstances.map(label).joined(separator: ", "),
        "rows": language.value((inequality.rowsPerCell * 10).rounded() / 10),
      ])
  }

  private static func notes(_ inequality: Finding.Inequality, in language: Language) -> [String] {
    var notes: [String] = []
    if inequality.complement { notes.append(language[.complementNote]) }
    if let reason = inequality.seNote {
      notes.append(language.text(.noErrorOfD, ["reason": language.remark(reason)]))
    }
    return notes + inequality.notes.map(language.remark)
  }
}
