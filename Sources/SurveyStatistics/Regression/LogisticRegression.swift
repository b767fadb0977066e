import Mathematics

/// A weighted logistic regression of an indicator on circumstances, with design-based standard
/// errors: the estimates of R's `svyglm(family = quasibinomial())`.
///
/// Circumstances enter as levels against a reference level, or as numbers. Everything is computed
/// from cells and their totals by PSU, so the number of rows does not matter.
///
/// - Coefficients that cannot be told from earlier ones are *collinear* and left out.
/// - A level (or number) that predicts some rows perfectly is *separated*: its coefficient has no
///   finite value. The others are fitted without these rows, which is their limit.
/// - A level without a row is *absent*.
package struct LogisticRegression: Sendable, Equatable {
  /// How a circumstance enters.
  package enum Term: Sendable, Equatable {
    /// By its levels, against a reference level; nil, or a level without a row: the first present.
    case levels(of: Int, reference: Int?)
    /// As a number: the value of each level.
    case number(of: Int, values: [Double])
  }

  /// A line of the table of coefficients.
  package struct Coefficient: Sendable, Equatable {
    /// What is known about a coefficient.
    package enum State: Sendable, Equatable {
      /// The level that others are compared with: log odds 0, odds ratio 1.
      case reference
      /// A finite estimate.
      case estimated
      /// A linear combination of earlier coefficients; no estimate.
      case collinear
      /// No finite estimate: the odds ratio grows without bound.
      case separatedUpward
      /// No finite estimate: the odds ratio falls to 0.
      case separatedDownward
      /// A level without a row; no estimate.
      case absent
    }
    /// The term, by its position; nil for the intercept.
    package let term: Int?
    /// The level of a term of levels; nil for numbers and the intercept.
    package let level: Int?
    /// What is known about the coefficient.
    package let state: State
    /// Log odds ratio; nil without a finite estimate.
    package let estimate: Double?
    /// Design-based standard error of the log odds ratio; nil without estimate or design.
    package let standardError: Double?

    /// The odds ratio; nil without a finite estimate.
    package var oddsRatio: Double? { estimate.map { exp($0) } }
  }

  /// Why there is no regression.
  package enum Failure: Error, Equatable {
    /// No row has weight.
    case noWeight
    /// Everybody (1) or nobody (0) has the indicator.
    case noVariation(rate: Double)
    /// More coefficients than can be fitted in reasonable time.
    case tooManyCoefficients(count: Int, limit: Int)
    /// The iterations found no maximum.
    case notConverged
  }

  /// The largest number of coefficients, with the intercept.
  package static let coefficientLimit = 500

  /// The intercept, then for each term its levels in order (reference and absent ones with them)
  /// or its number.
  package let coefficients: [Coefficient]
  /// Unweighted rows predicted perfectly, and left out of the fit; 0 without separation.
  package let separatedRows: Int
  /// PSUs minus strata plus 1 minus the rank of the model, for t intervals (R's `df.residual`);
  /// nil without design, may be 0 or negative.
  package let residualDegreesOfFreedom: Int?

  /// Fits the regression.
  ///
  /// - Parameters:
  ///   - psus: The cells' totals by PSU.
  ///   - rows: In a survey without PSUs, what takes their place; with neither, standard errors are
  ///     left out.
  /// - Complexity: O(N C^2 + m^3) for each iteration (mostly 5 to 8), N cells, C terms and m
  ///   coefficients, and O(E C + J t^2) for the errors, E entries of J PSUs, t <= m coefficients
  ///   that a PSU touches.
  package init(
    cells: CircumstanceCells, terms: [Term], psus: PSUCellTotals?, rows: UnclusteredDesign? = nil,
    lonePSU: PSUCellTotals.LonePSU = .grandMean
  ) throws(Failure) {
    let total = cells.weight.reduce(0, +)
    guard total > 0 else { throw .noWeight }
    let ones = cells.weightedOnes.reduce(0, +)
    guard ones > 0, ones < total else { throw .noVariation(rate: min(1, ones / total)) }
    let plan = CoefficientPlan(cells: cells, terms: terms)
    guard plan.columnCount <= Self.coefficientLimit else {
      throw .tooManyCoefficients(count: plan.columnCount, limit: Self.coefficientLimit)
    }
    let design = plan.designMatrix(cells: cells)
    guard
      let fit = LogisticFit(
        design: design, weight: cells.weight, weightedOnes: cells.weightedOnes)
    else { throw .notConverged }

    var standardErrors = [Double?](repeating: nil, count: plan.columnCount)
    let sandwich =
      psus.map { LogisticSandwich(fit: fit, design: design, psus: $0, lonePSU: lonePSU) }
      ?? rows.map { LogisticSandwich(fit: fit, design: design, rows: $0, lonePSU: lonePSU) }
    if let sandwich {
      for (index, column) in fit.fittedColumns.enumerated() {
        standardErrors[column] = sandwich.variances[index].squareRoot()
      }
    }
    coefficients = plan.lines.map { line in
      let (state, estimate, error): (Coefficient.State, Double?, Double?) =
        switch line.role {
        case .reference: (.reference, 0, nil)
        case .absent: (.absent, nil, nil)
        case .column(let column):
          switch fit.states[column] {
          case .estimated: (.estimated, fit.coefficients[column], standardErrors[column])
          case .collinear: (.collinear, nil, nil)
          case .separated(.plus): (.separatedUpward, nil, nil)
          case .separated(.minus): (.separatedDownward, nil, nil)
          }
        }
      return Coefficient(
        term: line.term, level: line.level, state: state, estimate: estimate,
        standardError: error)
    }
    separatedRows = (0..<cells.count).reduce(0) { sum, cell in
      cells.weight[cell] > 0 && !fit.isFitted[cell] ? sum + Int(cells.rows[cell]) : sum
    }
    let designDegrees = psus?.degreesOfFreedom ?? rows?.degreesOfFreedom
    residualDegreesOfFreedom = designDegrees.map { $0 + 1 - fit.rank }
  }
}
