import FurthestBehind
import SurveyModel

/// The measures of an inequality finding beside D, as tables.
struct InequalityTables {
  private let finding: InequalityFinding
  private let labels: [String: String]

  init(_ finding: InequalityFinding) {
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
    InequalityWords(finding.inequality, in: .english, label: label)
  }

  /// The measures along the ranking.
  var ranking: FigureTable {
    let ranking = finding.ranking
    let figures: [(String, String?)] = [
      ("Concentration index", ranking.concentration.map(Language.english.index)),
      ("Erreygers' index", ranking.erreygers.map(Language.english.index)),
      ("Wagstaff's index", ranking.wagstaff.map(Language.english.index)),
      ("Slope index (SII), percentage points", ranking.sii.map(Language.english.percentNumber)),
      ("Relative index (RII)", ranking.rii.map(Language.english.relative)),
    ]
    let levels = ranking.levels.map { ": " + $0.map(PlainText.line).joined(separator: " < ") }
    let title = ranking.variable.map {
      "By rank of " + label($0)
        + (ranking.levelCount > 0
          ? " (" + Language.english.text(.levels, count: ranking.levelCount) + ")" : "")
    }
    let hasFigures = figures.contains { $0.1 != nil }
    return FigureTable(
      title: title ?? "By rank", columns: [("", "")], labelHeading: "",
      rows: hasFigures
        ? figures.map { FigureTable.Row(label: $0.0, cells: [$0.1 ?? CellText.none]) } : [],
      notes: (hasFigures && levels != nil ? ["From the worst off" + (levels ?? "") + "."] : [])
        + (hasFigures && finding.indicator.direction == .barrier
          ? ["On the barrier as given: a negative index means that it falls on the worse off."]
          : [])
        + ranking.notes.map(PlainText.line))
  }

  /// The ends of each circumstance compared.
  var comparisons: FigureTable {
    let rows = finding.comparisons.map { comparison in
      guard let reference = comparison.reference, let other = comparison.other else {
        return FigureTable.Row(
          label: label(comparison.circumstance) + ": "
            + PlainText.line(comparison.note ?? "not compared"))
      }
      return FigureTable.Row(
        label: label(comparison.circumstance) + ": " + PlainText.line(reference.level)
          + " against " + PlainText.line(other.level),
        cells: [
          Language.english.percent(reference.rate), Language.english.percent(other.rate),
          comparison.difference.map(Language.english.percentNumber) ?? CellText.none,
          comparison.ratio.map(Language.english.relative) ?? CellText.none,
          comparison.attributableRisk.map(Language.english.percentNumber) ?? CellText.none,
          comparison.attributableFraction.map(Language.english.percent) ?? CellText.none,
        ])
    }
    return FigureTable(
      title: "Groups compared",
      columns: [
        ("", "Rate"), ("Against", "rate"), ("Differ-", "ence"), ("", "Ratio"), ("", "PAR"),
        ("", "PAF"),
      ],
      labelHeading: "Reference against the other end", rows: rows,
      notes: finding.comparisons.isEmpty
        ? ["No circumstance divides the sample."]
        : [
          "The reference is the top level of an ordered circumstance, else the best rate. "
            + "PAR: the reference rate minus that of all, in percentage points, as the difference; "
            + "PAF: the same as a part of the rate of all."
        ])
  }

  /// The coefficients of the regression.
  var regression: FigureTable {
    let regression = finding.regression
    var rows: [FigureTable.Row] = []
    var last: String?
    for coefficient in regression.coefficients {
      guard let circumstance = coefficient.circumstance else { continue }
      let cells = Self.cells(coefficient)
      guard let level = coefficient.level else {
        rows.append(FigureTable.Row(label: label(circumstance) + ", for each unit", cells: cells))
        last = circumstance
        continue
      }
      if circumstance != last { rows.append(FigureTable.Row(label: label(circumstance))) }
      last = circumstance
      rows.append(
        FigureTable.Row(
          label: PlainText.line(level) + Self.remark(coefficient.state), isIndented: true,
          cells: cells))
    }
    let interval = Language.english.value((regression.confidence * 1000).rounded() / 10) + "%"
    return FigureTable(
      title: "Logistic regression on all circumstances",
      columns: [("Odds", "ratio"), (interval, "interval"), ("", "p")], labelHeading: "",
      rows: rows, notes: notes(regression))
  }

  private static func cells(_ coefficient: InequalityFinding.Coefficient) -> [String] {
    switch coefficient.state {
    case .reference: return ["1", "", ""]
    case .separatedUpward: return ["no limit", CellText.none, CellText.none]
    case .separatedDownward: return ["0", CellText.none, CellText.none]
    case .hidden: return [CellText.hidden, CellText.hidden, CellText.hidden]
    case .collinear, .absent: return [CellText.none, CellText.none, CellText.none]
    case .estimated: break
    }
    let interval = coefficient.low.flatMap { low in
      coefficient.high.map { Language.english.relative(low) + "-" + Language.english.relative($0) }
    }
    return [
      coefficient.oddsRatio.map(Language.english.relative) ?? CellText.none,
      interval ?? CellText.none,
      coefficient.p.map(Language.english.probability) ?? CellText.none,
    ]
  }

  private static func remark(_ state: InequalityFinding.Coefficient.State) -> String {
    switch state {
    case .reference: " (reference)"
    case .collinear: " (collinear)"
    case .separatedUpward, .separatedDownward: " (separated)"
    case .absent: " (no rows)"
    case .estimated, .hidden: ""
    }
  }

  private func notes(_ regression: InequalityFinding.Regression) -> [String] {
    let method = regression.df.map {
      "Weighted, with standard errors by linearisation; t intervals with "
        + Language.english.text(.degreesOfFreedom, count: $0) + "."
    }
    return (regression.coefficients.isEmpty ? [] : [method].compactMap(\.self))
      + regression.notes.map(PlainText.line)
  }
}
