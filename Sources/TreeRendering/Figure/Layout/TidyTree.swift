import FurthestBehind

/// The tidy drawing of a tree by Reingold and Tilford (1981), for nodes of any extent.
///
/// A node's place is its anchor on the axis along which siblings lie side by side; depth takes the
/// other axis. Subtrees stand as close as their contours allow, and a parent stands in the middle
/// of its children.
struct TidyTree {
  /// What a node takes on either side of its anchor.
  struct Extent {
    let before: Double
    let after: Double
  }

  /// The anchor of each node, by id, such that nothing lies before 0.
  let anchors: [Int: Double]
  /// The whole drawing's extent.
  let breadth: Double

  /// - Complexity: O(*n* x *d*) for *n* nodes and depth *d*.
  init(_ root: FindingTree.Node, gap: Double, extent: (FindingTree.Node) -> Extent) {
    let subtree = TidyTree.subtree(root, gap: gap, extent: extent)
    let start = subtree.contour.map(\.first).min() ?? 0
    let end = subtree.contour.map(\.last).max() ?? 0
    anchors = subtree.anchors.mapValues { $0 - start }
    breadth = end - start
  }

  /// A subtree's anchors relative to its root's, and what it takes at each depth below it.
  private struct Subtree {
    var anchors: [Int: Double]
    var contour: [(first: Double, last: Double)]

    mutating func move(by offset: Double) {
      anchors = anchors.mapValues { $0 + offset }
      contour = contour.map { ($0.first + offset, $0.last + offset) }
    }

    mutating func join(_ other: Subtree) {
      anchors.merge(other.anchors) { mine, _ in mine }
      for (depth, theirs) in other.contour.enumerated() {
        if depth < contour.count {
          let mine = contour[depth]
          contour[depth] = (min(mine.first, theirs.first), max(mine.last, theirs.last))
        } else {
          contour.append(theirs)
        }
      }
    }
  }

  private static func subtree(
    _ node: FindingTree.Node, gap: Double, extent: (FindingTree.Node) -> Extent
  ) -> Subtree {
    var children: Subtree?
    var anchors: [Double] = []
    for branch in node.branches {
      var next = subtree(branch.child, gap: gap, extent: extent)
      var anchor = 0.0
      if var joined = children {
        anchor =
          zip(joined.contour, next.contour).map { $0.last + gap - $1.first }.max() ?? 0
        next.move(by: anchor)
        joined.join(next)
        children = joined
      } else {
        children = next
      }
      anchors.append(anchor)
    }
    let own = extent(node)
    var result = Subtree(
      anchors: [node.figures.id: 0], contour: [(first: -own.before, last: own.after)])
    if var children, let first = anchors.first, let last = anchors.last {
      children.move(by: -(first + last) / 2)
      result.anchors.merge(children.anchors) { mine, _ in mine }
      result.contour += children.contour
    }
    return result
  }
}
