import FurthestBehind

/// What reaching each group would mean: the curve and its table.
struct TargetingPart {
  private let finding: Finding
  private let language: Language

  init(_ finding: Finding, in language: Language) {
    self.finding = finding
    self.language = language
  }

  /// Empty with less than two groups.
  var html: [HTML] {
    let tables = RobustnessTables(finding, in: language)
    guard let grid = tables.targetingGrid else { return [] }
    let figure = TargetingChart(finding, in: language).map {
      FigureFrame(
        svg: $0.chart.svg,
        file: DataLink.fileName(
          IndicatorWords(finding, in: language).title + " targeting", ending: "svg"),
        language: language, isNarrow: true
      ).html
    }
    let table = HTMLTable(caption: language[.targetingCaption], grid).html
    return [.block("div", ["class": "pair"], figure ?? .nothing, table)]
      + tables.targetingNotes.map { .block("p", ["class": "note"], $0) }
  }
}

extension HTMLTable {
  /// A table of a text's grid.
  init(caption: String, _ grid: TextGrid) {
    self.init(
      caption: caption, columns: [grid.lead] + grid.columns.map(\.name),
      rows: grid.rows.map { Row($0.words, $0.figures) })
  }
}
