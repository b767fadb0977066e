/// The way from a node to another, told by their ids alone: the children of k are 2k and 2k + 1.
enum TreePath {
  /// Whether a leaf lies below a node, or is the node.
  static func leads(from id: Int, to leaf: Int) -> Bool {
    let steps = id.leadingZeroBitCount - leaf.leadingZeroBitCount
    return steps >= 0 && leaf >> steps == id
  }
}
