import SurveyModel
import Testing

@testable import SurveyStatistics

struct RankMeasureTests {
  @Test func handComputedConcentration() throws {
    let plain = try #require(
      ConcentrationIndex(weight: [1, 1, 1, 1, 1], weightedOnes: [0, 0, 1, 0, 1]))
    #expect(abs(try #require(plain.c) - 0.4) < 1e-12)
    #expect(abs(plain.erreygers - 0.64) < 1e-12)
    #expect(abs(try #require(plain.wagstaff) - 2.0 / 3) < 1e-12)
    // y = 0, 1, 1, 1 at ranks 1, 2, 2, 3 with weights 1, 2, 1, 1.
    let tied = try #require(ConcentrationIndex(weight: [1, 3, 1], weightedOnes: [0, 3, 1]))
    #expect(abs(try #require(tied.c) - 0.2) < 1e-12)
    #expect(abs(tied.erreygers - 0.64) < 1e-12)
    #expect(abs(try #require(tied.wagstaff) - 1) < 1e-12)
  }

  @Test func concentrationWithoutVariation() throws {
    let nobody = try #require(ConcentrationIndex(weight: [1, 2], weightedOnes: [0, 0]))
    #expect(nobody.c == nil)
    #expect(nobody.erreygers == 0)
    #expect(nobody.wagstaff == nil)
    let everybody = try #require(ConcentrationIndex(weight: [1, 2], weightedOnes: [1, 2]))
    #expect(everybody.c == 0)
    #expect(everybody.wagstaff == nil)
    let single = try #require(ConcentrationIndex(weight: [5], weightedOnes: [2]))
    #expect(single.c == 0)
    #expect(ConcentrationIndex(weight: [], weightedOnes: []) == nil)
    #expect(ConcentrationIndex(weight: [0], weightedOnes: [0]) == nil)
  }

  @Test func ranksWithoutWeightChangeNothing() {
    #expect(
      ConcentrationIndex(weight: [0, 1, 0, 3, 1], weightedOnes: [0, 0, 0, 3, 1])
        == ConcentrationIndex(weight: [1, 3, 1], weightedOnes: [0, 3, 1]))
  }

  /// The synthetic sample ranked by children: `glm(y ~ R, weights = w, quasibinomial())`, R 4.2.2.
  @Test func slopeOfTheSyntheticSample() throws {
    var weight = [Double](repeating: 0, count: 4)
    var ones = weight
    for row in InequalitySurvey.rows {
      weight[row.levels[2]] += row.weight
      ones[row.levels[2]] += row.weight * row.y
    }
    guard case .estimated(let sii, let rii)? = SlopeIndex(weight: weight, weightedOnes: ones)
    else {
      Issue.record("no slope")
      return
    }
    #expect(abs(sii - 0.0875903612656557) < 1e-11)
    #expect(abs(rii - 1.1618625880563973) < 1e-11)
    let concentration = try #require(ConcentrationIndex(weight: weight, weightedOnes: ones))
    #expect(abs(try #require(concentration.c) - 0.0232318552400666) < 1e-12)
  }

  @Test func slopeThatCannotBeFitted() {
    #expect(SlopeIndex(weight: [1, 1], weightedOnes: [0, 0]) == .noVariation)
    #expect(SlopeIndex(weight: [1, 1], weightedOnes: [1, 1]) == .noVariation)
    #expect(SlopeIndex(weight: [0, 2, 0], weightedOnes: [0, 1, 0]) == .singleRank)
    #expect(SlopeIndex(weight: [1, 2, 1], weightedOnes: [0, 0, 1]) == .separated)
    #expect(SlopeIndex(weight: [1, 2, 1], weightedOnes: [0, 1, 1]) == .separated)
    #expect(SlopeIndex(weight: [0], weightedOnes: [0]) == nil)
  }

  @Test func noSlopeInALevelDistribution() {
    guard
      case .estimated(let sii, let rii)? = SlopeIndex(
        weight: [1, 1, 1], weightedOnes: [0.3, 0.3, 0.3])
    else {
      Issue.record("no slope")
      return
    }
    #expect(abs(sii) < 1e-12)
    #expect(abs(rii - 1) < 1e-12)
  }
}

struct GroupComparisonTests {
  /// Rates .2, .5, .3 with weights 1, 2, 1: all .375.
  static let weight = [1.0, 2, 1]
  static let ones = [0.2, 1.0, 0.3]

  @Test func orderedGroupsCompareTheEnds() throws {
    let groups = try #require(
      GroupComparison(
        weight: Self.weight, weightedOnes: Self.ones, isOrdered: true, direction: .opportunity))
    #expect(groups.reference == 2)
    #expect(groups.other == 0)
    #expect(abs(groups.difference - 0.1) < 1e-12)
    #expect(abs(try #require(groups.ratio) - 1.5) < 1e-12)
    #expect(abs(groups.attributableRisk - (0.3 - 0.375)) < 1e-12)
    #expect(abs(try #require(groups.attributableFraction) + 0.2) < 1e-12)
  }

  @Test(arguments: [
    (Direction.opportunity, 1, 0, 0.5 - 0.375), (Direction.barrier, 0, 1, 0.2 - 0.375),
  ])
  func unorderedGroupsCompareBestAndWorst(
    direction: Direction, reference: Int, other: Int, risk: Double
  ) throws {
    let groups = try #require(
      GroupComparison(
        weight: Self.weight, weightedOnes: Self.ones, isOrdered: false, direction: direction))
    #expect(groups.reference == reference)
    #expect(groups.other == other)
    #expect(abs(groups.attributableRisk - risk) < 1e-12)
  }

  @Test func groupsWithoutWeightAreNoEnds() throws {
    let groups = try #require(
      GroupComparison(
        weight: [0, 1, 1, 0], weightedOnes: [0, 0, 0, 0], isOrdered: true,
        direction: .opportunity))
    #expect(groups.reference == 2)
    #expect(groups.other == 1)
    #expect(groups.ratio == nil)
    #expect(groups.attributableRisk == 0)
    #expect(groups.attributableFraction == nil)
    #expect(
      GroupComparison(
        weight: [0], weightedOnes: [0], isOrdered: false, direction: .barrier) == nil)
  }
}
