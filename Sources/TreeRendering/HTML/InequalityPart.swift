import FurthestBehind

/// How unequally the indicator is spread: D, the human opportunity index, and their parts.
struct InequalityPart {
  private let finding: Finding
  private let language: Language

  init(_ finding: Finding, in language: Language) {
    self.finding = finding
    self.language = language
  }

  /// Empty where inequality was not measured.
  var html: [HTML] {
    guard let inequality = finding.inequality else { return [] }
    let groups = GroupWords(finding, in: language)
    let words = InequalityWords(inequality, in: language, label: groups.label)
    let measures = HTMLTable(
      caption: language[.inequalityCaption],
      columns: [language[.measureHeading], language[.valueHeading]],
      rows: words.entries.map { HTMLTable.Row($0.name, [$0.text]) }, isWordy: true)
    let parts = HTMLTable(
      caption: language[.contributionsCaption],
      columns: [language[.circumstance], language[.partOfD], language[.share]],
      rows: (inequality.shapley ?? []).map { part in
        HTMLTable.Row(
          groups.label(part.circumstance),
          [
            language.index(part.value),
            part.share.map { language.percent($0) } ?? CellText.none,
          ])
      })
    return [measures.html, parts.html] + words.notes.map { .block("p", ["class": "note"], $0) }
  }
}
