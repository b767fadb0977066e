public import FurthestBehind

/// The measures of inequality as a CSV table with a line for each figure, in full precision.
///
/// Rates, shares and differences are shares (0-1); a figure that does not exist is an empty field.
///
/// The table is the same in every language, for programs that read it.
public struct InequalityCSVRenderer {
  private let dialect: CSVRenderer.Dialect

  /// Creates a renderer for a dialect.
  public init(dialect: CSVRenderer.Dialect = .plain) {
    self.dialect = dialect
  }

  /// The table with a line of headings.
  public func render(_ finding: InequalityFinding) -> String {
    let title = IndicatorWords(finding.indicator, in: .english).title
    let lines =
      indices(finding) + ranking(finding.ranking) + comparisons(finding)
      + regression(finding.regression)
    return dialect.table([Self.headings] + lines.map { [title] + $0.fields(dialect) })
  }

  private static let headings = [
    "indicator", "section", "measure", "circumstance", "level", "value", "se", "low", "high", "p",
    "n", "note",
  ]

  /// One figure.
  private struct Line {
    var section: String
    var measure: String
    var circumstance: String?
    var level: String?
    var value: Double?
    var se: Double?
    var low: Double?
    var high: Double?
    var p: Double?
    var n: Int?
    var note: String?

    func fields(_ dialect: CSVRenderer.Dialect) -> [String] {
      [section, measure, circumstance ?? "", level ?? ""].map(PlainText.line)
        + [value, se, low, high, p].map(dialect.number)
        + [n.map { String($0) } ?? "", PlainText.line(note ?? "")]
    }
  }

  private func indices(_ finding: InequalityFinding) -> [Line] {
    let inequality = finding.inequality
    let note = inequality.complement ? "on the complement of the barrier" : nil
    let noteWithError = [note, inequality.seNote.map { "no standard error: " + $0 }]
      .compactMap(\.self).joined(separator: "; ")
    var lines = [
      Line(section: "sample", measure: "rate", value: finding.rate, n: finding.sample.used),
      Line(
        section: "dissimilarity", measure: "d", value: inequality.d, se: inequality.seD,
        note: noteWithError),
      Line(
        section: "dissimilarity", measure: "d_corrected", value: inequality.dCorrected, note: note),
      Line(
        section: "dissimilarity", measure: "d_under_equality", value: inequality.dUnderEquality,
        note: note),
      Line(
        section: "dissimilarity", measure: "hoi", value: inequality.hoi, se: inequality.seHoi,
        note: noteWithError),
      Line(
        section: "dissimilarity", measure: "geometric_hoi", value: inequality.geometricHoi,
        note: note),
      Line(section: "dissimilarity", measure: "cells", value: Double(inequality.cells)),
    ]
    for part in inequality.shapley ?? [] {
      lines.append(
        Line(
          section: "shapley", measure: "contribution", circumstance: part.circumstance,
          value: part.value, note: note))
      lines.append(
        Line(
          section: "shapley", measure: "share", circumstance: part.circumstance,
          value: part.share, note: note))
    }
    if inequality.shapley == nil {
      lines.append(Line(section: "shapley", measure: "share", note: inequality.shapleyNote))
    }
    return lines
  }

  private func ranking(_ ranking: InequalityFinding.Ranking) -> [Line] {
    let figures: [(String, Double?)] = [
      ("concentration", ranking.concentration), ("erreygers", ranking.erreygers),
      ("wagstaff", ranking.wagstaff), ("sii", ranking.sii), ("rii", ranking.rii),
    ]
    let note = ranking.notes.joined(separator: " ")
    return figures.map { name, value in
      Line(
        section: "rank", measure: name, circumstance: ranking.variable, value: value,
        n: ranking.rows, note: note)
    }
  }

  private func comparisons(_ finding: InequalityFinding) -> [Line] {
    finding.comparisons.flatMap { comparison in
      func line(
        _ measure: String, _ value: Double?, _ group: InequalityFinding.Comparison.Group? = nil
      ) -> Line {
        Line(
          section: "comparison", measure: measure, circumstance: comparison.circumstance,
          level: group?.level, value: value, n: group?.n, note: comparison.note)
      }
      return [
        line("reference_rate", comparison.reference?.rate, comparison.reference),
        line("other_rate", comparison.other?.rate, comparison.other),
        line("difference", comparison.difference), line("ratio", comparison.ratio),
        line("par", comparison.attributableRisk), line("paf", comparison.attributableFraction),
      ]
    }
  }

  private func regression(_ regression: InequalityFinding.Regression) -> [Line] {
    if regression.coefficients.isEmpty {
      return [
        Line(
          section: "regression", measure: "odds_ratio",
          note: regression.notes.joined(separator: " "))
      ]
    }
    return regression.coefficients.flatMap { coefficient in
      let isIntercept = coefficient.circumstance == nil
      let note = coefficient.state == .estimated ? nil : coefficient.state.rawValue
      return [
        Line(
          section: "regression", measure: isIntercept ? "odds" : "odds_ratio",
          circumstance: coefficient.circumstance, level: coefficient.level,
          value: coefficient.oddsRatio, low: coefficient.low, high: coefficient.high,
          p: coefficient.p, n: coefficient.n, note: note),
        Line(
          section: "regression", measure: "log_odds", circumstance: coefficient.circumstance,
          level: coefficient.level, value: coefficient.logOdds, se: coefficient.se,
          p: coefficient.p, n: coefficient.n, note: note),
      ]
    }
  }
}
