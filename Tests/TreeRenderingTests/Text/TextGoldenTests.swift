import Testing

@testable import FurthestBehind
@testable import TreeRendering

@Suite struct TextGoldenTests {
  @Test(arguments: SampleFindings.all.map(\.name))
  func textAtEightyColumns(name: String) throws {
    let finding = try #require(SampleFindings.all.first { $0.name == name }?.finding)
    try GoldenFile.expect(TextRenderer().render(finding), equals: name + ".txt")
  }

  @Test func narrowASCII() throws {
    let text = TextRenderer(width: 40, ascii: true).render(SampleFindings.skilledAttendance())
    try GoldenFile.expect(text, equals: "skilled-attendance-40-ascii.txt")
    #expect(text.utf8.allSatisfy { $0 < 128 })
  }
}
