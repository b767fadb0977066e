import ClassificationTree
import SurveyModel
import SurveyStatistics

/// What trees on redrawn samples have in common with the reported one.
///
/// The PSUs are redrawn by the rescaled bootstrap; a row drawn *t* times counts *t* cases, and
/// size rules and complexity keep their values of the full sample.
struct StabilityBootstrap: Sendable {
  /// The rows used.
  var sample: PSUCells
  /// Which leaf is the furthest behind.
  var direction: Direction
  /// The stopping rules of the reported tree.
  var rules: GrowthRules
  var replicates: Int
  var seed: UInt64
  /// Whether each cell is in the reported group; nil when no group is shown.
  var group: [Bool]?
  /// The place among the shown leaves of each cell's leaf; -1 in a hidden one.
  var leafPlaces: [Int]
  var leafCount: Int

  /// What one replicate says.
  struct Replicate: Sendable, Equatable {
    /// The circumstance that divides the root; nil for a tree without a split.
    var firstSplit: Int?
    /// Weight of the people in both groups over that of those in either, with original weights.
    var jaccard: Double?
    /// Share of the reported group's weight that is in the replicate's group.
    var returnChance: Double?
    /// The rate of the replicate's group, in the replicate and in the full sample.
    var rate: Double
    var rateInSample: Double?
    /// The better extreme rate minus the worse, in the replicate.
    var gap: Double
    /// Each shown leaf's rank by its rate in the replicate, 1 being the furthest behind.
    var ranks: [Int?]
  }

  /// Grows the trees; a replicate without a case has no value.
  func run(
    threads: Int, progress: (@Sendable (_ done: Int, _ of: Int) -> Void)? = nil
  ) -> [Replicate?]? {
    guard replicates > 0, let bootstrap = RaoWuBootstrap(sample.design, seed: seed)
    else { return nil }
    let count = replicates
    return mapInParallel(count, threads: threads, progress: { progress?($0, count) }) {
      replicate(bootstrap.weights($0))
    }
  }

  private func replicate(_ weights: ReplicateWeights) -> Replicate? {
    let totals = sample.totals(weights)
    let tree = sample.grow(totals, weights, rules: rules)
    let order = LeafOrder(tree, direction: direction, cells: sample.cells)
    guard tree.root.total.w > 0, let behind = order.furthestBehind,
      let ahead = order.furthestAhead
    else { return nil }
    let isAgain = tree.leafIDs(of: sample.cells).map { $0 == behind.id }
    var again = CellTotal()
    var reported = 0.0
    var both = 0.0
    for cell in isAgain.indices {
      let isReported = group?[cell] ?? false
      if isAgain[cell] { again += sample.totals[cell] }
      if isReported { reported += sample.totals[cell].w }
      if isAgain[cell], isReported { both += sample.totals[cell].w }
    }
    let either = again.w + reported - both
    return Replicate(
      firstSplit: tree.root.split?.circumstance,
      jaccard: group != nil && either > 0 ? both / either : nil,
      returnChance: group != nil && reported > 0 ? both / reported : nil,
      rate: behind.total.rate, rateInSample: again.w > 0 ? again.rate : nil,
      gap: abs(ahead.total.rate - behind.total.rate), ranks: ranks(totals))
  }

  /// The ranks of the shown leaves; one without a case has none, and of equal rates the leaf that
  /// is further behind in the full sample comes first.
  private func ranks(_ totals: [CellTotal]) -> [Int?] {
    var leaves = [CellTotal](repeating: CellTotal(), count: leafCount)
    for (cell, place) in leafPlaces.enumerated() where place >= 0 { leaves[place] += totals[cell] }
    let order = leaves.indices.filter { leaves[$0].w > 0 }.sorted { a, b in
      let (x, y) = (leaves[a].rate, leaves[b].rate)
      return x == y ? a < b : direction.isWorse(x, than: y)
    }
    var ranks = [Int?](repeating: nil, count: leafCount)
    for (rank, leaf) in order.enumerated() { ranks[leaf] = rank + 1 }
    return ranks
  }
}
