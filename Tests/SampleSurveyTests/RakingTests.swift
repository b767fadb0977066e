import Testing

@testable import SampleSurvey

/// Raking meets shares, keeps sums and never turns to fractions.
@Suite struct RakingTests {
  private struct Unit {
    let isEast: Bool
    let isOld: Bool
  }

  private let units = (0..<200).map { Unit(isEast: $0 % 3 == 0, isOld: $0 % 7 < 2) }
  private let weights = (0..<200).map { 900_000 + 1_000 * $0 }

  @Test func meetsEveryShare() {
    let targets: [ShareTarget<Unit>] = [
      ShareTarget(400_000) { $0.isEast },
      ShareTarget(250_000) { $0.isOld },
      ShareTarget(300_000, in: { $0.isEast }) { $0.isOld },
    ]
    let raked = raked(weights, of: units, to: targets, total: 5_000_000_000)
    #expect(raked.reduce(0, +) == 5_000_000_000)
    for target in targets {
      let population = units.indices.filter { target.population(units[$0]) }
      let sum = population.reduce(0) { $0 + raked[$1] }
      let inside = population.filter { target.group(units[$0]) }.reduce(0) { $0 + raked[$1] }
      #expect(abs(inside * 1_000_000 / sum - target.share) <= 20)
    }
  }

  @Test func keepsRatiosInsideAGroup() {
    let target = ShareTarget<Unit>(500_000) { $0.isEast }
    let raked = raked(weights, of: units, to: [target], total: 200_000_000)
    // Units 0 and 3 are both in the east.
    let ratio = Double(raked[3]) / Double(raked[0])
    #expect(abs(ratio - Double(weights[3]) / Double(weights[0])) < 1e-5)
  }

  @Test func leavesAnEmptyGroupAlone() {
    let nobody = ShareTarget<Unit>(100_000) { _ in false }
    let raked = raked(weights, of: units, to: [nobody], total: 200_000_000)
    #expect(raked.reduce(0, +) == 200_000_000)
  }
}
