import ClassificationTree
import SurveyStatistics

/// The sums of PSUs by node of a tree, formed when they are asked for.
///
/// PSUs times nodes may be millions, and every estimate needs them only once or twice.
struct PSUNodes: Sendable {
  /// The totals of every node, in the tree's order.
  let totals: [DomainTotals]
  private let psus: PSUCellTotals
  /// The place of every cell's leaf.
  private let leafPlaces: [Int32]
  /// The places of a node's children; nil for a leaf.
  private let children: [(left: Int, right: Int)?]

  /// - Complexity: O(*e* + *p n*) for *e* entries of *p* PSUs and *n* nodes.
  init(_ tree: Tree, cells: Cells, psus: PSUCellTotals) {
    self.psus = psus
    let leafPlaces = tree.leafPlaces(of: cells).map { Int32(truncatingIfNeeded: $0) }
    let children: [(left: Int, right: Int)?] = tree.nodes.map { node in
      guard node.split != nil, let left = tree.place(node.id * 2),
        let right = tree.place(node.id * 2 + 1)
      else { return nil }
      return (left, right)
    }
    var (ones, zeros) = (tree.nodes.map { _ in 0.0 }, tree.nodes.map { _ in 0.0 })
    withUnsafeTemporaryAllocation(
      of: DomainScores.Sums.self, capacity: max(1, tree.nodes.count)
    ) { sums in
      sums.initialize(repeating: DomainScores.Sums())
      for psu in 0..<psus.count {
        Self.write(psu, psus, leafPlaces, children, sums)
        for place in ones.indices {
          ones[place] += sums[place].ones
          zeros[place] += sums[place].zeros
        }
      }
    }
    self.leafPlaces = leafPlaces
    self.children = children
    totals = tree.nodes.indices.map {
      DomainTotals(cases: tree.nodes[$0].total.n, ones: ones[$0], zeros: zeros[$0])
    }
  }

  /// The variances of estimates on the nodes, formed by several threads; the number of these
  /// changes nothing.
  func variances(_ scores: DomainScores, threads: Int) -> [TaylorVariance] {
    let parts = max(1, min(threads, scores.count))
    return ChunkWork.map(parts) { part in
      let share = (scores.count * part / parts)..<(scores.count * (part + 1) / parts)
      return scores.variances(share) { Self.write($0, psus, leafPlaces, children, $1) }
    }.flatMap(\.self)
  }

  /// The strata with a row used.
  var strata: Set<Int> { Set(psus.stratumSizes.indices.filter(psus.hasCases)) }

  /// Adds up the entries of a PSU by leaf, and leaves to the nodes above them.
  private static func write(
    _ psu: Int, _ psus: PSUCellTotals, _ leafPlaces: [Int32],
    _ children: [(left: Int, right: Int)?],
    _ sums: UnsafeMutableBufferPointer<DomainScores.Sums>
  ) {
    sums.update(repeating: DomainScores.Sums())
    for entry in psus.entries(of: psu) {
      let leaf = Int(leafPlaces[Int(psus.cells[entry])])
      let ones = psus.weightedOnes[entry]
      sums[leaf].hasCase = true
      sums[leaf].ones += ones
      sums[leaf].zeros += psus.weight[entry] - ones
    }
    // Children stand behind their parent.
    for place in children.indices.reversed() {
      guard let (left, right) = children[place] else { continue }
      sums[place] = sums[left]
      sums[place] += sums[right]
    }
  }
}
