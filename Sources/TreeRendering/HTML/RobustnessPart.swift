import FurthestBehind

/// Whether the finding holds up: sentences, the figures behind them, and the finding under other
/// rules.
struct RobustnessPart {
  private let finding: Finding
  private let language: Language

  init(_ finding: Finding, in language: Language) {
    self.finding = finding
    self.language = language
  }

  /// Empty where nothing was measured.
  var html: [HTML] {
    let words = RobustnessWords(finding, in: language)
    let sentences = [words.crossFitted, words.stability, words.missed].compactMap { $0 }
    return sentences.map { .block("p", ["class": "finding"], $0) } + [figures] + stability
      + otherRules + words.notes.map { .block("p", ["class": "note"], $0) }
  }

  private var figures: HTML {
    let figures = RobustnessFigures(finding, in: language)
    return HTMLTable(
      caption: language[.robustnessCaption],
      columns: [
        language[.figureHeading], language[.valueHeading],
        finding.crossFitted.map { language.intervalName($0.confidence).firstUppercased }
          ?? language[.intervalHeading],
      ],
      rows: figures.rows.map { HTMLTable.Row($0.words, [$0.figure, $0.interval]) }
    ).html
  }

  private var stability: [HTML] {
    let rows = RobustnessFigures(finding, in: language).firstSplits
    guard !rows.isEmpty else { return [] }
    let figure = StabilityChart(finding, in: language).map {
      FigureFrame(
        svg: $0.chart.svg,
        file: DataLink.fileName(
          IndicatorWords(finding, in: language).title + " stability", ending: "svg"),
        language: language
      ).html
    }
    let table = HTMLTable(
      caption: language[.firstSplitTitle], columns: [language[.circumstance], language[.share]],
      rows: rows.map { HTMLTable.Row($0.words, [$0.figure]) })
    return [.block("div", ["class": "pair"], figure ?? .nothing, table.html)]
  }

  private var otherRules: [HTML] {
    let tables = RobustnessTables(finding, in: language)
    let spread = HTML.block("p", ["class": "note"], tables.spread ?? "")
    guard let grid = tables.sensitivityGrid else { return [spread] }
    return [
      spread, HTMLTable(caption: language[.otherRules], grid).html,
      .block("p", ["class": "note"], tables.sensitivityNote),
    ]
  }
}
