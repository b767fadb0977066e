import SurveyModel

/// Grows a tree from cells: a pure function of cells, totals and rules.
package struct Grower {
  private let cells: Cells
  private let totals: [CellTotal]
  private let rules: GrowthRules
  private let psus: CellPSUs?
  private var levelTotals: LevelTotals
  private var nodes: [Tree.Node] = []
  private var rootSumOfSquares = 0.0

  /// Grows and collapses a tree.
  ///
  /// `totals` holds one total per cell; cells without rows take no part. `psus`, the PSUs that
  /// occur in each cell, is needed only by the rule on PSUs.
  ///
  /// - Complexity: O(*k c d* + *m l* log *l*) for *k* cells, *c* circumstances, depth *d*, *m*
  ///   nodes and *l* levels in all.
  package static func grow(
    cells: Cells, totals: [CellTotal], rules: GrowthRules, psus: CellPSUs? = nil
  ) -> Tree {
    var grower = Grower(
      cells: cells, totals: totals, rules: rules, psus: rules.minPSUs > 1 ? psus : nil,
      levelTotals: LevelTotals(cells))
    grower.grow()
    return CostComplexity.collapse(
      grower.nodes, alpha: rules.cp * grower.rootSumOfSquares)
  }

  private mutating func grow() {
    var members = (0..<Int32(cells.count)).filter { totals[Int($0)].n > 0 }
    let whole = members.reduce(into: CellTotal()) { $0 += totals[Int($1)] }
    rootSumOfSquares = whole.sumOfSquares
    grow(id: 1, total: whole, &members, 0..<members.count)
  }

  private mutating func grow(
    id: Int, total: CellTotal, _ members: inout [Int32], _ range: Range<Int>
  ) {
    var node = Tree.Node(id: id, total: total, split: nil, candidates: [], complexity: 0)
    let place = nodes.count
    nodes.append(node)
    guard isTried(node) else { return }
    node.candidates = candidates(members[range], total)
    node.split = Self.winner(node.candidates, sumOfSquares: total.sumOfSquares)
    nodes[place] = node
    guard let split = node.split else { return }
    let middle = partition(&members, range, split)
    grow(id: id * 2, total: split.left, &members, range.lowerBound..<middle)
    grow(id: id * 2 + 1, total: split.right, &members, middle..<range.upperBound)
  }

  private func isTried(_ node: Tree.Node) -> Bool {
    node.depth < min(rules.maxDepth, GrowthRules.deepest) && node.total.n >= rules.minSplit
      && node.total.sumOfSquares > rules.cp * rootSumOfSquares
  }

  private mutating func candidates(
    _ members: ArraySlice<Int32>, _ total: CellTotal
  ) -> [Candidate] {
    levelTotals.fill(members, totals: totals)
    let (cells, totals) = (cells, totals)
    return cells.circumstances.indices.map { circumstance in
      let counting = psus.map { psus in
        { psus.counts(along: $0, circumstance, members, cells: cells, totals: totals) }
      }
      return SplitSearch(
        circumstance: cells.circumstances[circumstance], index: circumstance, rules: rules,
        psus: counting
      ).best(levelTotals.entries(circumstance, members, totals: totals), whole: total)
    }
  }

  /// The split with the largest gain; of equal gains the circumstance listed first.
  private static func winner(_ candidates: [Candidate], sumOfSquares: Double) -> Split? {
    var best: Split?
    for case .some(let split) in candidates.map(\.split)
    where split.gain > (best?.gain ?? 0) * (1 + SplitSearch.tie) {
      best = split
    }
    // A gain of rounding error is none.
    guard let best, best.gain > sumOfSquares * SplitSearch.tie else { return nil }
    return best
  }

  /// Puts the left child's cells first, keeping their order; returns where the right ones start.
  private func partition(
    _ members: inout [Int32], _ range: Range<Int>, _ split: Split
  ) -> Int {
    let circumstance = cells.circumstances[split.circumstance]
    let isLeft = (0..<circumstance.levelCount).map {
      split.goesLeft($0, of: circumstance) ?? false
    }
    var right: [Int32] = []
    var next = range.lowerBound
    for place in range {
      let cell = members[place]
      if isLeft[cells.level(Int(cell), split.circumstance)] {
        members[next] = cell
        next += 1
      } else {
        right.append(cell)
      }
    }
    members.replaceSubrange(next..<range.upperBound, with: right)
    return next
  }
}
