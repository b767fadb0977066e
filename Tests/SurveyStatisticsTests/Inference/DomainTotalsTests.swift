import SurveyStatistics
import Testing

@Suite struct DomainTotalsTests {
  private typealias Unit = DomainTotals.Unit

  @Test func unitsAreSortedMergedAndWithoutEmptyOnes() {
    let totals = DomainTotals([
      Unit(index: 7, cases: 1, ones: 2), Unit(index: 3, cases: 0),
      Unit(index: 1, cases: 2, zeros: 3),
      Unit(index: 7, cases: 3, ones: 1, zeros: 1),
    ])
    #expect(totals.units.map(\.index) == [1, 7])
    #expect(totals.cases == 6)
    #expect(totals.ones == 3)
    #expect(totals.zeros == 4)
    #expect(totals.weight == 7)
    #expect(totals.rate == 3.0 / 7)
  }

  @Test func rowsOfZeroWeightAreNotInTheSample() {
    var unit = Unit(index: 0)
    unit.add(weight: 0, isOne: true)
    unit.add(weight: -1, isOne: true)
    unit.add(weight: .nan, isOne: false)
    #expect(unit == Unit(index: 0))
    #expect(DomainTotals([unit]).rate == nil)
  }

  @Test(arguments: SyntheticSurvey.Kind.allCases)
  func childrenMakeTheirParent(_ kind: SyntheticSurvey.Kind) {
    let a = SyntheticSurvey.totals(kind, .a)
    let rest = SyntheticSurvey.totals(kind) { $0.group != 0 }
    let all = SyntheticSurvey.totals(kind, .all)
    let merged = a.merging(rest)
    // Weights are quarters: the sums are exact in any order.
    #expect(merged == all)
  }

  @Test(arguments: SyntheticSurvey.Kind.allCases)
  func anAccumulatorGathersDisjointDomainsInOnePass(_ kind: SyntheticSurvey.Kind) throws {
    let design = try SyntheticSurvey.design(kind)
    let rows = SyntheticSurvey.rows
    let domains = rows.map { Int32($0.group == 2 ? -1 : $0.group) }
    let units = rows.map { Int32(kind == .psus ? $0.psu : $0.stratum) }
    let weights = rows.map(\.weight)
    let indicator: [UInt8] = rows.map { $0.isOne ? 1 : 0 }
    var accumulator = DomainAccumulator(domains: 2, design: design)
    domains.withUnsafeBufferPointer { domains in
      units.withUnsafeBufferPointer { units in
        weights.withUnsafeBufferPointer { weights in
          indicator.withUnsafeBufferPointer {
            accumulator.add(domains: domains, units: units, weights: weights, indicator: $0)
          }
        }
      }
    }
    for (domain, expected) in [SyntheticSurvey.Domain.a, .b].enumerated() {
      let totals = accumulator.totals(of: domain)
      // Squares are kept only where they enter a variance.
      let kept = SyntheticSurvey.totals(kind, expected).units.map { unit in
        kind == .rows
          ? unit
          : Unit(index: unit.index, cases: unit.cases, ones: unit.ones, zeros: unit.zeros)
      }
      #expect(totals == DomainTotals(kept))
    }
  }

  @Test func squaresOfWholeNumbersAreAddedExactly() {
    let values: [Double] = [94_906_267, 3, 4_294_967_295, 1, 1_000_003]
    var (forward, backward) = (SquareSum(), SquareSum())
    for value in values { forward.add(value) }
    for value in values.reversed() { backward.add(value) }
    var parts = SquareSum()
    parts += forward
    parts += backward
    #expect(forward == backward)
    #expect(forward.value == 18_455_752_264_641_490_944)
    #expect(parts.value == 2 * forward.value)
    var fractions = SquareSum()
    fractions.add(0.5)
    fractions.add(5_000_000_000)
    #expect(fractions.value == 25e18)
  }

  /// Residuals given by PSU, as of another estimator, have the variance of the rate's own.
  @Test func residualsByPSUGiveTheVariance() throws {
    let design = try SyntheticSurvey.design(.psus)
    let totals = SyntheticSurvey.totals(.psus, .a)
    let rate = try #require(totals.rate)
    let z = totals.units.map { unit in
      (unit.ones - rate * (unit.ones + unit.zeros)) / totals.weight
    }
    let residuals = LinearisedTotals(psus: totals.units.map(\.index), z: z)
    let variance = try #require(design.rate(of: totals).variance)
    #expect(Agreement.within(1e-12, design.variance(of: residuals).value, variance))
    #expect(Agreement.within(1e-12, design.covariance(of: residuals, residuals), variance))
  }
}
