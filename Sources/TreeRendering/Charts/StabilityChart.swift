import FurthestBehind

/// How often each circumstance divides the whole sample first in trees on redrawn samples.
struct StabilityChart {
  private let rows: RowChart

  /// Nil when nothing was redrawn.
  init?(_ finding: Finding, in language: Language) {
    guard let stability = finding.stability, !stability.firstSplit.isEmpty else { return nil }
    let words = RobustnessFigures(finding, in: language)
    let trees = language.text(.trees, count: stability.replicates - stability.leftOut)
    rows = RowChart(
      title: language[.firstSplitTitle],
      introduction: language.text(.firstSplitNote, ["trees": trees]),
      axis: .shares, tickText: { language.wholePercent($0) }, legend: [],
      columns: [language[.share]],
      rows: stability.firstSplit.map {
        RowChart.Row(
          label: words.firstSplit($0), bar: $0.share, figures: [language.percent($0.share)])
      },
      notes: [language.text(.firstSplitNote, ["trees": trees])])
  }

  /// The chart, laid out.
  var chart: Chart { rows.chart }
}
