import ClassificationTree
import Foundation
import SurveyModel
import Testing

@testable import FurthestBehind

/// Whole findings on surveys whose truth is known.
@Suite struct RobustFindingTests {
  /// Access depends on whether two circumstances agree, which no single split can see; a third one
  /// has an effect of its own.
  private static let crossed = RobustnessSurvey(
    seed: 21, levelCounts: [2, 2, 2, 3], strata: 8, psusPerStratum: 10, rowsPerPSU: 40
  ) { (levels: [UInt32]) -> Double in
    (levels[0] == levels[1] ? 0.65 : 0.25) + 0.12 * Double(levels[2])
  }

  @Test func theExhaustiveCheckFindsWhatTheTreeMisses() throws {
    let finding = try Self.crossed.finding {
      // Depth 1 divides by the third circumstance alone.
      $0.rules.maxDepth = 1
      $0.bootstrap = 0
    }
    #expect(finding.nodes.first?.split?.circumstance == "c2")
    let exhaustive = try #require(finding.exhaustive)
    let group = try #require(exhaustive.group)
    #expect(exhaustive.note == nil)
    let names = group.conditions.map(\.circumstance)
    #expect(names.contains("c0") && names.contains("c1"))
    #expect(group.rate < 0.35)
    #expect(group.treeRate > 0.4)
    #expect(group.rate < group.treeRate)
    #expect(try #require(group.crossFittedDifference.high) < 0)
    #expect(group.overlap > 0 && group.overlap <= 1)
    #expect(group.jaccard <= group.overlap)
  }

  @Test func aGroupThatTheTreeFindsIsNotMissed() throws {
    let survey = RobustnessSurvey(seed: 22, levelCounts: [2, 2, 3], rowsPerPSU: 30) {
      (levels: [UInt32]) -> Double in levels[0] == 0 && levels[1] == 0 ? 0.2 : 0.7
    }
    let exhaustive = try #require(try survey.finding { $0.bootstrap = 0 }.exhaustive)
    #expect(exhaustive.group == nil)
    #expect(exhaustive.note != nil)
    // Two levels give 2 conditions, three give 3 single ones and 3 pairs.
    #expect(exhaustive.searched == 10 + (4 + 12 + 12) + 24)
  }

  @Test func noiseIsNotToBeQuoted() throws {
    let survey = RobustnessSurvey(
      seed: 23, levelCounts: [2, 3, 4, 5, 6], strata: 10, psusPerStratum: 10
    ) { _ in 0.5 }
    let finding = try survey.finding()
    let verdict = try #require(finding.verdict)
    #expect(verdict.value == .doNotQuote)
    let stability = try #require(finding.stability)
    #expect(stability.firstSplit.count >= 4)
    #expect(stability.firstSplit.allSatisfy { $0.share < 0.7 })
    #expect(abs(stability.firstSplit.reduce(0) { $0 + $1.share } - 1) < 1e-12)
    // The plain leaf is far from the average, the cross-fitted one is not.
    let root = try #require(finding.nodes.first?.rate)
    let behind = try #require(finding.nodes.first { $0.id == finding.furthestBehind }?.rate)
    let corrected = try #require(finding.crossFitted?.behind.rate)
    #expect(root - behind > 0.05)
    #expect(abs(root - corrected) < 0.03)
    #expect(try #require(stability.optimism) < -0.02)
  }

  @Test func oneStrongCircumstanceIsRobust() throws {
    let survey = RobustnessSurvey(
      seed: 24, levelCounts: [2, 3, 4, 5], strata: 10, psusPerStratum: 10
    ) { (levels: [UInt32]) -> Double in levels[0] == 0 ? 0.3 : 0.8 }
    let finding = try survey.finding { $0.rules.maxDepth = 1 }
    let stability = try #require(finding.stability)
    #expect(stability.firstSplit.first?.circumstance == "c0")
    #expect(try #require(stability.firstSplit.first?.share) > 0.99)
    #expect(stability.jaccard == 1)
    #expect(stability.sameGroup == 1)
    #expect(stability.returnChance == 1)
    #expect(finding.verdict?.value == .robust)
    #expect(finding.verdict?.reasons == [])
    let gap = try #require(finding.crossFitted?.gap)
    #expect(try #require(gap.low) < 0.5 && #require(gap.high) > 0.5)
  }

  @Test func aCopyOfACircumstanceIsARivalEverywhere() {
    let cells = Cells(
      circumstances: ["a", "copy", "b"].map {
        Circumstance(name: $0, scale: .unordered(["x", "y", "z"]))
      },
      levels: (0..<9).flatMap { (cell: Int) -> [UInt32] in
        [UInt32(cell / 3), UInt32(cell / 3), UInt32(cell % 3)]
      })
    let totals = (0..<9).map { CellTotal(n: 100, w: 100, wy: Double(10 * $0)) }
    let tree = Grower.grow(cells: cells, totals: totals, rules: GrowthRules())
    let byOriginal = tree.nodes.filter { $0.split?.circumstance == 0 }
    #expect(!byOriginal.isEmpty)
    for node in byOriginal {
      #expect(node.candidates[1].gain == node.split?.gain)
    }
    #expect(!tree.nodes.contains { $0.split?.circumstance == 1 })
  }

