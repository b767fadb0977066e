import ClassificationTree
import FurthestBehind
import SurveyModel
import SurveyStatistics

/// What one simulated survey shows of the group furthest behind, beside the truth.
struct Trial: Sendable {
  /// An estimate against the truth of the groups that it is about.
  struct Outcome: Sendable {
    /// The estimate minus the truth, a share.
    var error: Double
    /// Whether the 95 % interval covers the truth.
    var isCovered: Bool
  }

  /// The rate of the tree's leaf.
  var plain: Outcome
  /// The cross-fitted rate.
  var crossFitted: Outcome
  /// The cross-fitted gap.
  var gap: Outcome

  /// Draws a survey and analyses it; nil where there is no estimate.
  init?(_ scenario: Scenario, in population: SimulatedPopulation, seed: UInt64) {
    guard let sample = SimulatedSurvey.draw(seed: seed, slopes: scenario.slopes),
      let plain = Self.plain(scenario, population, sample),
      let fit = CrossFitting(
        sample: sample, direction: .opportunity, repeats: 5, folds: 5, seed: seed,
        rules: scenario.rules
      ).run(threads: 1)
    else { return nil }
    self.plain = plain
    let truth = Self.pooledTruth(fit, population, sample)
    guard let behind = Self.outcome(fit.behind, truth.behind, 0...1),
      let gap = Self.outcome(fit.gap, truth.ahead - truth.behind, -1...1)
    else { return nil }
    crossFitted = behind
    self.gap = gap
  }

  private static func plain(
    _ scenario: Scenario, _ population: SimulatedPopulation, _ sample: PSUCells
  ) -> Outcome? {
    let whole = sample.whole
    let tree = Grower.grow(
      cells: sample.cells, totals: sample.totals, rules: scenario.rules(whole.n, whole.w))
    let order = LeafOrder(tree, direction: .opportunity, cells: sample.cells)
    guard let leaf = order.furthestBehind, let truth = population.rates(of: tree)[leaf.id]
    else { return nil }
    let members = tree.leafIDs(of: sample.cells).map { $0 == leaf.id }
    let estimate = sample.design.rate(of: sample.domain { _ in members })
    guard let rate = estimate.rate, let interval = estimate.interval(.logit) else { return nil }
    return Outcome(error: rate - truth, isCovered: interval.contains(truth))
  }

  private static func outcome(
    _ estimate: CrossFitEstimate, _ truth: Double, _ bounds: ClosedRange<Double>
  ) -> Outcome? {
    guard let value = estimate.value, let interval = estimate.interval(.ninetyFive, within: bounds)
    else { return nil }
    return Outcome(error: value - truth, isCovered: interval.contains(truth))
  }

  /// The population rates of the groups found in each fold, weighted as the estimate pools them.
  private static func pooledTruth(
    _ fit: CrossFit, _ population: SimulatedPopulation, _ sample: PSUCells
  ) -> (behind: Double, ahead: Double) {
    var sums = (behind: 0.0, ahead: 0.0)
    for index in 0..<fit.repeats {
      var behind = (weight: 0.0, ones: 0.0)
      var ahead = (weight: 0.0, ones: 0.0)
      for fold in 0..<fit.folds {
        let tree = fit.fits[index * fit.folds + fold]
        let rates = population.rates(of: tree.tree)
        let leaves = tree.tree.leafIDs(of: sample.cells)
        func weight(of leaf: Int) -> Double {
          let members = leaves.map { $0 == leaf }
          let nobody = members.map { _ in false }
          return sample.domain { fit.foldOfPSU[index][$0] == fold ? members : nobody }.weight
        }
        let (low, high) = (weight(of: tree.behind), weight(of: tree.ahead))
        behind.weight += low
        behind.ones += low * (rates[tree.behind] ?? 0)
        ahead.weight += high
        ahead.ones += high * (rates[tree.ahead] ?? 0)
      }
      sums.behind += behind.ones / behind.weight / Double(fit.repeats)
      sums.ahead += ahead.ones / ahead.weight / Double(fit.repeats)
    }
    return sums
  }
}
