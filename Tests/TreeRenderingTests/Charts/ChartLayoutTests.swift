import Testing

@testable import FurthestBehind
@testable import TreeRendering

@Suite struct ChartLayoutTests {
  /// The charts of some findings, in every language.
  private func charts(seed: Int) -> [Chart] {
    let findings = (0..<3).map { MeasuredFindings.random(seed: UInt64(3 * seed + $0)) }
    let language = Language.allCases[seed % Language.allCases.count]
    let named = findings.map {
      (name: IndicatorWords($0, in: language).title + " - region: منطقة", finding: $0)
    }
    return [
      AccessChart(named, in: language)?.chart, InequalityChart(named, in: language)?.chart,
      StabilityChart(findings[0], in: language)?.chart,
      TargetingChart(findings[1], in: language)?.chart,
    ].compactMap { $0 }
  }

  @Test(arguments: 0..<60)
  func noTextOverlapsAndNothingIsCut(seed: Int) {
    for chart in charts(seed: seed) {
      let page = Rectangle(
        x: -1e-6, y: -1e-6, width: chart.width + 2e-6, height: chart.height + 2e-6)
      let boxes = chart.texts.map(\.bounds)
      var faults: [String] = []
      for (place, box) in boxes.enumerated() {
        if !page.holds(box) { faults.append("beyond the page: \(chart.texts[place].text)") }
        for other in (place + 1)..<boxes.count where box.overlapsByMore(than: 1e-6, boxes[other]) {
          faults.append("\(chart.texts[place].text) on \(chart.texts[other].text)")
        }
      }
      #expect(faults.isEmpty, "\(chart.title)")
    }
  }

  @Test(arguments: 0..<60)
  func marksStayOnThePageAndOffTheWords(seed: Int) {
    for chart in charts(seed: seed) {
      let page = Rectangle(x: 0, y: 0, width: chart.width, height: chart.height)
      let signs = chart.marks.compactMap(\.bounds)
      #expect(signs.allSatisfy { page.holds($0) })
      let words = chart.texts.filter { $0.text.count > 3 }.map(\.bounds)
      #expect(!signs.contains { sign in words.contains { $0.overlapsByMore(than: 1, sign) } })
    }
  }

  @Test(arguments: 0..<40)
  func wellFormedAndPlain(seed: Int) throws {
    for chart in charts(seed: seed) {
      let xml = XMLCheck(chart.svg)
      #expect(xml.problem == nil)
      #expect(xml.elements.first?.attributes["role"] == "img")
      #expect(xml.elements.filter { $0.depth == 1 }.prefix(2).map(\.name) == ["title", "desc"])
      let names = Set(xml.elements.map(\.name))
      #expect(
        names.isSubset(of: ["svg", "title", "desc", "g", "rect", "path", "line", "circle", "text"]))
      #expect(xml.elements.allSatisfy { $0.attributes["style"] == nil })
    }
  }

  @Test func theDescriptionTellsEveryFigure() throws {
    let finding = MeasuredFindings.skilledAttendance
    let chart = try #require(
      AccessChart([(name: "Skilled birth attendance", finding: finding)], in: .english)?.chart)
    #expect(
      chart.description
        == "Average, furthest behind and furthest ahead. Opportunities: more is better. "
        + "Skilled birth attendance: Furthest behind 28.3%, Average 64.4%, Furthest ahead 94.1%.")
  }

  @Test func theMostUnequalStandsFirst() throws {
    var (one, other) = (MeasuredFindings.skilledAttendance, MeasuredFindings.skilledAttendance)
    one.inequality?.d = 0.4
    one.inequality?.dCorrected = 0.1
    other.inequality?.d = 0.3
    other.inequality?.dCorrected = 0.2
    let chart = try #require(
      InequalityChart(
        [(name: "one", finding: one), (name: "other", finding: other)], in: .english)?
        .chart)
    let names = chart.texts.map(\.text).filter { ["one", "other"].contains($0) }
    #expect(names == ["other", "one"])
  }

  @Test func thereIsNoChartWithoutFigures() {
    #expect(AccessChart([], in: .english) == nil)
    let bare = SampleFindings.oneNode
    #expect(InequalityChart([(name: "bare", finding: bare)], in: .english) == nil)
    #expect(StabilityChart(bare, in: .english) == nil)
    #expect(TargetingChart(bare, in: .english) == nil)
  }

  @Test func hiddenGroupsAreNotOnTheCurve() throws {
    var finding = MeasuredFindings.skilledAttendance
    let all = try #require(TargetingChart(finding, in: .english)?.chart)
    finding.targeting?[1].deprivedShare = nil
    finding.targeting?[1].cumulativeDeprivedShare = nil
    let fewer = try #require(TargetingChart(finding, in: .english)?.chart)
    func points(_ chart: Chart) -> Int { chart.marks.compactMap(\.bounds).count }
    #expect(points(fewer) == points(all) - 1)
  }

  @Test(arguments: [(0.0, 0.1), (0.04, 0.1), (0.11, 0.2), (0.5, 0.5), (0.51, 0.6), (3, 1)])
  func theAxisHoldsItsValues(largest: Double, end: Double) {
    let axis = ChartAxis(holding: [largest, 0.01, .nan])
    #expect(abs(axis.end - end) < 1e-9)
    #expect(axis.ticks.first == 0 && axis.ticks.count <= 6)
    #expect(axis.ticks.allSatisfy { $0 <= axis.end + 1e-9 })
  }
}

extension Rectangle {
  /// Whether the rectangles share more than a margin.
  fileprivate func overlapsByMore(than margin: Double, _ other: Rectangle) -> Bool {
    x + margin < other.maxX && other.x + margin < maxX && y + margin < other.maxY
      && other.y + margin < maxY
  }
}

extension ChartMark {
  /// What a sign or bar takes; nil for a line.
  fileprivate var bounds: Rectangle? {
    switch self {
    case .rectangle(let box, _): box
    case .symbol(_, let place): Rectangle(x: place.x - 3, y: place.y - 3, width: 6, height: 6)
    case .line, .path: nil
    }
  }
}
