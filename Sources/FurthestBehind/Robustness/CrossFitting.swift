package import ClassificationTree
package import SurveyModel
package import SurveyStatistics
import Threads

/// Finds the extreme groups in one part of the sample and measures them in the other.
///
/// A leaf that is quoted because it is lowest owes part of its lowness to chance. Here the PSUs
/// are dealt to folds; for each fold a tree is grown on the others, and its extreme leaves are
/// measured in the fold, which had no say in the choice. All folds together give the rate of
/// groups found this way. Repeats with other folds are averaged, see ``CrossFitEstimate``.
package struct CrossFitting: Sendable {
  /// The rows used.
  package var sample: PSUCells
  /// Which leaf is the furthest behind.
  package var direction: Direction
  /// Repeats with folds drawn anew.
  package var repeats: Int
  /// Folds wanted; there are fewer when a stratum has fewer PSUs.
  package var folds: Int
  /// The seed of the folds.
  package var seed: UInt64
  /// The stopping rules for a training part of `n` rows that weigh `weight`.
  package var rules: @Sendable (_ n: Int, _ weight: Double) -> GrowthRules
  /// The search for groups that a tree cannot reach, to be cross-fitted beside it.
  package var search: ConjunctionSearch?

  /// What is to be cross-fitted.
  package init(
    sample: PSUCells, direction: Direction, repeats: Int, folds: Int, seed: UInt64,
    search: ConjunctionSearch? = nil,
    rules: @escaping @Sendable (_ n: Int, _ weight: Double) -> GrowthRules
  ) {
    self.sample = sample
    self.direction = direction
    self.repeats = repeats
    self.folds = folds
    self.seed = seed
    self.search = search
    self.rules = rules
  }

  /// Grows all trees and pools the estimates; nil when the PSUs cannot be dealt to folds.
  ///
  /// - Parameter progress: gets the number of trees grown so far, from any thread.
  /// - Complexity: O(*r f* (*m* + growth)) for *r* repeats, *f* folds and *m* contributions.
  package func run(
    threads: Int, progress: (@Sendable (_ done: Int, _ of: Int) -> Void)? = nil
  ) -> CrossFit? {
    guard repeats > 0, let dealing = PSUFolds(sample.design, wanted: folds, seed: seed)
    else { return nil }
    let foldOfPSU = (0..<repeats).map { dealing.folds(repeat: $0) }
    let trees = repeats * dealing.count
    let atOnce = PSUCells.replicatesAtOnce
    let fits = mapInParallel(
      (trees + atOnce - 1) / atOnce, threads: threads,
      progress: { progress?(min(trees, $0 * atOnce), trees) }
    ) { group in
      let training = (group * atOnce..<min(trees, (group + 1) * atOnce)).map { task in
        let folds = foldOfPSU[task / dealing.count]
        let fold = Int32(task % dealing.count)
        return ReplicateWeights(psuCount: sample.psuCount) { folds[$0] != fold }
      }
      let totals = sample.totals(training)
      var grower = Grower(sample.cells)
      return training.indices.map { fit(training[$0], totals[$0], &grower) }
    }.flatMap(\.self)
    let all = [Bool](repeating: true, count: sample.cells.count)
    let everyone = sample.domain { _ in all }
    let parts = mapInParallel(repeats, threads: threads) { index in
      let first = index * dealing.count
      return measure(
        Array(fits[first..<(first + dealing.count)]), folds: foldOfPSU[index], everyone)
    }
    return CrossFit(
      behind: CrossFitEstimate(rates: parts.map(\.behind)),
      ahead: CrossFitEstimate(rates: parts.map(\.ahead)),
      gap: CrossFitEstimate(differences: parts.map(\.gap)),
      behindMinusAverage: CrossFitEstimate(differences: parts.map(\.behindMinusAverage)),
      found: search.map { _ in CrossFitEstimate(rates: parts.compactMap(\.found)) },
      foundMinusBehind: search.map { _ in
        CrossFitEstimate(differences: parts.compactMap(\.foundMinusBehind))
      },
      leastCases: parts.flatMap { [$0.behind.cases, $0.ahead.cases] }.min() ?? 0,
      repeats: repeats, folds: dealing.count, foldOfPSU: foldOfPSU, fits: fits)
  }

  /// Grows on all PSUs but those of a fold.
  private func fit(
    _ training: ReplicateWeights, _ totals: [CellTotal], _ grower: inout Grower
  ) -> CrossFit.Fit {
    let whole = totals.reduce(into: CellTotal()) { $0 += $1 }
    let rules = rules(whole.n, whole.w)
    let tree = sample.grow(&grower, totals, training, rules: rules)
    let order = LeafOrder(tree, direction: direction, cells: sample.cells)
    let found = search.map { search in
      search.worst(totals, rules: rules, direction: direction) {
        sample.psus(in: $0, drawn: training)
      }.map(search.members) ?? [Bool](repeating: true, count: sample.cells.count)
    }
    let (behind, ahead) = (order.furthestBehind?.id ?? 1, order.furthestAhead?.id ?? 1)
    let leaves = tree.leafIDs(of: sample.cells)
    return CrossFit.Fit(
      tree: tree, behind: behind, ahead: ahead, isBehind: leaves.map { $0 == behind },
      isAhead: leaves.map { $0 == ahead }, found: found)
  }

  private struct Part: Sendable {
    var behind: RateEstimate
    var ahead: RateEstimate
    var gap: ContrastEstimate
    var behindMinusAverage: ContrastEstimate
    var found: RateEstimate?
    var foundMinusBehind: ContrastEstimate?
  }

  /// Measures every fold's groups in the fold's own PSUs.
  private func measure(
    _ fits: [CrossFit.Fit], folds: [Int32], _ everyone: DomainTotals
  ) -> Part {
    func domain(_ members: (CrossFit.Fit) -> [Bool]) -> DomainTotals {
      let byFold = fits.map(members)
      return sample.domain { byFold[Int(folds[$0])] }
    }
    let design = sample.design
    let behind = domain(\.isBehind)
    let ahead = domain(\.isAhead)
    let found = search.map { _ in domain { $0.found ?? [] } }
    let (better, worse) = direction == .opportunity ? (ahead, behind) : (behind, ahead)
    return Part(
      behind: design.rate(of: behind), ahead: design.rate(of: ahead),
      gap: design.difference(better, minus: worse, overlap: .none),
      behindMinusAverage: design.difference(behind, minus: everyone, overlap: .firstWithinSecond),
      found: found.map { design.rate(of: $0) },
      foundMinusBehind: found.map { design.difference($0, minus: behind, overlap: .none) })
  }
}

