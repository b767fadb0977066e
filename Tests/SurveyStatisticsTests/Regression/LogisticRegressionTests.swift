import Foundation
import Testing

@testable import SurveyStatistics

/// Odds ratios and standard errors of the synthetic sample, against R 4.2.2 with survey 4.1.1:
/// `svyglm(y ~ ..., subset(svydesign(~psu, strata = ~stratum, weights = ~w, nest = TRUE), domain),
/// family = quasibinomial(), control = glm.control(epsilon = 1e-15))`.
struct LogisticRegressionTests {
  typealias Term = LogisticRegression.Term
  typealias Coefficient = LogisticRegression.Coefficient

  static let sample = collapse(
    InequalitySurvey.rows, stratumSizes: InequalitySurvey.stratumSizes)

  static let children = Term.number(of: 2, values: [0, 1, 2, 3])

  static func estimated(_ regression: LogisticRegression) -> [Coefficient] {
    regression.coefficients.filter { $0.state == .estimated }
  }

  static func expect(
    _ coefficients: [Coefficient], estimates: [Double], errors: [Double],
    tolerance: Double = 1e-10, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(coefficients.count == estimates.count, sourceLocation: sourceLocation)
    for (index, coefficient) in coefficients.enumerated() where index < estimates.count {
      let estimate = try #require(coefficient.estimate, sourceLocation: sourceLocation)
      let error = try #require(coefficient.standardError, sourceLocation: sourceLocation)
      #expect(abs(estimate - estimates[index]) < tolerance, sourceLocation: sourceLocation)
      #expect(abs(error - errors[index]) < tolerance, sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: [
    (
      PSUCellTotals.LonePSU.grandMean,
      [
        0.282933544176966, 0.405495888444832, 0.716314578363764, 0.512907711681262,
        0.141430091455331,
      ]
    ),
    (
      .certainty,
      [
        0.279280888776802, 0.387737185092188, 0.643719582312402, 0.429174714528689,
        0.117593068281881,
      ]
    ),
    (
      .average,
      [
        0.322485792629609, 0.447720336375605, 0.743303348261397, 0.495568273925039,
        0.135784779254756,
      ]
    ),
  ])
  func levelsAndNumber(lonePSU: PSUCellTotals.LonePSU, errors: [Double]) throws {
    let regression = try LogisticRegression(
      cells: Self.sample.cells,
      terms: [.levels(of: 0, reference: nil), .levels(of: 1, reference: 0), Self.children],
      psus: Self.sample.psus, lonePSU: lonePSU)
    try Self.expect(
      Self.estimated(regression),
      estimates: [
        -0.2470698523091656, 0.7100786991219646, 0.1611743278910744, 0.3111379471576505,
        0.0511730505409601,
      ], errors: errors)
    #expect(regression.residualDegreesOfFreedom == 2)
    #expect(regression.separatedRows == 0)
    // Intercept, two levels, three levels, one number.
    #expect(
      regression.coefficients.map(\.state) == [
        .estimated, .reference, .estimated, .reference, .estimated, .estimated, .estimated,
      ])
    #expect(regression.coefficients.map(\.term) == [nil, 0, 0, 1, 1, 1, 2])
    #expect(regression.coefficients.map(\.level) == [nil, 0, 1, 0, 1, 2, nil])
    #expect(regression.coefficients[1].oddsRatio == 1)
    let urban = try #require(regression.coefficients[2].oddsRatio)
    #expect(abs(urban - exp(0.7100786991219646)) < 1e-9)
  }

  @Test func anotherReferenceLevel() throws {
    let regression = try LogisticRegression(
      cells: Self.sample.cells, terms: [.levels(of: 1, reference: 2)], psus: Self.sample.psus)
    #expect(
      regression.coefficients.map(\.state) == [.estimated, .estimated, .estimated, .reference])
    try Self.expect(
      Self.estimated(regression),
      estimates: [0.4468446994837060, -0.2927769349585137, 0.0746174275233017],
      errors: [0.533748672196994, 0.503411737306554, 0.586082795623461])
  }

  @Test func withoutDesignThereAreNoErrors() throws {
    let regression = try LogisticRegression(
      cells: Self.sample.cells, terms: [.levels(of: 0, reference: 0)], psus: nil)
    #expect(regression.residualDegreesOfFreedom == nil)
    #expect(regression.coefficients.allSatisfy { $0.standardError == nil })
    #expect(regression.coefficients[2].estimate != nil)
  }

  @Test func oneLevelOfTwoIsTheLogOddsRatio() throws {
    let regression = try LogisticRegression(
      cells: cells([([0], 1, 0.2), ([1], 2, 0.5)]), terms: [.levels(of: 0, reference: 0)],
      psus: nil)
    #expect(abs(try #require(regression.coefficients[2].oddsRatio) - 4) < 1e-12)
  }

  /// The collinear term stands second and is left out, as R does.
  @Test func collinearNumber() throws {
    let regression = try LogisticRegression(
      cells: Self.sample.cells,
      terms: [
        Self.children, .number(of: 2, values: [1, 3, 5, 7]), .levels(of: 0, reference: 0),
      ], psus: Self.sample.psus)
    #expect(regression.coefficients[2].state == .collinear)
    #expect(regression.coefficients[2].estimate == nil)
    try Self.expect(
      Self.estimated(regression),
      estimates: [-0.1237530385174336, 0.0537240434588637, 0.7156008566749201],
      errors: [0.344195483262258, 0.144435275952709, 0.400416326451702])
    #expect(regression.residualDegreesOfFreedom == 4)
  }

  @Test func sameCircumstanceTwice() throws {
    let regression = try LogisticRegression(
      cells: Self.sample.cells,
      terms: [.levels(of: 1, reference: 0), .levels(of: 1, reference: 1)], psus: nil)
    #expect(
      regression.coefficients.map(\.state) == [
        .estimated, .reference, .estimated, .estimated, .collinear, .reference, .collinear,
      ])
  }

  /// Everybody with education 2 has the indicator: R's coefficient drifts to 31 after 40
  /// iterations, the others are those of the limit.
  @Test func separatedLevel() throws {
    let rows = InequalitySurvey.rows.map { row in
      var row = row
      if row.levels[1] == 2 { row.y = 1 }
      return row
    }
    let (cells, psus) = collapse(rows, stratumSizes: InequalitySurvey.stratumSizes)
    let regression = try LogisticRegression(
      cells: cells,
      terms: [.levels(of: 0, reference: 0), .levels(of: 1, reference: 0), Self.children],
      psus: psus)
    let separated = regression.coefficients[5]
    #expect(separated.level == 2)
    #expect(separated.state == .separatedUpward)
    #expect(separated.oddsRatio == nil && separated.standardError == nil)
    try Self.expect(
      Self.estimated(regression),
      estimates: [
        -0.367415201721074, 0.542394082517466, 0.208604078585316, 0.206104253164563,
      ],
      errors: [0.496229319437820, 0.469348053936893, 0.691005446896647, 0.235578288019390],
      tolerance: 1e-8)
    #expect(regression.separatedRows == rows.count { $0.levels[1] == 2 })
    #expect(regression.residualDegreesOfFreedom == 2)
  }

  /// Nobody with the reference level has the indicator: no odds ratio against it is finite.
  @Test func separatedReference() throws {
    let rows = InequalitySurvey.rows.map { row in
      var row = row
      if row.levels[1] == 0 { row.y = 0 }
      return row
    }
    let (cells, psus) = collapse(rows, stratumSizes: InequalitySurvey.stratumSizes)
    let regression = try LogisticRegression(
      cells: cells,
      terms: [.levels(of: 1, reference: 0), .levels(of: 0, reference: 0), Self.children],
      psus: psus)
    #expect(
      regression.coefficients.map(\.state) == [
        .separatedDownward, .reference, .separatedUpward, .separatedUpward, .reference,
        .estimated, .estimated,
      ])
    try Self.expect(
      Self.estimated(regression),
      estimates: [1.08558339173317253, 0.00131770428213491],
      errors: [0.725595773738307, 0.224057117690202], tolerance: 1e-8)
  }

  @Test func completeSeparation() throws {
    let regression = try LogisticRegression(
      cells: cells([([0], 1, 0), ([1], 2, 1), ([2], 1, 1)]),
      terms: [.levels(of: 0, reference: 0)], psus: nil)
    #expect(
      regression.coefficients.map(\.state) == [
        .separatedDownward, .reference, .separatedUpward, .separatedUpward,
      ])
    #expect(regression.separatedRows == 300)
    let slope = try LogisticRegression(
      cells: cells([([0], 1, 0), ([1], 2, 0), ([2], 1, 1)]),
      terms: [.number(of: 0, values: [0, 1, 2])], psus: nil)
    #expect(slope.coefficients[1].state == .separatedUpward)
  }

  /// No level has a rate of 0 or 1, yet the two circumstances together predict some cells.
  @Test func separationAcrossCircumstances() throws {
    // Two mixed cells pull the pure ones both ways: the maximum is finite.
    let balanced = cells([
      ([0, 0], 1, 0), ([0, 1], 1, 0.5), ([1, 0], 1, 0.5), ([1, 1], 1, 0),
    ])
    let finite = try LogisticRegression(
      cells: balanced, terms: [.levels(of: 0, reference: 0), .levels(of: 1, reference: 0)],
      psus: nil)
    #expect(finite.separatedRows == 0)
    #expect(finite.coefficients.allSatisfy { $0.estimate?.isFinite == true })
    // From (0, 0) without to (1, 1) with the indicator, a direction leaves the mixed ones alone.
    let rising = cells([
      ([0, 0], 1, 0), ([0, 1], 1, 0.5), ([1, 0], 1, 0.5), ([1, 1], 1, 1),
    ])
    let separatedRise = try LogisticRegression(
      cells: rising, terms: [.levels(of: 0, reference: 0), .levels(of: 1, reference: 0)],
      psus: nil)
    #expect(separatedRise.separatedRows == 200)
    #expect(
      separatedRise.coefficients.map(\.state) == [
        .separatedDownward, .reference, .separatedUpward, .reference, .separatedUpward,
      ])
    // Mixed along the diagonal only: the other two cells are told apart without limit.
    let diagonal = cells([
      ([0, 0], 1, 0.5), ([0, 1], 1, 0), ([1, 0], 1, 1), ([1, 1], 1, 0.5),
    ])
    let separated = try LogisticRegression(
      cells: diagonal, terms: [.levels(of: 0, reference: 0), .levels(of: 1, reference: 0)],
      psus: nil)
    #expect(separated.separatedRows == 200)
    #expect(
      separated.coefficients.map(\.state) == [
        .estimated, .reference, .separatedUpward, .reference, .separatedDownward,
      ])
    #expect(abs(try #require(separated.coefficients[0].estimate)) < 1e-9)
  }

  @Test func absentLevels() throws {
    let gaps = cells([
      ([1], 1, 0.2), ([2], 0, 0.5), ([4], 2, 0.5), ([5], 0, 0),
    ])
    let regression = try LogisticRegression(
      cells: gaps, terms: [.levels(of: 0, reference: 0)], psus: nil)
    // The wanted reference has no row: the first level present takes its place.
    #expect(
      regression.coefficients.map(\.state) == [
        .estimated, .absent, .reference, .absent, .absent, .estimated, .absent,
      ])
    #expect(abs(try #require(regression.coefficients[5].oddsRatio) - 4) < 1e-12)
  }

  @Test func twoHundredLevels() throws {
    let rows = (0..<200).map { level -> (levels: [Int], share: Double, rate: Double) in
      (levels: [level, level % 2], share: Double(1 + level % 3), rate: Double(level + 1) / 202)
    }
    let wide = cells(rows)
    let regression = try LogisticRegression(
      cells: wide, terms: [.levels(of: 0, reference: 99), .levels(of: 1, reference: 0)],
      psus: nil)
    func odds(_ level: Int) -> Double { Double(level + 1) / Double(201 - level) }
    for coefficient in regression.coefficients where coefficient.term == 0 {
      let level = try #require(coefficient.level)
      let ratio = try #require(coefficient.oddsRatio)
      #expect(abs(ratio / (odds(level) / odds(99)) - 1) < 1e-9)
    }
    #expect(regression.coefficients.last?.state == .collinear)
  }

  @Test func steepSlopeIsNoSeparation() throws {
    // Fitted probabilities reach 1e-17 at the ends, but the maximum is finite.
    let values = (-20...20).map { Double($0) }
    let steep = cells(
      values.enumerated().map { index, value in
        ([index], 1, 1 / (1 + exp(-2 * value)))
      })
    let regression = try LogisticRegression(
      cells: steep, terms: [.number(of: 0, values: values)], psus: nil)
    #expect(abs(try #require(regression.coefficients[1].estimate) - 2) < 1e-6)
  }

  @Test func scaleAndReplicationChangeNothing() throws {
    let terms: [Term] = [.levels(of: 0, reference: 0), .levels(of: 1, reference: 0)]
    let plain = try LogisticRegression(
      cells: Self.sample.cells, terms: terms, psus: Self.sample.psus)
    let rows = InequalitySurvey.rows.map { row in
      var row = row
      row.weight *= 1e6
      return row
    }
    let scaled = collapse(
      rows.reversed() + rows, stratumSizes: InequalitySurvey.stratumSizes)
    let other = try LogisticRegression(cells: scaled.cells, terms: terms, psus: scaled.psus)
    for (a, b) in zip(Self.estimated(plain), Self.estimated(other)) {
      #expect(abs(try #require(a.estimate) - (try #require(b.estimate))) < 1e-10)
      #expect(abs(try #require(a.standardError) - (try #require(b.standardError))) < 1e-10)
    }
  }

  @Test func failuresAreNamed() {
    #expect(throws: LogisticRegression.Failure.noWeight) {
      try LogisticRegression(cells: cells([([0], 0, 0.5)]), terms: [], psus: nil)
    }
    for rate in [0.0, 1.0] {
      #expect(throws: LogisticRegression.Failure.noVariation(rate: rate)) {
        try LogisticRegression(
          cells: cells([([0], 1, rate), ([1], 1, rate)]), terms: [.levels(of: 0, reference: 0)],
          psus: nil)
      }
    }
    let many = cells((0...500).map { ([$0], 1, 0.5) })
    #expect(
      throws: LogisticRegression.Failure.tooManyCoefficients(count: 501, limit: 500)
    ) {
      try LogisticRegression(cells: many, terms: [.levels(of: 0, reference: 0)], psus: nil)
    }
  }

  @Test func interceptAlone() throws {
    let regression = try LogisticRegression(
      cells: cells([([], 3, 0.25)]), terms: [], psus: nil)
    #expect(abs(try #require(regression.coefficients[0].oddsRatio) - 1.0 / 3) < 1e-12)
  }
}
