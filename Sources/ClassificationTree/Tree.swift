import SurveyModel

/// A grown tree: a flat list of nodes by ascending id.
package struct Tree: Sendable {
  /// A group, and how it is divided.
  package struct Node: Sendable, Equatable {
    /// 1 for the root; the children of k are 2k (lower rate) and 2k + 1.
    package var id: Int
    package var total: CellTotal
    /// nil for a leaf.
    package var split: Split?
    /// The levels of the split's circumstance that occur in the node, in level order.
    package var levels: [Int] = []
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

  /// The place in `nodes` of the node with an id.
  package func place(_ id: Int) -> Int? { places[id] }

  package var root: Node { nodes[0] }

  package var leaves: [Node] { nodes.filter(\.isLeaf) }

  /// The place in `nodes` of every cell's leaf.
  ///
  /// A level that did not occur where it is asked for (a tree of a replicate or a fold, laid on
  /// everybody) goes by its place where its circumstance has an order, else to the child with the
  /// larger weight.
  ///
  /// - Complexity: O(*k d*) for *k* cells and depth *d*.
  package func leafPlaces(of cells: Cells) -> [Int32] {
    var places = [Int32](repeating: -1, count: cells.count)
    completeLeafPlaces(&places, of: cells)
    return places
  }

  /// Finds the places of the cells whose place is -1; see `leafPlaces`.
  func completeLeafPlaces(_ places: inout [Int32], of cells: Cells) {
    // The children of all forks by level, one behind the other, since cells may be many.
    let forks = forks(cells)
    var children: [Int] = []
    let steps = forks.map { fork in
      children += fork.children
      return (circumstance: fork.circumstance, first: children.count - fork.children.count)
    }
    let width = cells.circumstances.count
    places.withUnsafeMutableBufferPointer { places in
      cells.levels.withUnsafeBufferPointer { levels in
        steps.withUnsafeBufferPointer { steps in
          children.withUnsafeBufferPointer { children in
            for cell in places.indices where places[cell] < 0 {
              var step = steps[0]
              var place = 0
              while step.circumstance >= 0 {
                let level = Int(levels[cell &* width &+ step.circumstance])
                place = children[step.first &+ level]
                step = steps[place]
              }
              places[cell] = Int32(truncatingIfNeeded: place)
            }
          }
        }
      }
    }
  }

  /// The id of every cell's leaf; see `leafPlaces`.
  package func leafIDs(of cells: Cells) -> [Int] {
    leafPlaces(of: cells).map { nodes[Int($0)].id }
  }

  /// A node's split, ready for many cells: the child's place by level.
  struct Fork {
    /// -1 for a leaf.
    var circumstance = -1
    fileprivate private(set) var children: [Int] = []

    fileprivate init(_ node: Node, in tree: Tree, _ cells: Cells) {
      guard let split = node.split, let left = tree.places[node.id * 2],
        let right = tree.places[node.id * 2 + 1]
      else { return }
      circumstance = split.circumstance
      children = split.sides(of: cells.circumstances[split.circumstance]).map {
        $0 ? left : right
      }
    }

    /// The place in `nodes` of the child to which a cell goes.
    func child(of cell: Int, in cells: Cells) -> Int { children[cells.level(cell, circumstance)] }
  }

  /// The split of every node.
  func forks(_ cells: Cells) -> [Fork] { nodes.map { Fork($0, in: self, cells) } }
}
