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

  @Test func withoutADirectionTheOneThatFitsBetterIsTaken() {
    let deep = SampleFindings.twelveLeaves
    let free = FigureLayout(deep, direction: nil, size: .full, language: .english)
    let down = FigureLayout(deep, direction: .topDown, size: .full, language: .english)
    let right = FigureLayout(deep, direction: .leftToRight, size: .full, language: .english)
    #expect(down.width < right.width)
    #expect(free.width == down.width)
    #expect(free.width >= FigureSize.full.width)
  }

  @Test(arguments: ["one-node", "skilled-attendance", "twelve-leaves"])
  func aSlideIsSixteenToNine(name: String) throws {
    let finding = try #require(SampleFindings.all.first { $0.name == name }?.finding)
    let layout = FigureLayout(finding, direction: .topDown, size: .slide, language: .english)
    #expect(abs(layout.height / layout.width - 9.0 / 16) < 1e-9)
  }
}
