import FurthestBehind

/// D of every indicator with its interval, the most unequal first.
struct InequalityChart {
  private let rows: RowChart

  /// Nil when no finding has D.
  ///
  /// - Parameter trees: The findings with the words that name them.
  init?(_ trees: [(name: String, finding: Finding)], in language: Language) {
    let measured = trees.enumerated().compactMap { place, tree in
      tree.finding.inequality.flatMap { inequality in
        inequality.d.map { (place: place, name: tree.name, d: $0, inequality: inequality) }
      }
    }
    guard !measured.isEmpty else { return nil }
    // Small samples make D larger: the order is that of D without this part.
    let ordered = measured.sorted {
      let (first, second) = ($0.inequality.dCorrected ?? $0.d, $1.inequality.dCorrected ?? $1.d)
      return first == second ? $0.place < $1.place : first > second
    }
    let spans = ordered.map { DInterval($0.inequality) }
    let hasSpans = spans.contains { $0 != nil }
    let hasChance = ordered.contains { $0.inequality.dUnderEquality != nil }
    let hasComplement = ordered.contains { $0.inequality.complement }
    var legend = [ChartLegend.Entry(symbol: nil, words: language[.dIndex])]
    if hasChance {
      legend.append(ChartLegend.Entry(symbol: .reference, words: language[.chanceAloneLegend]))
    }
    var columns = [language[.dIndex]]
    if hasSpans { columns.append(language.intervalName(DInterval.confidence)) }
    columns.append(language[.correctedD])
    rows = RowChart(
      title: language[.inequalityChartTitle], introduction: language[.inequalityChartTitle] + ".",
      axis: ChartAxis(
        holding: ordered.map(\.d) + spans.compactMap { $0?.high }
          + ordered.compactMap(\.inequality.dUnderEquality)),
      tickText: { language.fixed($0, decimals: 2) }, legend: legend, columns: columns,
      rows: zip(ordered, spans).map { tree, span in
        var figures = [language.index(tree.d)]
        if hasSpans { figures.append(span?.text(language) ?? CellText.none) }
        figures.append(tree.inequality.dCorrected.map(language.index) ?? CellText.none)
        return RowChart.Row(
          label: tree.name + (tree.inequality.complement ? InequalityWords.complementMark : ""),
          bar: tree.d, span: span.map { ($0.low, $0.high) },
          symbols: tree.inequality.dUnderEquality.map { [(.reference, $0)] } ?? [],
          figures: figures)
      },
      notes: (hasSpans ? [language[.dIntervalNote]] : []) + [language[.correctedDNote]]
        + (hasComplement ? [language[.complementNote]] : []))
  }

  /// The chart, laid out.
  var chart: Chart { rows.chart }
}

/// The interval of D by the jackknife's standard error and the normal distribution, cut to 0-1.
struct DInterval: Equatable {
  /// The confidence level.
  static let confidence = 0.95
  /// The quantile of the normal distribution that belongs to it.
  private static let quantile = 1.959963984540054

  let low: Double
  let high: Double

  /// Nil without D or its standard error.
  init?(_ inequality: Finding.Inequality) {
    guard let d = inequality.d, let error = inequality.seD else { return nil }
    low = max(d - Self.quantile * error, 0)
    high = min(d + Self.quantile * error, 1)
  }

  /// Both ends: "0.112-0.157".
  func text(_ language: Language) -> String {
    language.index(low) + "-" + language.index(high)
  }
}
