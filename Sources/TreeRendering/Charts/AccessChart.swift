import FurthestBehind
import SurveyModel

/// The average and the two ends of every indicator, on one scale.
struct AccessChart {
  private let rows: RowChart

  /// Nil without a tree.
  ///
  /// - Parameter trees: The findings with the words that name them.
  init?(_ trees: [(name: String, finding: Finding)], in language: Language) {
    guard !trees.isEmpty else { return nil }
    var rows: [RowChart.Row] = []
    let blocks = [
      trees.filter { $0.finding.indicator.direction == .opportunity },
      trees.filter { $0.finding.indicator.direction == .barrier },
    ]
    for (block, heading) in zip(blocks, [Phrase.opportunitiesHeading, .barriersHeading])
    where !block.isEmpty {
      rows.append(RowChart.Row(label: language[heading], isHeading: true))
      rows += block.map { Self.row($0.name, $0.finding, language) }
    }
    let hasHidden = rows.contains { $0.figures.contains(CellText.hidden) }
    self.rows = RowChart(
      title: language[.accessChartTitle], introduction: language[.accessChartTitle] + ".",
      axis: .shares, tickText: { language.wholePercent($0) },
      legend: [
        ChartLegend.Entry(symbol: .behind, words: language[.furthestBehind]),
        ChartLegend.Entry(symbol: .average, words: language[.average]),
        ChartLegend.Entry(symbol: .ahead, words: language[.furthestAhead]),
      ],
      columns: [language[.furthestBehind], language[.average], language[.furthestAhead]],
      rows: rows, notes: hasHidden ? [language[.hiddenToProtect]] : [])
  }

  /// The chart, laid out.
  var chart: Chart { rows.chart }

  private static func row(
    _ name: String, _ finding: Finding, _ language: Language
  ) -> RowChart.Row {
    let ends = FindingEnds(finding, in: language)
    let rates = [ends.behind?.rate, ends.ahead?.rate]
    var row = RowChart.Row(label: name)
    if let behind = rates[0], let ahead = rates[1] {
      row.span = (min(behind, ahead), max(behind, ahead))
      row.symbols = [(.behind, behind), (.ahead, ahead)]
    }
    if let average = ends.root?.rate { row.symbols.append((.average, average)) }
    row.figures = [
      ends.text(ends.behind), ends.text(ends.root),
      ends.text(ends.ahead),
    ]
    return row
  }
}
