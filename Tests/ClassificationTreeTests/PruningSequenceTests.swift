import Testing

@testable import ClassificationTree

/// Pruning against growing with a larger complexity parameter, and the choice of a tree.
@Suite struct PruningSequenceTests {
  @Test(arguments: 0..<100)
  func aPrunedTreeIsTheTreeGrownWithThatComplexity(seed: Int) {
    let survey = RowSurvey.random(seed)
    var rules = GrowthRules.random(seed, for: survey)
    rules.criterion = .anova
    rules.cp = 0.001
    let (cells, totals, psus) = survey.cells()
    var grower = Grower(cells)
    let tree = grower.grow(totals: totals, rules: rules, psus: psus)
    let alpha = rules.cp * tree.root.total.sumOfSquares
    let sequence = PruningSequence(tree, alpha: alpha)
    #expect(sequence.steps.first?.splits == 0)
    #expect(sequence.steps.last?.splits == tree.nodes.count { !$0.isLeaf })
    for (step, next) in zip(sequence.steps, sequence.steps.dropFirst()) {
      #expect(step.complexity > next.complexity)
      #expect(step.splits < next.splits && step.risk >= next.risk)
      let between = (step.complexity * next.complexity).squareRoot()
      let grown = grower.grow(totals: totals, rules: rules, psus: psus, alpha: between)
      #expect(tree.pruned(to: between).nodes.map(\.id) == grown.nodes.map(\.id), "seed \(seed)")
    }
  }

  @Test func theLeastErrorOrTheSmallestTreeNearItIsChosen() {
    let estimates = [(1.0, 0.02), (0.82, 0.05), (0.78, 0.05), (0.8, 0.05), (0.78, 0.05)].map {
      CrossValidation.ErrorEstimate(error: $0, standardError: $1)
    }
    #expect(CrossValidation.choose(.leastError, from: estimates) == 2)
    #expect(CrossValidation.choose(.oneStandardError, from: estimates) == 1)
    #expect(CrossValidation.choose(.oneStandardError, from: [estimates[0]]) == 0)
  }
}
