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
    self.leafPlaces = leafPlaces
    self.forks = forks
    if psus.isWhole {
      // Sums of whole numbers are those of the tree, whatever they are made of.
      totals = tree.nodes.map {
        DomainTotals(cases: $0.total.n, ones: $0.total.wy, zeros: $0.total.w - $0.total.wy)
      }
      return
    }
    var (ones, zeros) = (tree.nodes.map { _ in 0.0 }, tree.nodes.map { _ in 0.0 })
    withUnsafeTemporaryAllocation(
      of: DomainScores.Sums.self, capacity: max(1, tree.nodes.count)
    ) { sums in
      sums.initialize(repeating: DomainScores.Sums())
      psus.withEntries { entries in
        for psu in 0..<psus.count {
          Self.write(psu, entries, leafPlaces, forks, sums)
          for place in ones.indices {
            ones[place] += sums[place].ones
            zeros[place] += sums[place].zeros
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
      let (leafPlaces, forks) = (leafPlaces, forks)
      return scores.variances(
        ChunkWork.map(shares.count) { share in
          scores.sums(of: shares[share]) { Self.write($0, entries, leafPlaces, forks, $1) }
        })
    }
  }

  /// The strata with a row used.
  var strata: Set<Int> { Set(psus.stratumSizes.indices.filter(psus.hasCases)) }

  /// Adds up the entries of a PSU by leaf, and leaves to the nodes above them.
  private static func write(
    _ psu: Int, _ entries: PSUEntries, _ leafPlaces: [Int32], _ forks: [Fork],
    _ sums: UnsafeMutableBufferPointer<DomainScores.Sums>
  ) {
    sums.update(repeating: DomainScores.Sums())
    leafPlaces.withUnsafeBufferPointer { entries.add(psu, domainOfCell: $0, to: sums) }
    for fork in forks {
      sums[fork.place] = sums[fork.left]
      sums[fork.place] += sums[fork.right]
    }
  }
}
