import ClassificationTree
import SurveyModel

/// A tree cut back to what cross-validation supports.
struct Pruning {
  /// The tree that is kept.
  let tree: Tree
  /// The trees that were compared; nil when nothing was to be pruned, or could be.
  let table: Finding.CPTable?

  private static let usualFolds = 10

  /// Prunes a grown tree as the request asks.
  ///
  /// - Complexity: O(*f r*) for *f* folds and *r* rows, and the growth of *f* trees.
  init(_ grown: Tree, of sample: Sample, rules: GrowthRules, request: TreeRequest) {
    guard let choice = request.pruning.choice, grown.root.total.sumOfSquares > 0,
      let folds = PruningFolds(
        sample, wanted: request.folds ?? Self.usualFolds, seed: request.seed)
    else {
      tree = grown
      table = nil
      return
    }
    let root = grown.root.total
    let alpha = rules.cp * root.sumOfSquares
    let sequence = PruningSequence(grown, alpha: alpha)
    var validation = CrossValidation(
      sample.cells, sequence: sequence, rules: rules, whole: root, alpha: alpha)
    let psus = rules.minPSUs > 1 ? sample.cellPSUs : nil
    var used = 0
    for index in 0..<folds.count {
      guard let fold = folds.fold(index, psus: psus) else { continue }
      validation.add(fold)
      used += 1
    }
    guard used > 1 else {
      tree = grown
      table = nil
      return
    }
    let estimates = validation.estimates
    let chosen = sequence.steps[CrossValidation.choose(choice, from: estimates)]
    tree = grown.pruned(to: chosen.complexity)
    table = Finding.CPTable(
      rule: request.pruning.rawValue, folds: used, foldUnit: folds.unit,
      chosenSplits: chosen.splits,
      rows: zip(sequence.steps, estimates).map { step, estimate in
        Finding.CPRow(
          cp: step.complexity / root.sumOfSquares, splits: step.splits,
          relativeError: step.risk / root.sumOfSquares, xerror: estimate.error,
          xstd: estimate.standardError)
      })
  }
}

extension TreeRequest.Pruning {
  fileprivate var choice: CrossValidation.Choice? {
    switch self {
    case .none: nil
    case .cvMin: .leastError
    case .cvOneSE: .oneStandardError
    }
  }
}
