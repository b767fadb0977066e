public import FurthestBehind

/// The finding as a graph in the DOT language, which Graphviz renders as a figure.
///
/// Labels are HTML-like, the only ones with large and small type in one node.
public struct DOTRenderer: FindingRenderer {
  private let direction: FigureDirection
  private let language: Language

  /// Creates a renderer for a tree that grows in the given direction, in the given language.
  public init(direction: FigureDirection = .topDown, language: Language = .english) {
    self.direction = direction
    self.language = language
  }

  /// The finding as a DOT graph.
  public func render(_ finding: Finding) -> String {
    let tree = FindingTree(finding)
    let labels = DOTLabels(finding, direction: direction, language: language)
    var lines = [
      "digraph finding {",
      "  graph [fontname=\"\(Self.fonts)\", fontcolor=\"\(FigurePalette.ink)\",",
      "    labelloc=t, labeljust=l, rankdir=\(direction == .topDown ? "TB" : "LR"),",
      "    ordering=out, nodesep=0.3, ranksep=0.4, pad=0.2, bgcolor=\"\(FigurePalette.paper)\",",
      "    label=\(labels.title)];",
      "  node [shape=plain, fontname=\"\(Self.fonts)\", fontcolor=\"\(FigurePalette.ink)\"];",
      "  edge [arrowhead=none, color=\"\(FigurePalette.branch)\"];",
      "  subgraph cluster_tree {",
      "    graph [peripheries=0, labelloc=b, labeljust=l, fontsize=10,",
      "      label=\(labels.notes)];",
    ]
    if let root = tree.root {
      append(root, reachedBy: nil, labels: labels, to: &lines)
    }
    lines += ["  }", "}"]
    return lines.joined(separator: "\n") + "\n"
  }

  private func append(
    _ node: FindingTree.Node, reachedBy branch: FindingTree.Branch?, labels: DOTLabels,
    to lines: inout [String]
  ) {
    let id = node.figures.id
    lines.append("    n\(id) [label=\(labels.node(node, reachedBy: branch))];")
    let (out, into) = direction == .topDown ? ("s", "n") : ("e", "w")
    // Graphviz draws what comes first lowest when the tree grows to the right.
    let branches = direction == .topDown ? node.branches : node.branches.reversed()
    for branch in branches {
      append(branch.child, reachedBy: branch, labels: labels, to: &lines)
      let width = Self.penWidth(branch.child.figures.share)
      lines.append(
        "    n\(id):fork:\(out) -> n\(branch.child.figures.id):words:\(into)"
          + " [penwidth=\(width)];")
    }
  }

  /// One to nine points, by share, in tenths of a point.
  private static func penWidth(_ share: Double) -> String {
    let bounded = share.isFinite ? min(max(share, 0), 1) : 0
    let tenths = Int((10 + 80 * bounded).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static let fonts = "Helvetica,Arial,sans-serif"
}
