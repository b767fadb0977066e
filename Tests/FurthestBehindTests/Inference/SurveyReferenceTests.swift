import Foundation
import FurthestBehind
import Testing

/// Every estimate of the published tree equals R's, for every way to draw the sample.
@Suite struct SurveyReferenceTests {
  private static func expect(
    _ value: Double?, _ expected: Double, _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      agree(value, expected), "\(what): \(String(describing: value)), R has \(expected)",
      sourceLocation: sourceLocation)
  }

  @Test(arguments: SurveyReference.Design.allCases)
  func everyNodesEstimateIsRs(_ design: SurveyReference.Design) throws {
    let columns: [(TreeRequest.Interval, String)] = [
      (.logit, "logit"), (.kornGraubard, "korn_graubard"), (.wald, "wald"),
    ]
    let rows = try SurveyReference.rows("survey-nodes.csv", design)
    for (interval, column) in columns {
      let finding = try design.finding(interval)
      #expect(rows.count == finding.nodes.count)
      for row in rows {
        let node = try #require(finding.node(try row.whole("node")))
        let estimate = try #require(node.estimate)
        let what = "\(design.rawValue), node \(node.id)"
        #expect(node.n == (try row.whole("n")))
        #expect(estimate.df == (try row.whole("df")), "\(what)")
        #expect(
          estimate.psus == (design.hasPSUs ? try row.whole("psus") : nil), "\(what)")
        #expect(estimate.method == interval.rawValue)
        #expect(estimate.confidence == 0.95)
        #expect(estimate.note == nil)
        Self.expect(node.weight, try row.figure("weight"), what)
        Self.expect(node.rate, try row.figure("mean"), what)
        Self.expect(estimate.se, try row.figure("se"), what)
        Self.expect(estimate.deff, try row.figure("deff"), what)
        Self.expect(estimate.low, try row.figure(column + "_low"), what + " " + column)
        Self.expect(estimate.high, try row.figure(column + "_high"), what + " " + column)
        if node.id == 1 { Self.expect(finding.sample.kishDeff, try row.figure("kish_deff"), what) }
      }
    }
  }

  @Test(arguments: SurveyReference.Design.allCases)
  func everySplitsTestIsRs(_ design: SurveyReference.Design) throws {
    let finding = try design.finding()
    let rows = try SurveyReference.rows("survey-tests.csv", design)
    #expect(rows.count == finding.nodes.count { $0.split != nil })
    for row in rows {
      let test = try #require(finding.node(try row.whole("node"))?.split?.test)
      let what = "\(design.rawValue), node \(row["node"] ?? "")"
      Self.expect(test.f, try row.figure("f"), what)
      Self.expect(test.df1, try row.figure("df1"), what)
      Self.expect(test.df2, try row.figure("df2"), what)
      Self.expect(test.p, try row.figure("p"), what)
    }
  }

  @Test(arguments: SurveyReference.Design.allCases)
  func theDifferencesAreRs(_ design: SurveyReference.Design) throws {
    let finding = try design.finding()
    let rows = try SurveyReference.rows("survey-comparisons.csv", design)
    func row(_ quantity: String) throws -> [String: String] {
      try #require(rows.first { $0["quantity"] == quantity })
    }
    let average = try row("behind and average difference")
    let fromAverage = try #require(finding.node(finding.furthestBehind)?.fromAverage)
    Self.expect(fromAverage.value, try average.figure("value"), "average")
    Self.expect(fromAverage.se, try average.figure("se"), "average")
    Self.expect(fromAverage.low, try average.figure("low"), "average")
    Self.expect(fromAverage.high, try average.figure("high"), "average")
    #expect(fromAverage.df == (try average.whole("df")))
    // The gap is ahead minus behind.
    let ahead = try row("behind and ahead difference")
    let gap = try #require(finding.gapEstimate)
    Self.expect(gap.value, -(try ahead.figure("value")), "gap")
    Self.expect(gap.se, try ahead.figure("se"), "gap")
    Self.expect(gap.low, -(try ahead.figure("high")), "gap")
    Self.expect(gap.high, -(try ahead.figure("low")), "gap")
    #expect(gap.df == (try ahead.whole("df")))
    #expect(finding.gap.map { abs($0 - gap.value) < 1e-15 } == true)
  }

  @Test func childrenAreComparedAtEverySplit() throws {
    let finding = try TreeAnalysis(.sampleTree).finding
    for node in finding.nodes where node.split != nil {
      let difference = try #require(node.split?.difference)
      let left = try #require(finding.node(2 * node.id))
      let right = try #require(finding.node(2 * node.id + 1))
      let (p, q) = (try #require(left.rate), try #require(right.rate))
      #expect(agree(difference.value, q - p))
      let se = try #require(difference.se)
      // The covariance of two groups of the same PSUs is mostly not 0, and never that large.
      let parts = [left, right].compactMap { $0.estimate?.se }
      #expect(se > 0 && se <= parts.reduce(0, +) * (1 + 1e-12))
      #expect(difference.low.map { $0 < difference.value } == true)
      #expect(difference.high.map { $0 > difference.value } == true)
    }
  }
}
