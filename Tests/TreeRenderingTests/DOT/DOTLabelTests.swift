import Testing

@testable import FurthestBehind
@testable import TreeRendering

@Suite struct DOTLabelTests {
  /// The HTML-like labels of a graph, which stand one to a line.
  private func labels(_ dot: String) -> [String] {
    dot.split(separator: "\n").compactMap { line in
      guard let start = line.ranges(of: "label=<").first, let end = line.lastIndex(of: ">") else {
        return nil
      }
      return String(line[start.upperBound..<end])
    }
  }

  @Test(arguments: 0..<60)
  func labelsAreWellFormedWhateverTheyHold(seed: Int) {
    let finding = RandomFindings.finding(seed: UInt64(seed))
    for direction in FigureDirection.allCases {
      let dot = DOTRenderer(direction: direction).render(finding)
      let labels = labels(dot)
      #expect(labels.count == finding.nodes.count + 2)
      for label in labels {
        #expect(XMLCheck("<x>" + label + "</x>").problem == nil, "\(label)")
        let unpaired = label.replacing("\\\\", with: "").contains("\\")
        #expect(!unpaired, "Graphviz would expand the escape: \(label)")
      }
    }
  }

  @Test func hostileLabelsKeepTheirText() {
    let dot = DOTRenderer().render(SampleFindings.hostileLabels)
    let text = labels(dot).map { XMLCheck("<x>" + $0 + "</x>").elements.first?.text ?? "" }
      .joined(separator: " ")
    #expect(text.contains("No\"rth\" & <Sou'th>"))
    #expect(text.contains("\\\\slash \\\\N new"))
    #expect(text.contains("&amp; <b>bold</b> or"))
  }

  @Test func extremesAreMarkedByWordBorderAndFill() throws {
    let dot = DOTRenderer().render(SampleFindings.skilledAttendance())
    let lines = dot.split(separator: "\n")
    let behind = try #require(lines.first { $0.contains("Furthest behind") })
    #expect(behind.contains("n4 [") && behind.contains("BORDER=\"4\"") && behind.contains("28.3%"))
    #expect(behind.contains(FigurePalette.fill(.behind)))
    let ahead = try #require(lines.first { $0.contains("Furthest ahead") })
    #expect(ahead.contains("n7 [") && ahead.contains("BORDER=\"4\"") && ahead.contains("94.1%"))
    #expect(lines.contains { $0.contains("n1:fork:s -> n2:words:n [penwidth=4.8]") })
    #expect(lines.contains { $0.contains("n2:fork:s -> n4:words:n [penwidth=1.8]") })
  }
}
