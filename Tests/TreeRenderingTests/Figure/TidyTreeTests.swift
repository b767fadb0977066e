import Testing

@testable import FurthestBehind
@testable import TreeRendering

@Suite struct TidyTreeTests {
  private func tree(_ sketch: TreeSketch) throws -> FindingTree.Node {
    try #require(FindingTree(sketch.finding(title: "t", circumstances: [])).root)
  }

  private func split(_ left: TreeSketch, _ right: TreeSketch) -> TreeSketch {
    .split(.of("c", "a"), left, .of("c", "b"), right)
  }

  @Test func aParentStandsInTheMiddleOfItsChildren() throws {
    let leaf = TreeSketch.leaf(1, 1, 0.5)
    let tidy = TidyTree(try tree(split(split(leaf, leaf), leaf)), gap: 2) { _ in
      .init(before: 5, after: 5)
    }
    // Leaves 4 and 5 stand 12 apart around 2, and 3 stands 12 beside 2.
    #expect(tidy.anchors == [4: 5, 5: 17, 2: 11, 3: 23, 1: 17])
    #expect(tidy.breadth == 28)
  }

  @Test func subtreesTuckUnderShallowNeighbours() throws {
    let leaf = TreeSketch.leaf(1, 1, 0.5)
    let wide = split(split(leaf, leaf), leaf)
    let tidy = TidyTree(try tree(split(leaf, wide)), gap: 2) { _ in .init(before: 5, after: 5) }
    // The deep right subtree reaches below the leaf at the left.
    #expect(tidy.anchors[2] == 5)
    #expect(tidy.anchors[3] == 17)
    #expect(tidy.anchors[6].map { $0 < 12 } == true)
  }

  @Test func unevenExtents() throws {
    let leaf = TreeSketch.leaf(1, 1, 0.5)
    let tidy = TidyTree(try tree(split(leaf, leaf)), gap: 1) { node in
      node.figures.id == 2 ? .init(before: 10, after: 2) : .init(before: 3, after: 4)
    }
    #expect(tidy.anchors == [2: 10, 3: 16, 1: 13])
    #expect(tidy.breadth == 20)
  }
}
