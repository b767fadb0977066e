import SurveyModel
import Testing

@testable import SurveyStatistics

/// Hand-computed: two circumstances with two levels each.
let twoCircumstances = cells([
  ([0, 0], 0.2, 0.1), ([0, 1], 0.3, 0.5), ([1, 0], 0.3, 0.8), ([1, 1], 0.2, 0.9),
])

/// Hand-computed: three circumstances with two levels each.
let threeCircumstances = cells([
  ([0, 0, 0], 0.05, 0.10), ([0, 0, 1], 0.10, 0.20), ([0, 1, 0], 0.15, 0.30),
  ([0, 1, 1], 0.10, 0.50), ([1, 0, 0], 0.10, 0.40), ([1, 0, 1], 0.20, 0.60),
  ([1, 1, 0], 0.10, 0.70), ([1, 1, 1], 0.20, 0.95),
])

struct DissimilarityIndexTests {
  @Test func handComputedD() throws {
    let two = try #require(DissimilarityIndex(cells: twoCircumstances, direction: .opportunity))
    #expect(abs(two.rate - 0.59) < 1e-12)
    #expect(abs(two.d - 0.2118644068) < 1e-9)
    #expect(abs(two.hoi - 0.465) < 1e-9)
    // 0.1^0.2 x 0.5^0.3 x 0.8^0.3 x 0.9^0.2
    #expect(abs(two.geometricHOI - 0.4693172306) < 1e-9)
    #expect(two.groupCount == 4)
    #expect(!two.isComplement)
    let three = try #require(
      DissimilarityIndex(cells: threeCircumstances, direction: .opportunity))
    #expect(abs(three.rate - 0.54) < 1e-12)
    #expect(abs(three.d - 0.2037037037) < 1e-9)
    #expect(abs(three.hoi - 0.43) < 1e-9)
  }

  @Test func barrierIsMeasuredOnItsComplement() throws {
    let opportunity = try #require(
      DissimilarityIndex(cells: twoCircumstances, direction: .opportunity))
    let barrier = try #require(
      DissimilarityIndex(cells: twoCircumstances, direction: .barrier))
    #expect(barrier.isComplement)
    #expect(abs(barrier.rate - 0.41) < 1e-12)
    // p D = (1 - p) D of the complement.
    #expect(abs(0.59 * opportunity.d - 0.41 * barrier.d) < 1e-12)
    #expect(abs(barrier.hoi - 0.41 * (1 - barrier.d)) < 1e-12)
    // 0.9^0.2 x 0.5^0.3 x 0.2^0.3 x 0.1^0.2
    #expect(abs(barrier.geometricHOI - 0.3096338992) < 1e-9)
  }

  @Test func geometricIndexIsZeroWhenAGroupHasNoAccess() throws {
    let none = cells([([0], 0.5, 0), ([1], 0.5, 0.8)])
    let index = try #require(DissimilarityIndex(cells: none, direction: .opportunity))
    #expect(index.geometricHOI == 0)
    #expect(abs(index.d - 0.5) < 1e-12)
  }

  @Test(arguments: [
    (rate: 0.0, direction: Direction.opportunity, hoi: 0.0),
    (rate: 1.0, direction: .opportunity, hoi: 1.0),
    (rate: 0.0, direction: .barrier, hoi: 1.0),
    (rate: 1.0, direction: .barrier, hoi: 0.0),
  ])
  func noVariationIsNoInequality(rate: Double, direction: Direction, hoi: Double) throws {
    let constant = cells([([0], 0.3, rate), ([1], 0.7, rate)])
    let index = try #require(DissimilarityIndex(cells: constant, direction: direction))
    #expect(index.d == 0)
    #expect(index.hoi == hoi)
    #expect(index.geometricHOI == hoi)
  }

  @Test func oneCellIsNoInequality() throws {
    let one = cells([([0], 0.7, 0.3)])
    let index = try #require(DissimilarityIndex(cells: one, direction: .opportunity))
    #expect(index.d == 0)
    #expect(abs(index.hoi - 0.3) < 1e-15)
    #expect(abs(index.geometricHOI - 0.3) < 1e-15)
  }

  @Test func groupsWithoutWeightDoNotCount() throws {
    let index = try #require(
      DissimilarityIndex(
        rows: [40, 0, 7, 40], weight: [0.4, 0, 0, 0.6], weightedOnes: [0.1, 0, 0, 0.3],
        direction: .opportunity))
    let plain = try #require(
      DissimilarityIndex(
        rows: [40, 40], weight: [0.4, 0.6], weightedOnes: [0.1, 0.3], direction: .opportunity))
    #expect(index == plain)
    #expect(index.groupCount == 2)
    #expect(index.rows == 80)
  }

  @Test func nothingToMeasureWithoutWeight() {
    #expect(
      DissimilarityIndex(rows: [], weight: [], weightedOnes: [], direction: .barrier) == nil)
    #expect(
      DissimilarityIndex(rows: [3], weight: [0], weightedOnes: [0], direction: .barrier) == nil)
  }

  @Test(arguments: [(59, true), (60, false)])
  func thinGroupsAreFlagged(rows: Int32, isThin: Bool) throws {
    let index = try #require(
      DissimilarityIndex(
        rows: [rows - 20, 20], weight: [1, 1], weightedOnes: [0.2, 0.4], direction: .opportunity))
    #expect(index.hasThinGroups == isThin)
  }

  @Test func twoHundredLevels() throws {
    let wide = cells((0..<200).map { ([$0], 1, Double($0) / 199) })
    let index = try #require(DissimilarityIndex(cells: wide, direction: .opportunity))
    // Mean absolute deviation of 0/199 ... 199/199 is 50/199, their mean 1/2.
    #expect(abs(index.d - 50.0 / 199) < 1e-12)
    #expect(index.groupCount == 200)
  }

  @Test(arguments: [Direction.opportunity, .barrier])
  func scaleAndReplicationChangeNothing(direction: Direction) throws {
    let (plain, _) = collapse(InequalitySurvey.rows)
    let scaled = InequalitySurvey.rows.map { row in
      var row = row
      row.weight *= 1234.5
      return row
    }
    let tripled = InequalitySurvey.rows + InequalitySurvey.rows + InequalitySurvey.rows
    let reference = try #require(DissimilarityIndex(cells: plain, direction: direction))
    for rows in [scaled, tripled, InequalitySurvey.rows.reversed()] {
      let (other, _) = collapse(rows)
      let index = try #require(DissimilarityIndex(cells: other, direction: direction))
      #expect(abs(index.d - reference.d) < 1e-12)
      #expect(abs(index.hoi - reference.hoi) < 1e-12)
      #expect(abs(index.geometricHOI - reference.geometricHOI) < 1e-12)
    }
  }

  @Test func mergingKeepsTotals() throws {
    let merged = threeCircumstances.merged(to: [2, 0])
    #expect(merged.count == 4)
    #expect(merged.levels == [0, 0, 0, 1, 1, 0, 1, 1])
    // c = 0, a = 0: cells 000 and 010.
    #expect(abs(merged.weight[0] - 0.20) < 1e-15)
    #expect(abs(merged.weightedOnes[0] - 0.05) < 1e-15)
    #expect(merged.rows == [200, 200, 200, 200])
    let all = threeCircumstances.merged(to: [])
    #expect(all.count == 1)
    #expect(abs(all.weightedOnes[0] - 0.54) < 1e-12)
    // Merged rows keep what a corrected D needs.
    #expect(
      abs(all.squaredWeight[0] - threeCircumstances.squaredWeight.reduce(0, +)) < 1e-15)
  }
}
