import FurthestBehind
import SurveyModel

/// The measures of an inequality finding beside D, as tables.
struct InequalityTables {
  private let finding: InequalityFinding
  private let labels: [String: String]
  private let language: Language

  init(_ finding: InequalityFinding, in language: Language) {
    self.language = language
    self.finding = finding
    labels = Dictionary(
      finding.circumstances.map { ($0.name, $0.label) }, uniquingKeysWith: { first, _ in first })
  }

  /// The words for a circumstance, or for a group of them.
  func label(_ circumstance: String) -> String {
    PlainText.name(labels[circumstance] ?? circumstance)
  }

  /// D and the indices built on it.
  var indices: InequalityWords {
    InequalityWords(finding.inequality, in: language, label: label)
  }

  /// The measures along the ranking.
  var ranking: FigureTable {
    let ranking = finding.ranking
    let figures: [(Phrase, String?)] = [
      (.concentrationIndex, ranking.concentration.map(language.index)),
      (.erreygersIndex, ranking.erreygers.map(language.index)),
      (.wagstaffIndex, ranking.wagstaff.map(language.index)),
      (.slopeIndex, ranking.sii.map(language.percentNumber)),
      (.relativeIndex, ranking.rii.map(language.relative)),
    ]
    let hasFigures = figures.contains { $0.1 != nil }
    var notes: [String] = []
    if hasFigures, let levels = ranking.levels {
      let words = levels.map(PlainText.line).joined(separator: " < ")
      notes.append(language.text(.fromWorstOff, ["levels": words]))
    }
    if hasFigures, finding.indicator.direction == .barrier {
      notes.append(language[.negativeOnBarrier])
    }
    return FigureTable(
      title: rankingTitle, columns: [("", "")], labelHeading: "",
      rows: hasFigures
        ? figures.map {
          FigureTable.Row(label: language[$0.0], cells: [$0.1 ?? CellText.none])
        } : [],
      notes: notes + ranking.notes.map(language.remark))
  }

  private var rankingTitle: String {
    guard let variable = finding.ranking.variable else { return language[.byRank] }
    let count = finding.ranking.levelCount
    return count > 0
      ? language.text(
        .byRankOfLevels,
        ["name": label(variable), "levels": language.text(.levels, count: count)])
      : language.text(.byRankOf, ["name": label(variable)])
  }

  /// The ends of each circumstance compared.
  var comparisons: FigureTable {
    let rows = finding.comparisons.map { comparison in
      guard let reference = comparison.reference, let other = comparison.other else {
        let reason = comparison.note.map(language.remark) ?? language[.notCompared]
        return FigureTable.Row(
          label: language.text(
            .named, ["name": label(comparison.circumstance), "value": reason]))
      }
      return FigureTable.Row(
        label: language.text(
          .comparedLevels,
          [
            "name": label(comparison.circumstance), "reference": PlainText.line(reference.level),
            "other": PlainText.line(other.level),
          ]),
        cells: [
          language.percent(reference.rate), language.percent(other.rate),
          comparison.difference.map(language.percentNumber) ?? CellText.none,
          comparison.ratio.map(language.relative) ?? CellText.none,
          comparison.attributableRisk.map(language.percentNumber) ?? CellText.none,
          comparison.attributableFraction.map(language.percent) ?? CellText.none,
        ])
    }
    let headings: [Phrase] = [
      .rate, .againstHeading, .differenceHeading, .ratioHeading, .parHeading, .pafHeading,
    ]
    return FigureTable(
      title: language[.groupsCompared], columns: headings.map(language.heading),
      labelHeading: language[.referenceHeading], rows: rows,
      notes: [language[finding.comparisons.isEmpty ? .nothingDivides : .comparisonNote]])
  }

  /// The coefficients of the regression.
  var regression: FigureTable {
    let regression = finding.regression
    var rows: [FigureTable.Row] = []
    var last: String?
    for coefficient in regression.coefficients {
      guard let circumstance = coefficient.circumstance else { continue }
      let cells = cells(coefficient)
      guard let level = coefficient.level else {
        rows.append(
          FigureTable.Row(
            label: language.text(.forEachUnit, ["name": label(circumstance)]), cells: cells))
        last = circumstance
        continue
      }
      if circumstance != last { rows.append(FigureTable.Row(label: label(circumstance))) }
      last = circumstance
      rows.append(
        FigureTable.Row(
          label: marked(PlainText.line(level), coefficient.state), isIndented: true,
          cells: cells))
    }
    let interval = LeafColumn.twoLines(language.intervalName(regression.confidence))
    return FigureTable(
      title: language[.regressionTitle],
      columns: [language.heading(.oddsRatio), interval, ("", "p")], labelHeading: "",
      rows: rows, notes: notes(regression))
  }

  private func cells(_ coefficient: InequalityFinding.Coefficient) -> [String] {
    switch coefficient.state {
    case .reference: return ["1", "", ""]
    case .separatedUpward: return [language[.noLimit], CellText.none, CellText.none]
    case .separatedDownward: return ["0", CellText.none, CellText.none]
    case .hidden: return [CellText.hidden, CellText.hidden, CellText.hidden]
    case .collinear, .absent: return [CellText.none, CellText.none, CellText.none]
    case .estimated: break
    }
    let interval = coefficient.low.flatMap { low in
      coefficient.high.map { language.relative(low) + "-" + language.relative($0) }
    }
    return [
      coefficient.oddsRatio.map(language.relative) ?? CellText.none,
      interval ?? CellText.none,
      coefficient.p.map(language.probability) ?? CellText.none,
    ]
  }

  private func marked(
    _ level: String, _ state: InequalityFinding.Coefficient.State
  ) -> String {
    let phrase: Phrase
    switch state {
    case .reference: phrase = .referenceLevel
    case .collinear: phrase = .collinearLevel
    case .separatedUpward, .separatedDownward: phrase = .separatedLevel
    case .absent: phrase = .absentLevel
    case .estimated, .hidden: return level
    }
    return language.text(phrase, ["level": level])
  }

  private func notes(_ regression: InequalityFinding.Regression) -> [String] {
    var notes: [String] = []
    if let df = regression.df, !regression.coefficients.isEmpty {
      let degrees = language.text(.degreesOfFreedom, count: df)
      notes.append(language.text(.regressionMethod, ["degrees": degrees]))
    }
    return notes + regression.notes.map(language.remark)
  }
}
