import SurveyStatistics
import Testing

@Suite struct VerdictTests {
  /// A group 30 points below the average that cross-fitting leaves 27 points below.
  private static let sound = Verdict.Evidence(
    isSplit: true, hasPSUs: true, cases: 400, degreesOfFreedom: 40, isSuppressed: false,
    rootRate: 0.6, plainRate: 0.3, crossFittedRate: 0.33,
    crossFittedDifference: ConfidenceInterval(low: -0.35, high: -0.2), returnChance: 0.9,
    jaccard: 0.8)

  private static func judge(_ change: (inout Verdict.Evidence) -> Void) -> Verdict {
    var evidence = sound
    change(&evidence)
    return Verdict(evidence)
  }

  @Test func soundEvidenceIsRobust() {
    #expect(Verdict(Self.sound).value == .robust)
    #expect(Verdict(Self.sound).reasons.isEmpty)
    let overstatement = Self.sound.overstatement ?? 1
    #expect(abs(overstatement - 0.1) < 1e-12)
  }

  /// The rates of a barrier turn both differences round: the overstatement is the same.
  @Test func barriersAreJudgedAlike() {
    let verdict = Self.judge {
      $0.rootRate = 0.4
      $0.plainRate = 0.7
      $0.crossFittedRate = 0.67
      $0.crossFittedDifference = ConfidenceInterval(low: 0.2, high: 0.35)
    }
    #expect(verdict.value == .robust)
  }

  @Test(arguments: [
    (0.36, 0.9, 0.8, 1), (0.33, 0.69, 0.8, 1), (0.33, 0.9, 0.59, 1), (0.36, 0.69, 0.59, 3),
  ])
  func oneDoubtMakesItSensitive(
    _ crossFitted: Double, _ returnChance: Double, _ jaccard: Double, _ reasons: Int
  ) {
    let verdict = Self.judge {
      $0.crossFittedRate = crossFitted
      $0.returnChance = returnChance
      $0.jaccard = jaccard
    }
    #expect(verdict.value == .sensitive)
    #expect(verdict.reasons.count == reasons)
  }

  @Test func limitsThemselvesAreStillRobust() {
    let verdict = Self.judge {
      $0.returnChance = 0.70
      $0.jaccard = 0.60
    }
    #expect(verdict.value == .robust)
  }

  @Test func graveReasonsForbidQuoting() {
    #expect(Self.judge { $0.isSplit = false }.reasons == [.noSplit])
    #expect(Self.judge { $0.cases = 24 }.reasons == [.fewCases(24)])
    #expect(Self.judge { $0.cases = 25 }.value == .robust)
    #expect(Self.judge { $0.degreesOfFreedom = 0 }.reasons == [.notEstimable])
    #expect(Self.judge { $0.isSuppressed = true }.reasons == [.suppressed])
    let zero = Self.judge {
      $0.crossFittedDifference = ConfidenceInterval(low: -0.4, high: 0)
    }
    #expect(zero.value == .doNotQuote)
    #expect(zero.reasons == [.differenceMayBeZero])
    #expect(Self.judge { $0.crossFittedDifference = nil }.reasons == [.differenceMayBeZero])
    let overstated = Self.judge { $0.crossFittedRate = 0.5 }
    #expect(overstated.value == .doNotQuote)
    guard case .overstated(let share)? = overstated.reasons.first else {
      Issue.record("the overstatement is the reason")
      return
    }
    #expect(abs(share - 2.0 / 3) < 1e-12)
    let same = Self.judge { $0.plainRate = $0.rootRate }
    #expect(same.value == .doNotQuote && same.reasons == [.differenceMayBeZero])
    #expect(
      Self.judge {
        $0.isSplit = false; $0.cases = 3
      }.reasons == [.noSplit, .fewCases(3)])
  }

  @Test func missingEvidenceGivesNoVerdict() {
    #expect(
      Self.judge { $0.hasPSUs = false }
        == Self.judge {
          $0.hasPSUs = false; $0.cases = 1
        })
    let rows = Self.judge { $0.hasPSUs = false }
    #expect(rows.value == nil && rows.reasons == [.noPSUs])
    let plain = Self.judge { $0.crossFittedRate = nil }
    #expect(plain.value == nil && plain.reasons == [.noCrossFit])
    let unrepeated = Self.judge { $0.jaccard = nil }
    #expect(unrepeated.value == nil && unrepeated.reasons == [.noBootstrap])
    // What forbids quoting does so without them.
    let few = Self.judge {
      $0.crossFittedRate = nil; $0.cases = 3
    }
    #expect(few.value == .doNotQuote)
  }
}
