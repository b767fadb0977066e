import Testing

@testable import FurthestBehind
@testable import TreeRendering

@Suite struct TextPropertyTests {
  @Test(arguments: 0..<60)
  func everyLineFitsTheWidth(seed: Int) {
    let finding = RandomFindings.finding(seed: UInt64(seed))
    for width in [40, 57, 80, 132] {
      for line in TextRenderer(width: width).render(finding).split(separator: "\n") {
        #expect(DisplayWidth.of(line) <= width, "\(line)")
        #expect(line.last != " ", "\(line)")
      }
    }
  }

  @Test(arguments: 0..<20)
  func colourChangesNothingButColour(seed: Int) throws {
    let finding = RandomFindings.finding(seed: UInt64(seed))
    let coloured = TextRenderer(colour: true).render(finding)
    let plain = coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(coloured != plain)
    #expect(plain == TextRenderer().render(finding))
  }

  @Test(arguments: 0..<60)
  func everyNumberOfTheSentencesStandsInTheTable(seed: Int) {
    let finding = RandomFindings.finding(seed: UInt64(seed))
    let words = GroupWords(finding, in: .english)
    var sentences = FindingSentences(finding, in: .english).text
    for node in finding.nodes {
      sentences = sentences.replacing(words.words(for: node.conditions), with: "")
    }
    let table = TextTable(finding, width: 4000, language: .english).lines.joined(separator: " ")
    let cells = Set(table.split { " %()".contains($0) }.map(String.init))
    let numbers = sentences.matches(of: /[0-9][0-9,.]*(?= per)/).map { String($0.output) }
    #expect(!numbers.isEmpty)
    for number in numbers {
      #expect(cells.contains(number), "\(number) in \(sentences)")
    }
  }

  @Test func theFurthestBehindIsTheFirstRowAndTheFurthestAheadTheLast() {
    for seed in 0..<60 {
      let finding = RandomFindings.finding(seed: UInt64(seed))
      let rows = LeafTable(finding, in: .english).rows
      #expect(rows.first?.figures.id == finding.furthestBehind)
      #expect(rows.last?.figures.id == finding.furthestAhead)
      if let total = rows.last?.cumulativeDeprivedShare { #expect(abs(total - 1) < 1e-9) }
    }
  }

  @Test func aTreeTooDeepForStrokesStillFits() {
    var tree = TreeSketch.leaf(100, 100, 0.99)
    for step in (0..<50).reversed() {
      let cut = Double(step) + 0.5
      tree = .split(
        .below("members", cut), .leaf(100, 100, Double(step) / 60), .from("members", cut), tree)
    }
    let finding = tree.finding(
      title: "Deep", circumstances: [.numeric("members", 0...60, whole: true)])
    for width in [40, 80] {
      let text = TextRenderer(width: width).render(finding)
      #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= width })
      #expect(text.contains("50 members: 50 or more"))
    }
  }

  @Test func aFindingThatDoesNotHangTogetherIsStillShown() {
    var finding = SampleFindings.skilledAttendance()
    finding.nodes.removeAll { $0.id == 1 }
    #expect(TextRenderer().render(finding).contains("(no nodes)"))
    #expect(DOTRenderer().render(finding).hasSuffix("}\n"))

    finding = SampleFindings.skilledAttendance()
    finding.nodes.removeAll { $0.id == 3 }
    finding.nodes.append(finding.nodes[1])
    finding.nodes[1].id = Int.max
    finding.nodes[1].rate = .nan
    finding.sample.weight = .infinity
    #expect(TextRenderer().render(finding).contains("Skilled birth attendance"))
  }
}
