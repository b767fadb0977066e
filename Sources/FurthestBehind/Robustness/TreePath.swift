/// The way from a node to another, told by their ids alone: the children of k are 2k and 2k + 1.
enum TreePath {
  /// Whether a leaf lies below a node, or is the node.
  static func leads(from id: Int, to leaf: Int) -> Bool {
    let steps = id.leadingZeroBitCount - leaf.leadingZeroBitCount
    return steps >= 0 && leaf >> steps == id
  }

  /// Whether each cell lies below a node.
  ///
  /// - Parameters:
  ///   - nodes: the ids of a tree's nodes.
  ///   - leafPlaces: the place among these of every cell's leaf.
  /// - Complexity: O(*k* + *n*) for *k* cells and *n* nodes.
  static func members(of id: Int, nodes: [Int], leafPlaces: [Int32]) -> [Bool] {
    let isBelow = nodes.map { leads(from: id, to: $0) }
    return ChunkWork.array(leafPlaces.count, threads: 1) { isBelow[Int(leafPlaces[$0])] }
  }
}
