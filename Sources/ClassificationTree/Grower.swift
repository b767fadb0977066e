import SurveyModel

/// Grows trees from cells: the same totals and rules always give the same tree.
///
/// A grower belongs to one set of cells and keeps its working memory from tree to tree, so that a
/// replicate, a fold or another indicator costs only its growth:
///
///     var grower = Grower(cells)
///     let tree = grower.grow(totals: totals, rules: rules)
///     let replicate = grower.grow(totals: replicateTotals, rules: rules)
package struct Grower {
  private let cells: Cells
  private var levelTotals: LevelTotals
  private var line = LevelLine()
  /// The cells with rows; those of a node stand together, in ascending order.
  private var members: [Int32] = []
  private var setAside: [Int32] = []
  private var nodes: [Tree.Node] = []

  /// What one tree is grown from.
  private struct Task {
    let totals: [CellTotal]
    let search: SplitSearch
    /// The sum of squares that a split must be worth.
    let alpha: Double
    var psus: PSUsAlongLine?

    var rules: GrowthRules { search.rules }
  }

  /// A grower for the given cells.
  package init(_ cells: Cells) {
    self.cells = cells
    levelTotals = LevelTotals(cells)
  }

  /// Grows and collapses one tree.
  package static func grow(
    cells: Cells, totals: [CellTotal], rules: GrowthRules, psus: CellPSUs? = nil
  ) -> Tree {
    var grower = Grower(cells)
    return grower.grow(totals: totals, rules: rules, psus: psus)
  }

  /// Grows a tree and collapses the splits that are not worth their complexity.
  ///
  /// - Parameters:
  ///   - totals: one total per cell; cells without rows take no part.
  ///   - psus: the PSUs that occur in each cell, needed only by the rule on PSUs.
  ///   - alpha: the sum of squares that a split must be worth, in weight units; nil means the
  ///     complexity parameter times the root's sum of squares.
  /// - Complexity: O(*k c d* + *m l* log *l*) for *k* cells, *c* circumstances, depth *d*, *m*
  ///   nodes and *l* levels in all.
  package mutating func grow(
    totals: [CellTotal], rules: GrowthRules, psus: CellPSUs? = nil, alpha: Double? = nil
  ) -> Tree {
    let whole = begin(totals)
    var task = Task(
      totals: totals, search: SplitSearch(rules: rules),
      alpha: alpha ?? rules.cp * whole.sumOfSquares,
      psus: rules.minPSUs > 1 ? psus.map { PSUsAlongLine($0) } : nil)
    grow(id: 1, total: whole, 0..<members.count, &task)
    return CostComplexity.collapse(nodes, alpha: task.alpha)
  }

  /// The best split of every circumstance for the people that `totals` adds up, under the rules.
  ///
  /// Neither depth nor the rules on dividing a node at all are looked at.
  package mutating func search(
    totals: [CellTotal], rules: GrowthRules, psus: CellPSUs? = nil
  ) -> [(candidate: Candidate, split: Split?)] {
    let whole = begin(totals)
    var task = Task(
      totals: totals, search: SplitSearch(rules: rules), alpha: 0,
      psus: rules.minPSUs > 1 ? psus.map { PSUsAlongLine($0) } : nil)
    return candidates(0..<members.count, whole, &task).map { candidate in
      (candidate, split(candidate, 0..<members.count, whole, task))
    }
  }

  private mutating func begin(_ totals: [CellTotal]) -> CellTotal {
    nodes.removeAll(keepingCapacity: true)
    members.removeAll(keepingCapacity: true)
    var whole = CellTotal()
    for (cell, total) in totals.enumerated() where total.n > 0 {
      members.append(Int32(cell))
      whole += total
    }
    return whole
  }

  private mutating func grow(
    id: Int, total: CellTotal, _ range: Range<Int>, _ task: inout Task
  ) {
    let place = nodes.count
    nodes.append(Tree.Node(id: id, total: total, split: nil, candidates: [], complexity: 0))
    guard isTried(nodes[place], task) else { return }
    let candidates = candidates(range, total, &task)
    nodes[place].candidates = candidates
    guard let winner = Self.winner(candidates, sumOfSquares: total.sumOfSquares),
      let split = split(winner, range, total, task)
    else { return }
    nodes[place].split = split
    let middle = partition(range, split)
    grow(id: id * 2, total: split.left, range.lowerBound..<middle, &task)
    grow(id: id * 2 + 1, total: split.right, middle..<range.upperBound, &task)
  }

  private func isTried(_ node: Tree.Node, _ task: Task) -> Bool {
    node.depth < min(task.rules.maxDepth, GrowthRules.deepest)
      && node.total.n >= task.rules.minSplit && node.total.sumOfSquares > task.alpha
  }

  private mutating func candidates(
    _ range: Range<Int>, _ total: CellTotal, _ task: inout Task
  ) -> [Candidate] {
    levelTotals.fill(members[range], totals: task.totals)
    return cells.circumstances.indices.map { circumstance in
      arrange(circumstance, range, task)
      task.psus?.count(line, of: circumstance, members[range], in: cells)
      return task.search.best(line, of: circumstance, whole: total, psus: task.psus)
    }
  }

  /// Puts the levels of a circumstance that occur in the node last searched in line.
  private mutating func arrange(_ circumstance: Int, _ range: Range<Int>, _ task: Task) {
    levelTotals.write(circumstance, members[range], totals: task.totals, to: &line.entries)
    line.arrange(as: cells.circumstances[circumstance], worstFirst: task.rules.direction)
  }

  /// The candidate with the largest gain; of equal gains the circumstance listed first.
  private static func winner(_ candidates: [Candidate], sumOfSquares: Double) -> Candidate? {
    var best: Candidate?
    for candidate in candidates
    where candidate.gain > (best?.gain ?? 0) * (1 + SplitSearch.tie) {
      best = candidate
    }
    // A gain of rounding error is none.
    return best.flatMap { $0.gain > sumOfSquares * SplitSearch.tie ? $0 : nil }
  }

  private mutating func split(
    _ candidate: Candidate, _ range: Range<Int>, _ total: CellTotal, _ task: Task
  ) -> Split? {
    arrange(candidate.circumstance, range, task)
    return line.split(
      candidate, by: cells.circumstances[candidate.circumstance], whole: total)
  }

  /// Puts the left child's cells first, keeping their order; returns where the right ones start.
  private mutating func partition(_ range: Range<Int>, _ split: Split) -> Int {
    let isLeft = split.sides(of: cells.circumstances[split.circumstance])
    setAside.removeAll(keepingCapacity: true)
    var next = range.lowerBound
    for place in range {
      let cell = members[place]
      if isLeft[cells.level(Int(cell), split.circumstance)] {
        members[next] = cell
        next += 1
      } else {
        setAside.append(cell)
      }
    }
    members.replaceSubrange(next..<range.upperBound, with: setAside)
    return next
  }
}
