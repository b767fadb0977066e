import Testing

@testable import FurthestBehind
@testable import TreeRendering

@Suite struct SVGGoldenTests {
  @Test(arguments: SampleFindings.all.map(\.name))
  func fullWidth(name: String) throws {
    let finding = try #require(SampleFindings.all.first { $0.name == name }?.finding)
    try GoldenFile.expect(SVGRenderer().render(finding), equals: name + ".svg")
  }

  @Test(arguments: FigureSize.allCases, FigureDirection.allCases)
  func everyShape(size: FigureSize, direction: FigureDirection) throws {
    let svg = SVGRenderer(direction: direction, size: size)
      .render(SampleFindings.skilledAttendance(withIntervals: true))
    try GoldenFile.expect(
      svg, equals: "skilled-attendance-\(size.rawValue)-\(direction.rawValue).svg")
  }
}
