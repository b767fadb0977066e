import Testing

@testable import FurthestBehind
@testable import TreeRendering

@Suite struct FigureLayoutTests {
  private static let tolerance = 1e-6

  private func overlap(_ a: Rectangle, _ b: Rectangle) -> Bool {
    a.x < b.maxX - Self.tolerance && b.x < a.maxX - Self.tolerance
      && a.y < b.maxY - Self.tolerance && b.y < a.maxY - Self.tolerance
  }

  private func holds(_ outer: Rectangle, _ inner: Rectangle) -> Bool {
    inner.x >= outer.x - Self.tolerance && inner.maxX <= outer.maxX + Self.tolerance
      && inner.y >= outer.y - Self.tolerance && inner.maxY <= outer.maxY + Self.tolerance
  }

  /// What is wrong with a layout, in words; an expectation for each pair would be slow.
  private func faults(_ layout: FigureLayout) -> [String] {
    var faults: [String] = []
    func check(_ isRight: Bool, _ fault: @autoclosure () -> String) {
      if !isRight { faults.append(fault()) }
    }
    let page = Rectangle(x: 0, y: 0, width: layout.width, height: layout.height)
    let texts = layout.texts.map(\.bounds)
    check(texts.allSatisfy { holds(page, $0) }, "text beyond the page")
    let parts = layout.nodes.map { node in
      (id: node.card.figures.id, node: node, lines: (node.words + node.fork).map(\.bounds))
    }
    for (index, part) in parts.enumerated() {
      let node = part.node
      check(holds(page, node.bounds), "\(part.id) beyond the page")
      check(node.lines.allSatisfy { holds(node.box, $0.bounds) }, "\(part.id) text beyond box")
      if let bar = node.bar {
        check(holds(node.box, bar), "\(part.id) bar beyond box")
        check(!node.lines.contains { overlap($0.bounds, bar) }, "\(part.id) text on bar")
      }
      check(!part.lines.contains { overlap($0, node.box) }, "\(part.id) words on box")
      check(!texts.contains { overlap($0, node.bounds) }, "\(part.id) on notes")
      for other in parts[(index + 1)...] {
        let apart =
          !overlap(node.box, other.node.box)
          && !part.lines.contains { overlap($0, other.node.box) }
          && !other.lines.contains { overlap($0, node.box) }
          && !part.lines.contains { line in other.lines.contains { overlap(line, $0) } }
        check(apart, "\(part.id) on \(other.id)")
      }
    }
    return faults
  }

  @Test(arguments: 0..<200)
  func nothingOverlapsAndNothingIsCut(seed: Int) {
    let finding = RandomFindings.finding(seed: UInt64(seed))
    for direction in FigureDirection.allCases {
      for (index, language) in Language.allCases.enumerated() {
        // Every size meets every language and direction over the seeds.
        let size = FigureSize.allCases[(seed + index) % FigureSize.allCases.count]
        let layout = FigureLayout(finding, direction: direction, size: size, language: language)
        #expect(layout.nodes.count == finding.nodes.count)
        #expect(layout.branches.count == finding.nodes.count - 1)
        #expect(faults(layout).isEmpty)
      }
    }
  }

  @Test(arguments: 0..<60)
  func branchesKeepClearOfBoxes(seed: Int) {
    let finding = RandomFindings.finding(seed: UInt64(seed))
    for direction in FigureDirection.allCases {
      let layout = FigureLayout(finding, direction: direction, size: .full, language: .english)
      var crossings: [String] = []
      for branch in layout.branches {
        // The curve stays within the rectangle of its ends, which no box may touch.
        let curve = Rectangle(
          x: min(branch.bend.x, branch.end.x), y: min(branch.bend.y, branch.end.y),
          width: abs(branch.bend.x - branch.end.x), height: abs(branch.bend.y - branch.end.y))
        for node in layout.nodes where overlap(curve, node.box) {
          crossings.append("\(branch.child) over \(node.card.figures.id)")
        }
      }
      #expect(crossings.isEmpty)
    }
  }

  @Test func longListsMoveToTheNotes() {
    let layout = FigureLayout(
      SampleFindings.twelveLeaves, direction: .topDown, size: .full, language: .english)
    let words = layout.nodes.flatMap(\.words).map(\.text)
    #expect(words.contains("11 of 12 [1]"))
    let notes = layout.texts.map(\.text).joined(separator: " ")
    #expect(notes.contains("[1] province: Province 2, Province 3, Province 4,"))
  }

  /// The least size of a figure's type as printed, in points, on one page.
  private func leastPoints(_ layout: FigureLayout, _ size: FigureSize) -> Double {
    let texts =
      layout.texts + layout.nodes.flatMap { $0.lines + $0.words + $0.fork }
    let millimetres = size.physicalWidth.value / size.width
    return (texts.map(\.size).min() ?? 0) * layout.scale(at: size) * millimetres * 72 / 25.4
  }

  @Test(arguments: [FigureSize.full, .half], Language.allCases)
  func typeIsAtLeastSixPoints(size: FigureSize, language: Language) throws {
    for name in ["one-node", "stunting", "skilled-attendance", "numeric", "small-cells"] {
      let finding = try #require(SampleFindings.all.first { $0.name == name }?.finding)
      let layout = FigureLayout(finding, direction: nil, size: size, language: language)
      #expect(leastPoints(layout, size) >= 5.999, "\(name)")
    }
    let measured = FigureLayout(
      MeasuredFindings.skilledAttendance, direction: nil, size: size, language: language)
    #expect(leastPoints(measured, size) >= 5.999)
  }

  @Test(arguments: 0..<60)
  func withoutADirectionTheFirstThatFitsIsTaken(seed: Int) {
    let finding = RandomFindings.finding(seed: UInt64(seed))
    for size in FigureSize.allCases {
      let directions = size == .slide ? [.topDown, .leftToRight] : FigureDirection.allCases
      let scales = directions.map {
        FigureLayout(finding, direction: $0, size: size, language: .english).scale(at: size)
      }
      let free = FigureLayout(finding, direction: nil, size: size, language: .english)
      let wanted =
        scales.first { $0 >= size.leastScale } ?? (size == .slide ? scales.max() : scales.last)
      #expect(free.scale(at: size) == wanted)
    }
  }

  @Test func aNarrowColumnTakesAnOutline() {
    let finding = MeasuredFindings.skilledAttendance
    let free = FigureLayout(finding, direction: nil, size: .half, language: .english)
    let outline = FigureLayout(finding, direction: .outline, size: .half, language: .english)
    #expect(free.width == outline.width && free.height == outline.height)
    #expect(free.width == FigureSize.half.width)
    // What divides a group is named beside each of its parts.
    let words = free.nodes.flatMap(\.words).map(\.text)
    #expect(words.contains("wealth: Bottom 40") && words.contains("wealth: Top 60"))
  }

  @Test(arguments: ["one-node", "skilled-attendance", "twelve-leaves"])
  func aSlideIsSixteenToNine(name: String) throws {
    let finding = try #require(SampleFindings.all.first { $0.name == name }?.finding)
    let layout = FigureLayout(finding, direction: .topDown, size: .slide, language: .english)
    #expect(abs(layout.height / layout.width - 9.0 / 16) < 1e-9)
  }
}
