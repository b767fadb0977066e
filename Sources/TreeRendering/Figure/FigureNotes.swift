import FurthestBehind

/// The words around a figure: what it shows, how to read it, and where it comes from.
struct FigureNotes {
  private let finding: Finding
  private let language: Language

  init(_ finding: Finding, in language: Language) {
    self.finding = finding
    self.language = language
  }

  /// The title: the indicator, and the survey where it was named.
  var title: String {
    let indicator = IndicatorWords(finding, in: language).heading
    return SampleWords(finding, in: language).survey.map { indicator + " - " + $0 } ?? indicator
  }

  /// The average and the meaning of the direction.
  var subtitle: String {
    let direction = IndicatorWords(finding, in: language).direction.firstUppercased
    return language.text(.averageSentence, ["rate": average, "direction": direction])
  }

  /// How to read the figure.
  var legend: String {
    guard finding.nodes.count > 1 else { return language[.legendOneNode] }
    let hasNearTies = GroupWords(finding, in: language).hasNearTies
    return language[.legend] + (hasNearTies ? " " + language[.nearTieLegend] : "")
  }

  /// Survey, definition, rows and program.
  var source: String {
    let words = SampleWords(finding, in: language)
    let parts = [
      words.survey ?? words.file, words.definition, words.sample,
      finding.tool.name + " " + finding.tool.version,
    ]
    .map(PlainText.line).filter { !$0.isEmpty }
    return language.text(.source, ["parts": parts.joined(separator: language[.semicolon])])
  }

  /// How to read the bars of a figure that has them.
  var scale: String {
    language.text(.scale, ["average": average])
  }

  /// Legend, notes and source line, below a figure without bars.
  var all: [String] {
    [legend] + estimates + [source]
  }

  /// The same below a figure with bars, with its numbered notes.
  func all(footnotes: [String]) -> [String] {
    let numbered = footnotes.enumerated().map { place, note in
      language.text(.footnote, ["number": String(place + 1), "note": note])
    }
    return [legend + " " + scale] + numbered + estimates + [source]
  }

  /// The figure for those who cannot see it: the finding in two sentences, then every leaf.
  var description: String {
    let cells = CellText(finding, in: language)
    let leaves = LeafTable(finding, in: language).rows.map { row in
      let letter = row.figures.letter.map { PlainText.line($0) + ", " } ?? ""
      return language.text(
        .leafDescription,
        [
          "group": letter + row.group, "rate": cells.rate(row.figures),
          "share": language.percent(row.figures.share), "n": language.count(row.figures.n),
        ])
    }
    let sentences = FindingSentences(finding, in: language).text
    return ([sentences, language[.groupsWorstFirst]] + leaves).joined(separator: " ")
  }

  private var average: String {
    finding.everybody.map(CellText(finding, in: language).rate)
      ?? CellText.none
  }

  /// Whether the finding may be quoted, and what the figures rest on.
  private var estimates: [String] {
    [RobustnessWords(finding, in: language).verdict].compactMap { $0 }
      + EstimateNotes(finding, in: language).notes
  }
}

extension String {
  /// The text with its first character in capitals.
  var firstUppercased: String {
    prefix(1).uppercased() + dropFirst()
  }
}