/// The extreme groups' rates, cross-fitted.
package struct CrossFit: Sendable {
  /// A tree grown on all folds but one.
  package struct Fit: Sendable {
    /// The tree.
    package var tree: Tree
    /// The leaf that is furthest behind; the root of a tree without a split.
    package var behind: Int
    /// The leaf that is furthest ahead.
    package var ahead: Int
    /// Whether each cell is in either leaf.
    var isBehind: [Bool]
    var isAhead: [Bool]
    /// Whether each cell is in the group found by trying all conjunctions.
    var found: [Bool]?
  }

  /// The rate (0-1) of groups found to be furthest behind.
  package var behind: CrossFitEstimate
  /// The rate (0-1) of groups found to be furthest ahead.
  package var ahead: CrossFitEstimate
  /// The better rate minus the worse; below 0 when the order did not hold.
  package var gap: CrossFitEstimate
  /// The rate of the furthest behind minus that of everybody.
  package var behindMinusAverage: CrossFitEstimate
  /// The rate (0-1) of groups found worst off by trying all conjunctions.
  var found: CrossFitEstimate?
  /// Their rate minus that of the trees' furthest behind.
  var foundMinusBehind: CrossFitEstimate?
  /// The fewest unweighted cases of an extreme group in a repeat, over all folds.
  var leastCases: Int
  /// Repeats and folds used.
  package var repeats: Int
  package var folds: Int
  /// The fold of every PSU in each repeat.
  package var foldOfPSU: [[Int32]]
  /// The trees, by repeat and fold.
  package var fits: [Fit]

  /// The groups of all trees, each once: whether each cell belongs to them.
  var groups: Set<[Bool]> { Set(fits.flatMap { [$0.isBehind, $0.isAhead] }) }

  /// Trees without a split, in which everybody is both extreme groups.
  package var treesWithoutSplit: Int { fits.count { $0.tree.nodes.count == 1 } }
}
