import ClassificationTree
import SurveyStatistics

/// The sums of PSUs by node of a tree, formed when they are asked for.
///
/// PSUs times nodes may be millions, and every estimate needs them only once.
struct PSUNodes: Sendable {
  /// The totals of every node, in the tree's order.
  let totals: [DomainTotals]
  private let psus: PSUCellTotals
  /// The place of every cell's leaf.
  private let leafPlaces: [Int32]
  /// The places of leaves.
  private let leaves: [Int]
  /// The places of inner nodes and of their children, children before their parents.
  private let forks: [Fork]

  private struct Fork {
    var place: Int
    var left: Int
    var right: Int
  }

  /// - Parameter leafPlaces: the place among the tree's nodes of every cell's leaf.
  /// - Complexity: O(*n*) for *n* nodes where weights are whole numbers; else O(*e* + *p n*) for *e*
  ///   entries of *p* PSUs.
  init(_ tree: Tree, leafPlaces: [Int32], psus: PSUCellTotals) {
    self.psus = psus
    let forks = tree.nodes.indices.reversed().compactMap { place -> Fork? in
      let node = tree.nodes[place]
      guard node.split != nil, let left = tree.place(node.id * 2),
        let right = tree.place(node.id * 2 + 1)
      else { return nil }
      return Fork(place: place, left: left, right: right)
    }
    let leaves = tree.nodes.indices.filter { tree.nodes[$0].isLeaf }
    self.leafPlaces = leafPlaces
    self.leaves = leaves
    self.forks = forks
    if psus.isWhole {
      // Sums of whole numbers are those of the tree, whatever they are made of.
      totals = tree.nodes.map {
        DomainTotals(cases: $0.total.n, ones: $0.total.wy, zeros: $0.total.w - $0.total.wy)
      }
      return
    }
    var (ones, zeros) = (tree.nodes.map { _ in 0.0 }, tree.nodes.map { _ in 0.0 })
    let all = (0..<Int32(psus.count)).map(\.self)
    psus.withEntries { entries in
      PSUBlock.with(domains: tree.nodes.count) { block in
        all.withUnsafeBufferPointer {
          block.forEach(of: $0) { block in
            Self.write(block, entries, leafPlaces, leaves, forks)
            for place in ones.indices {
              for lane in block.psus.indices {
                ones[place] += block.ones[place, lane]
                zeros[place] += block.zeros[place, lane]
              }
            }
          }
        }
      }
    }
    totals = tree.nodes.indices.map {
      DomainTotals(cases: tree.nodes[$0].total.n, ones: ones[$0], zeros: zeros[$0])
    }
  }

  /// The variances of estimates on the nodes, formed by several threads; the number of these
  /// changes nothing.
  func variances(_ scores: DomainScores, threads: Int) -> [TaylorVariance] {
    let shares = scores.shares(threads)
    return psus.withEntries { entries in
      let (leafPlaces, leaves, forks) = (leafPlaces, leaves, forks)
      return scores.variances(
        ChunkWork.map(shares.count) { share in
          scores.sums(of: shares[share]) { Self.write($0, entries, leafPlaces, leaves, forks) }
        })
    }
  }

  /// The strata with a row used.
  var strata: Set<Int> { Set(psus.stratumSizes.indices.filter(psus.hasCases)) }

  /// Adds up the entries of PSUs by leaf, and leaves to the nodes above them.
  private static func write(
    _ block: PSUBlock, _ entries: PSUEntries, _ leafPlaces: [Int32], _ leaves: [Int],
    _ forks: [Fork]
  ) {
    for leaf in leaves { block.clear(leaf) }
    leafPlaces.withUnsafeBufferPointer { leafPlaces in
      for (lane, psu) in block.psus.enumerated() {
        entries.add(Int(psu), domainOfCell: leafPlaces, to: block, lane: lane)
      }
    }
    for fork in forks { block.join(fork.left, fork.right, to: fork.place) }
  }
}
