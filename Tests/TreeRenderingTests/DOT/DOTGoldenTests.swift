import Testing

@testable import FurthestBehind
@testable import TreeRendering

@Suite struct DOTGoldenTests {
  @Test(arguments: SampleFindings.all.map(\.name))
  func topDown(name: String) throws {
    let finding = try #require(SampleFindings.all.first { $0.name == name }?.finding)
    try GoldenFile.expect(DOTRenderer().render(finding), equals: name + ".dot")
  }

  @Test func leftToRight() throws {
    let renderer = DOTRenderer(direction: .leftToRight)
    try GoldenFile.expect(
      renderer.render(SampleFindings.skilledAttendance()), equals: "skilled-attendance-lr.dot")
  }
}
