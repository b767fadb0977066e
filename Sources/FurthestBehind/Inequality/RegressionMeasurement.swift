import ClassificationTree
import Mathematics
import SurveyModel
import SurveyStatistics

/// Fits the logistic regression of an indicator on all circumstances of a sample.
struct RegressionMeasurement {
  private(set) var regression: InequalityFinding.Regression

  private let sample: Sample
  private let suppression: TreeRequest.Suppression
  private let precision: LevelPrecision

  /// Fits; what cannot be fitted is null with its reason.
  ///
  /// A numeric circumstance enters as a number, unless only two values of it occur or missing
  /// values are a level; all others enter by their levels, the first present being the reference.
  init(
    _ sample: Sample, totals: InequalityTotals, lonePSU: TreeRequest.LonePSU, confidence: Double,
    suppression: TreeRequest.Suppression, precision: LevelPrecision
  ) {
    self.sample = sample
    self.suppression = suppression
    self.precision = precision
    regression = InequalityFinding.Regression(
      coefficients: [], df: nil, confidence: confidence, separatedRows: 0, notes: [])
    guard sample.whole.n >= suppression.leastRows else {
      regression.notes.append("No regression: fewer than \(suppression.leastRows) rows.")
      return
    }
    let terms = sample.cells.circumstances.indices.map { Self.term(sample, $0) }
    do throws(LogisticRegression.Failure) {
      let fit = try LogisticRegression(
        cells: totals.cells, terms: terms, psus: totals.psus,
        rows: totals.psus == nil ? sample.unclusteredDesign : nil, lonePSU: lonePSU.ofMeasures)
      state(fit, terms)
    } catch {
      regression.notes.append(Self.reason(error))
    }
  }

  private static func term(_ sample: Sample, _ place: Int) -> LogisticRegression.Term {
    let circumstance = sample.cells.circumstances[place]
    let occurring = sample.occurring[place].count { $0 }
    if case .numeric(let values) = circumstance.scale, !circumstance.hasMissingLevel,
      occurring > 2
    {
      return .number(of: place, values: values)
    }
    return .levels(of: place, reference: nil)
  }

  private static func reason(_ failure: LogisticRegression.Failure) -> String {
    switch failure {
    case .noWeight: "No regression: no row has weight."
    case .noVariation(let rate):
      "No regression: \(rate > 0 ? "everybody" : "nobody") has the indicator."
    case .tooManyCoefficients(let count, let limit):
      "No regression: \(count) coefficients, more than the \(limit) that are fitted; put levels "
        + "together."
    case .notConverged: "No regression: the fit does not converge."
    }
  }

  private mutating func state(_ fit: LogisticRegression, _ terms: [LogisticRegression.Term]) {
    regression.df = fit.residualDegreesOfFreedom
    regression.separatedRows = fit.separatedRows
    let student = fit.residualDegreesOfFreedom.flatMap {
      StudentDistribution(degreesOfFreedom: Double($0))
    }
    let sums = sample.cells.circumstances.indices.map { LevelSums(sample, circumstance: $0) }
    let small = SmallLevels(suppression, isWholeHidden: precision.hidesWhole)
    let isHidden = sums.enumerated().map {
      small.hidden($1.rows, isImprecise: precision.levels(of: $0))
    }
    regression.coefficients = fit.coefficients.map { line in
      var result = InequalityFinding.Coefficient(state: .init(line.state))
      if let term = line.term, case let place = terms[term].circumstance {
        let circumstance = sample.cells.circumstances[place]
        result.circumstance = circumstance.name
        result.level = line.level.map { circumstance.levelName($0) }
        result.n = line.level.map { sums[place].rows[$0] }
        if let n = result.n, n > 0, let level = line.level, isHidden[place][level] {
          result.state = .hidden
          result.n = nil
          return result
        }
      }
      guard let estimate = line.estimate?.ifFinite else { return result }
      result.logOdds = estimate
      result.oddsRatio = exp(estimate).ifFinite
      guard line.state == .estimated, let se = line.standardError?.ifFinite else { return result }
      result.se = se
      guard let student else { return result }
      let reach = student.quantile((1 - regression.confidence) / 2, tail: .upper) * se
      result.low = exp(estimate - reach).ifFinite
      result.high = exp(estimate + reach).ifFinite
      if se > 0 { result.p = 2 * student.probability(at: abs(estimate) / se, tail: .upper) }
      return result
    }
    if regression.coefficients.contains(where: { $0.state == .hidden }) {
      // With the odds of the reference group, the rate of a hidden one could be worked out.
      regression.coefficients[0] = InequalityFinding.Coefficient(state: .hidden)
    }
    note(fit, hasIntervals: student != nil)
  }

  private mutating func note(_ fit: LogisticRegression, hasIntervals: Bool) {
    if !hasIntervals {
      regression.notes.append("No intervals: no degrees of freedom are left.")
    }
    if sample.design == nil {
      regression.notes.append(
        "No PSU column: each row counts as a PSU, so intervals are likely too narrow.")
    }
    if fit.separatedRows > 0 {
      regression.notes.append(
        "Separated: a level, or a combination, whose people all have or all lack the indicator "
          + "has no finite odds ratio; the others are fitted without its "
          + "\(fit.separatedRows) row\(fit.separatedRows == 1 ? "" : "s").")
    }
    if regression.coefficients.contains(where: { $0.state == .hidden }) {
      regression.notes.append(
        "Hidden: levels of fewer than \(suppression.leastRows) rows, and those that would give "
          + "them away.")
    }
  }
}

extension LogisticRegression.Term {
  /// The circumstance that enters, by index.
  fileprivate var circumstance: Int {
    switch self {
    case .levels(let circumstance, _), .number(let circumstance, _): circumstance
    }
  }
}

extension InequalityFinding.Coefficient.State {
  fileprivate init(_ state: LogisticRegression.Coefficient.State) {
    switch state {
    case .reference: self = .reference
    case .estimated: self = .estimated
    case .collinear: self = .collinear
    case .separatedUpward: self = .separatedUpward
    case .separatedDownward: self = .separatedDownward
    case .absent: self = .absent
    }
  }
}
