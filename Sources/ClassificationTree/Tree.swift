/// A grown tree: a flat list of nodes by ascending id.
package struct Tree: Sendable {
  /// A group, and how it is divided.
  package struct Node: Sendable, Equatable {
    /// 1 for the root; the children of k are 2k (lower rate) and 2k + 1.
    package var id: Int
    package var total: CellTotal
    /// nil for a leaf.
    package var split: Split?
    /// What each circumstance could have done, in circumstance order; empty when not tried.
    package var candidates: [Candidate]
    /// The complexity at which the node collapses, in weight units.
    package var complexity: Double

    package var isLeaf: Bool { split == nil }

    /// 0 for the root.
    package var depth: Int { id.bitWidth - 1 - id.leadingZeroBitCount }
  }

  package let nodes: [Node]
  private let places: [Int: Int]

  init(_ nodes: [Node]) {
    self.nodes = nodes.sorted { $0.id < $1.id }
    var places: [Int: Int] = [:]
    for (place, node) in self.nodes.enumerated() { places[node.id] = place }
    self.places = places
  }

  /// The node with an id.
  package func node(_ id: Int) -> Node? { places[id].map { nodes[$0] } }

  package var root: Node { nodes[0] }

  package var leaves: [Node] { nodes.filter(\.isLeaf) }

  /// The id of every cell's leaf.
  ///
  /// A level that did not occur where it is asked for (a tree of a replicate or a fold, laid on
  /// everybody) goes to the child with the larger weight, as rpart sends it; for an ordered
  /// circumstance levels between the last below and the first above the cut do, too.
  ///
  /// - Complexity: O(*k d*) for *k* cells and depth *d*.
  package func leafIDs(of cells: Cells) -> [Int] {
    (0..<cells.count).map { cell in
      var place = 0
      while let split = nodes[place].split {
        let goesLeft =
          split.goesLeft(
            cells.level(cell, split.circumstance), of: cells.circumstances[split.circumstance])
          ?? (split.left.w >= split.right.w)
        guard let next = places[nodes[place].id * 2 + (goesLeft ? 0 : 1)] else { break }
        place = next
      }
      return nodes[place].id
    }
  }
}
