/// The error of every tree of a pruning sequence on people who had no part in growing it.
///
/// As rpart defines it: for every fold a tree is grown on the others and pruned at the geometric
/// means of the sequence's complexities, and the squared errors of the fold are added up.
package struct CrossValidation {
  /// The people of one fold and those of all others, by cell.
  package struct Fold {
    package var training: [CellTotal]
    package var held: [CellTotal]
    /// The PSUs of the training cells, needed only by the rule on PSUs.
    package var psus: CellPSUs?

    package init(training: [CellTotal], held: [CellTotal], psus: CellPSUs? = nil) {
      self.training = training
      self.held = held
      self.psus = psus
    }
  }

  /// The cross-validated error of one tree, relative to the root's sum of squares.
  package struct ErrorEstimate: Sendable, Equatable {
    package var error: Double
    /// Its standard error for weights with a mean of 1.
    package var standardError: Double
  }

  private let cells: Cells
  private let rules: GrowthRules
  private let whole: CellTotal
  private let alpha: Double
  /// The complexities at which a fold's tree is pruned, falling, in weight units.
  private let complexities: [Double]
  private var grower: Grower
  private var sums: [Double]
  private var squares: [Double]

  /// - Parameters:
  ///   - whole: the total of everybody.
  ///   - alpha: the sum of squares that a split of the whole tree must be worth.
  package init(
    _ cells: Cells, sequence: PruningSequence, rules: GrowthRules, whole: CellTotal, alpha: Double
  ) {
    self.cells = cells
    self.rules = rules
    self.whole = whole
    self.alpha = alpha
    let steps = sequence.steps.map(\.complexity)
    complexities =
      [.infinity] + zip(steps, steps.dropFirst()).map { ($0.0 * $0.1).squareRoot() }
    grower = Grower(cells)
    sums = steps.map { _ in 0 }
    squares = sums
  }

  /// Grows the tree of one fold and adds up its errors on the fold.
  ///
  /// Rules on rows stay as they are; complexity and least weight shrink with the weight.
  package mutating func add(_ fold: Fold) {
    let training = fold.training.reduce(into: CellTotal()) { $0 += $1 }
    let share = training.w / whole.w
    var rules = rules
    rules.minWeight *= share
    let tree = grower.grow(
      totals: fold.training, rules: rules, psus: fold.psus, alpha: alpha * share)
    let forks = tree.forks(cells)
    for (cell, held) in fold.held.enumerated() where held.n > 0 {
      var place = 0
      for (step, complexity) in complexities.enumerated() {
        while forks[place].circumstance >= 0,
          tree.nodes[place].complexity > complexity * share
        {
          place = forks[place].child(of: cell, in: cells)
        }
        let rate = tree.nodes[place].total.rate
        let (ofOnes, ofZeros) = ((1 - rate) * (1 - rate), rate * rate)
        let zeros = held.w - held.wy
        sums[step] += held.wy * ofOnes + zeros * ofZeros
        squares[step] += held.wy * ofOnes * ofOnes + zeros * ofZeros * ofZeros
      }
    }
  }

  /// The errors of the folds added so far, by step of the sequence.
  ///
  /// rpart's standard error changes with the unit of the weights; here they have a mean of 1, so
  /// that the choice of a tree does not depend on it.
  package var estimates: [ErrorEstimate] {
    let meanWeight = whole.w / Double(whole.n)
    return zip(sums, squares).map { sum, square in
      let variance = max(0, square - sum * sum / whole.w) * meanWeight
      return ErrorEstimate(
        error: sum / whole.sumOfSquares,
        standardError: variance.squareRoot() / whole.sumOfSquares)
    }
  }
}

extension CrossValidation {
  /// How a tree of the sequence is chosen.
  package enum Choice: Sendable {
    /// The least error.
    case leastError
    /// The smallest tree whose error is within one standard error of the least.
    case oneStandardError
  }

  /// The place of the chosen tree in the sequence; of equal ones the smaller tree.
  package static func choose(_ choice: Choice, from estimates: [ErrorEstimate]) -> Int {
    var least = 0
    for (place, estimate) in estimates.enumerated()
    where estimate.error < estimates[least].error * (1 - SplitSearch.tie) {
      least = place
    }
    guard choice == .oneStandardError, !estimates.isEmpty else { return least }
    let limit = estimates[least].error + estimates[least].standardError
    return estimates.firstIndex { $0.error <= limit } ?? least
  }
}