  @Test func theNumberOfThreadsChangesNoByte() throws {
    let survey = RobustnessSurvey(seed: 25, levelCounts: [2, 3, 4]) {
      0.3 + 0.1 * Double($0[1])
    }
    func bytes(_ change: (inout TreeRequest) -> Void) throws -> Data {
      try survey.finding(change).json()
    }
    let one = try bytes { $0.threads = 1 }
    #expect(try bytes { $0.threads = 8 } == one)
    #expect(try bytes { $0.threads = nil } == one)
    #expect(try bytes { $0.seed = 2 } != one)
  }

  @Test func theResultReadsBack() throws {
    let finding = try Self.crossed.finding { $0.bootstrap = 20 }
    #expect(try Finding(json: finding.json()) == finding)
  }

  @Test func withoutPSUsThereIsNoVerdict() throws {
    let finding = try Self.crossed.finding {
      $0.psu = nil
      $0.strata = nil
    }
    #expect(finding.crossFitted == nil)
    #expect(finding.stability == nil)
    #expect(finding.exhaustive == nil)
    let verdict = try #require(finding.verdict)
    #expect(verdict.value == nil)
    #expect(verdict.reasons == [.noPSUs])
    #expect(finding.targeting?.count == finding.nodes.count { $0.leaf })
    let asked = try Self.crossed.finding {
      $0.psu = nil
      $0.strata = nil
      $0.bootstrap = 100
    }
    #expect(asked.run.warnings.contains { $0.hasPrefix("--bootstrap cannot be done without") })
  }

  @Test func eachHalfCanBeTurnedOff() throws {
    let neither = try Self.crossed.finding {
      $0.crossfit = 0
      $0.bootstrap = 0
    }
    #expect(neither.crossFitted == nil && neither.stability == nil)
    #expect(neither.verdict?.value == nil)
    #expect(neither.verdict?.reasons == [.noCrossFitting])
    let bootstrapOnly = try Self.crossed.finding {
      $0.crossfit = 0
      $0.bootstrap = 10
    }
    #expect(bootstrapOnly.crossFitted == nil)
    #expect(bootstrapOnly.stability?.replicates == 10)
    let fitOnly = try Self.crossed.finding {
      $0.crossfit = 2
      $0.folds = 3
      $0.bootstrap = 0
    }
    #expect(fitOnly.crossFitted?.repeats == 2)
    #expect(fitOnly.crossFitted?.folds == 3)
    #expect(fitOnly.stability == nil)
  }

  @Test func aTreeWithoutASplitIsNotToBeQuoted() throws {
    let finding = try Self.crossed.finding {
      $0.rules.minCases = 3000
      $0.bootstrap = 5
    }
    #expect(finding.nodes.count == 1)
    #expect(finding.verdict?.value == .doNotQuote)
    #expect(finding.verdict?.reasons.contains(.noSplit) == true)
    #expect(finding.stability?.firstSplit == [.init(circumstance: "none", share: 1)])
    #expect(finding.stability?.jaccard == nil)
    #expect(finding.stability?.returnChance == nil)
  }

  @Test func unitsThatCannotBeRedrawnSayNothing() throws {
    let survey = RobustnessSurvey(
      seed: 26, levelCounts: [2, 3], strata: 20, psusPerStratum: 1, rowsPerPSU: 40
    ) { (levels: [UInt32]) -> Double in levels[0] == 0 ? 0.3 : 0.8 }
    let finding = try survey.finding()
    #expect(finding.stability == nil)
    #expect(finding.crossFitted?.behind.se == nil)
    #expect(finding.crossFitted?.behind.note?.hasPrefix("not estimable") == true)
    #expect(finding.verdict?.value == .doNotQuote)
    #expect(finding.verdict?.reasons.contains(.notEstimable) == true)
  }

  @Test func targetingAddsUp() throws {
    let finding = try Self.crossed.finding {
      $0.bootstrap = 0
      $0.crossfit = 0
    }
    let rows = try #require(finding.targeting)
    #expect(rows.first?.id == finding.furthestBehind)
    #expect(rows.last?.id == finding.furthestAhead)
    #expect(abs((rows.last?.cumulativeShare ?? 0) - 1) < 1e-12)
    #expect(abs((rows.last?.cumulativeDeprivedShare ?? 0) - 1) < 1e-12)
    for row in rows {
      let leaf = try #require(finding.nodes.first { $0.id == row.id })
      let rate = try #require(leaf.rate)
      let root = try #require(finding.nodes.first?.rate)
      // Of 100 / (1 - rate) people, 100 are deprived.
      #expect(abs((row.personsPer100Deprived ?? 0) * (1 - rate) - 100) < 1e-9)
      #expect(abs((row.gapToAverage ?? 0) - (rate - root)) < 1e-15)
    }
  }

  @Test func sensitivityHoldsTheReportedTree() throws {
    let finding = try Self.crossed.finding {
      $0.bootstrap = 0
      $0.crossfit = 0
    }
    let rows = try #require(finding.sensitivity)
    #expect(rows.count == 9)
    let own = rows.filter(\.inForce)
    #expect(own.count == 1)
    let behind = try #require(finding.nodes.first { $0.id == finding.furthestBehind })
    #expect(own.first?.conditions == behind.conditions)
    #expect(own.first?.rate == behind.rate)
    #expect(own.first?.gap == finding.gap)
    #expect(own.first?.jaccard == 1)
    #expect(own.first?.minCases == finding.rules.minCases)
    #expect(rows.map(\.minCases).first == (finding.rules.minCases ?? 0) / 2)
    #expect(rows.allSatisfy { ($0.maxDepth ?? 0) <= 6 && $0.leaves >= 1 })
  }
}
