import FurthestBehind
import Testing

/// The sample data show what was published for Lao PDR (MICS 2017), to the digits published.
@Suite struct PublishedFiguresTests {
  private func node(_ id: Int?, _ finding: Finding) throws -> Finding.Node {
    try #require(finding.nodes.first { $0.id == id })
  }

  private func levels(_ node: Finding.Node) -> [String: [String]] {
    var result: [String: [String]] = [:]
    for case .levels(let circumstance, let levels) in node.conditions {
      result[circumstance] = levels
    }
    return result
  }

  @Test func skilledAttendance() throws {
    let finding = try TreeAnalysis(.sampleTree).finding
    let root = try node(1, finding)
    #expect(abs(root.weight - 4231.09) < 0.005)
    #expect(agree(root.rate, 0.643666, to: 1e-6))
    let behind = try node(finding.furthestBehind, finding)
    #expect(
      levels(behind) == ["wealth": ["Bottom 40"], "residence": ["Rural without road"]])
    #expect(agree(behind.rate, 0.282634, to: 1e-6))
    #expect(agree(behind.share, 0.100748, to: 1e-6))
    let ahead = try node(finding.furthestAhead, finding)
    #expect(levels(ahead) == ["wealth": ["Top 60"], "residence": ["Urban"]])
    #expect(agree(ahead.rate, 0.941039, to: 1e-6))
    #expect(agree(ahead.share, 0.237368, to: 1e-6))
    #expect(agree(finding.gap, 0.658405, to: 1e-6))
    #expect(try node(2, finding).rate.map { ($0 * 100).rounded() } == 41)
    #expect(try node(3, finding).rate.map { ($0 * 100).rounded() } == 85)
    #expect(try node(12, finding).rate.map { ($0 * 100).rounded() } == 71)
    #expect(try node(13, finding).rate.map { ($0 * 100).rounded() } == 84)
    #expect(behind.letter == "A")
    #expect(ahead.letter == "H")
  }

  @Test func withReligionAndEthnicity() throws {
    var request = TreeRequest.sampleTree
    request.circumstances = (request.circumstances ?? []) + ["religion", "ethnicity"]
    let finding = try TreeAnalysis(request).finding
    let behind = try node(finding.furthestBehind, finding)
    #expect(
      levels(behind) == [
        "wealth": ["Bottom 40"], "residence": ["Rural without road"],
        "age_group": ["25-34", "35+"],
      ])
    #expect(behind.rate.map { ($0 * 10_000).rounded() } == 2467)
    #expect((behind.share * 10_000).rounded() == 531)
    let ahead = try node(finding.furthestAhead, finding)
    #expect(
      levels(ahead) == ["wealth": ["Top 60"], "residence": ["Urban"], "religion": ["Buddhist"]])
    #expect(ahead.rate.map { ($0 * 10_000).rounded() } == 9645)
    #expect((ahead.share * 10_000).rounded() == 1898)
    #expect(finding.gap.map { ($0 * 10_000).rounded() } == 7179)
  }

  @Test func theSampleIsCounted() throws {
    let sample = try TreeAnalysis(.sampleTree).finding.sample
    #expect(sample.rowsRead == 4303)
    #expect(sample.used == 4260)
    #expect(
      sample.exclusions == [
        "14 zero weight", "17 missing indicator", "12 missing circumstance: education",
      ])
    #expect(sample.psus == 212)
    #expect(sample.strata == 36)
  }
}
