import Testing

@testable import SampleSurvey

/// Cases are dealt out until groups and the average show their rates.
@Suite struct RateTargetTests {
  private struct Unit {
    let group: Int
    let cell: Int
  }

  private let units = (0..<3_000).map { Unit(group: $0 % 3, cell: $0 % 12) }
  private let weights = (0..<3_000).map { 600_000 + 1_000 * ($0 * 7_919 % 800) }
  private let target = RateTarget<Unit>(
    name: "test", average: 420_000,
    groups: [
      RateGroup(100_000) { $0.group == 0 },
      RateGroup(700_000) { $0.group == 1 },
      RateGroup(nil),
    ])

  private func rate(_ cases: [Bool], _ belongs: (Unit) -> Bool) -> Double {
    let members = units.indices.filter { belongs(units[$0]) }
    let sum = members.reduce(0) { $0 + weights[$1] }
    let dealt = members.filter { cases[$0] }.reduce(0) { $0 + weights[$1] }
    return Double(dealt) / Double(sum)
  }

  private func dealt(propensity: [Int], mayBeCase: (Int) -> Bool = { _ in true }) -> [Bool] {
    deal(
      target, to: units, weights: weights, cell: \.cell, propensity: propensity,
      mayBeCase: mayBeCase)
  }

  @Test func showsTheRates() {
    let cases = dealt(propensity: units.indices.map { $0 * 31 % 97 })
    #expect(abs(rate(cases) { _ in true } - 0.42) < 0.001)
    #expect(abs(rate(cases) { $0.group == 0 } - 0.1) < 0.001)
    #expect(abs(rate(cases) { $0.group == 1 } - 0.7) < 0.001)
    for cell in 0..<12 where cell % 3 == 1 {
      #expect(abs(rate(cases) { $0.cell == cell } - 0.7) < 0.005)
    }
  }

  @Test func goesToTheHighestPropensity() {
    // With unequal weights a lighter row may still find room behind a heavier one.
    let cases = deal(
      target, to: units, weights: units.map { _ in 1_000_000 }, cell: \.cell,
      propensity: Array(units.indices))
    for cell in 0..<12 {
      let members = units.indices.filter { units[$0].cell == cell }
      let dealt = members.filter { cases[$0] }
      let rest = members.filter { !cases[$0] }
      #expect((dealt.min() ?? .max) > (rest.max() ?? .min))
    }
  }

  @Test func passesOverThoseWhoMayNot() {
    let cases = dealt(
      propensity: Array(units.indices), mayBeCase: { units[$0].group != 1 || $0 % 2 == 0 })
    #expect(units.indices.allSatisfy { !cases[$0] || units[$0].group != 1 || $0 % 2 == 0 })
  }

  @Test func leavesOthersOutOfThePopulation() {
    var target = target
    target.population = { $0.group != 1 }
    let cases = deal(
      target, to: units, weights: weights, cell: \.cell, propensity: Array(units.indices))
    #expect(rate(cases) { $0.group == 1 } == 0)
    #expect(abs(rate(cases) { $0.group != 1 } - 0.42) < 0.001)
  }
}
