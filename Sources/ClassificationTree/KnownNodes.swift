/// What is known of the nodes of one tree when others are grown on the same totals.
///
/// Trees by other rules mostly begin alike. A node that is made by the same splits in both has the
/// same cells in the same place, and its totals by level need not be added up again.
struct KnownNodes {
  private struct Node {
    /// The totals by level are those from here on among all that are kept; nil where they are not.
    var firstBin: Int?
    var binCount = 0
    var split: Split?
    var middle = 0
  }

  /// Whether the first tree is grown.
  var isComplete = false

  /// By id.
  private var nodes: [Int: Node] = [:]
  private var bins: [CellTotal] = []

  /// Most totals by level that are kept: some megabytes.
  private static let mostBins = 1 << 17

  /// Keeps the totals by level of a node of the first tree.
  mutating func add(_ id: Int, _ totals: ArraySlice<CellTotal>) {
    if isComplete { return }
    var node = Node()
    if bins.count + totals.count <= Self.mostBins {
      node.firstBin = bins.count
      node.binCount = totals.count
      bins += totals
    }
    nodes[id] = node
  }

  /// The totals by level of a node.
  func bins(of id: Int) -> ArraySlice<CellTotal>? {
    guard let node = nodes[id], let first = node.firstBin else { return nil }
    return bins[first..<first + node.binCount]
  }

  /// Takes notice that the cells of a node were divided, and its right child's start at a place.
  ///
  /// Where another tree divides it otherwise, nothing below it is known any more.
  mutating func divide(_ id: Int, _ split: Split, _ middle: Int) {
    nodes[id]?.split = isComplete ? nil : split
    nodes[id]?.middle = middle
  }

  /// Where the cells of a node's right child start, if it was divided like this.
  func middle(of id: Int, _ split: Split) -> Int? {
    guard let node = nodes[id], node.split == split else { return nil }
    return node.middle
  }
}
