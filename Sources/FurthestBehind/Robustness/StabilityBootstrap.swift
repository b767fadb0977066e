import ClassificationTree
import SurveyModel
import SurveyStatistics
import Threads

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
    let (count, atOnce) = (replicates, PSUCells.replicatesAtOnce)
    let reported = reportedWeight
    let groups = (count + atOnce - 1) / atOnce
    return mapInParallel(
      groups, threads: threads, progress: { progress?(min(count, $0 * atOnce), count) }
    ) { group in
      let weights = (group * atOnce..<min(count, (group + 1) * atOnce)).map(bootstrap.weights)
      let totals = sample.totals(weights)
      var grower = Grower(sample.cells)
      return weights.indices.map { replicate(weights[$0], totals[$0], reported, &grower) }
    }.flatMap(\.self)
  }

  /// The weight of the reported group in the full sample.
  private var reportedWeight: Double {
    guard let group else { return 0 }
    return group.indices.reduce(0) { group[$1] ? $0 + sample.totals[$1].w : $0 }
  }

  private func replicate(
    _ weights: ReplicateWeights, _ totals: [CellTotal], _ reported: Double,
    _ grower: inout Grower
  ) -> Replicate? {
    let tree = sample.grow(&grower, totals, weights, rules: rules)
    let order = LeafOrder(tree, direction: direction, cells: sample.cells)
    guard tree.root.total.w > 0, let behind = order.furthestBehind,
      let ahead = order.furthestAhead
    else { return nil }
    let leaf = tree.place(behind.id).map { Int32($0) }
    var again = CellTotal()
    var both = 0.0
    for (cell, place) in tree.leafPlaces(of: sample.cells).enumerated() where place == leaf {
      again += sample.totals[cell]
      if let group, group[cell] { both += sample.totals[cell].w }
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
