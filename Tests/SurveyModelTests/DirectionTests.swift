import SurveyModel
import Testing

/// Who is worse off, and who counts as deprived, in either direction.
struct DirectionTests {
  @Test(arguments: [(0.2, 0.8), (0, 1), (0.5, 0.500_001)])
  func theWorseRateDependsOnTheDirection(
    lower: Double, higher: Double
  ) {
    #expect(Direction.opportunity.isWorse(lower, than: higher))
    #expect(!Direction.opportunity.isWorse(higher, than: lower))
    #expect(Direction.barrier.isWorse(higher, than: lower))
    #expect(!Direction.barrier.isWorse(lower, than: higher))
  }

  @Test(arguments: Direction.allCases)
  func noGroupIsWorseOffThanItsEqual(direction: Direction) {
    #expect(!direction.isWorse(0.3, than: 0.3))
  }

  @Test(arguments: [(0.0, 1.0), (0.25, 0.75), (1.0, 0.0)])
  func theDeprivedLackTheOpportunityOrMeetTheBarrier(
    rate: Double, others: Double
  ) {
    #expect(Direction.opportunity.deprivedRate(rate) == others)
    #expect(Direction.barrier.deprivedRate(rate) == rate)
  }
}
