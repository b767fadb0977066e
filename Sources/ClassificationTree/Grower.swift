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
  /// The cells with rows; those of a node stand together, in ascending order unless an earlier
  /// tree on the same totals has divided them, as it may where sums are exact.
  private var members: [Int32] = []
  private var setAside: [Int32] = []
  private(set) var nodes: [Tree.Node] = []
  /// The members of each node.
  private var ranges: [Range<Int>] = []
  /// Whether sums of totals are exact, as those of whole numbers are.
  private(set) var isExact = false
  /// What is known of the nodes of the first of several trees on the same totals; nil where no
  /// other one follows.
  var known: KnownNodes?

  /// A node being grown: its cells, and the slot of its totals by level.
  struct Part {
    var id: Int
    var total: CellTotal
    var range: Range<Int>
    var slot: Int
    /// Whether the first tree has a node of the same cells.
    var isKnown = false

    var depth: Int { id.bitWidth - 1 - id.leadingZeroBitCount }
  }

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
    let alpha = divide(begin(totals), totals, rules, psus, alpha)
    return CostComplexity.collapse(nodes, alpha: alpha)
  }

  /// The place in a tree's nodes of every cell's leaf, as ``Tree/leafPlaces(of:)`` has it,
  /// without a way down the tree for each.
  ///
  /// - Parameter tree: the tree grown last, or one that is pruned from it or ends at a smaller
  ///   depth.
  /// - Complexity: O(*k*) for *k* cells.
  package func leafPlaces(of tree: Tree) -> [Int32] {
    var places = [Int32](repeating: -1, count: cells.count)
    for (node, range) in zip(nodes, ranges) {
      guard let place = tree.place(node.id), tree.nodes[place].isLeaf else { continue }
      for cell in members[range] { places[Int(cell)] = Int32(truncatingIfNeeded: place) }
    }
    // Cells without rows are in no node.
    tree.completeLeafPlaces(&places, of: cells)
    return places
  }

  /// Divides everybody as far as the rules allow, and returns what a split must be worth.
  mutating func divide(
    _ root: Part, _ totals: [CellTotal], _ rules: GrowthRules, _ psus: CellPSUs?,
    _ alpha: Double? = nil
  ) -> Double {
    nodes.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    var task = Task(
      totals: totals, search: SplitSearch(rules: rules),
      alpha: alpha ?? rules.cp * root.total.sumOfSquares,
      psus: rules.minPSUs > 1 ? psus.map { PSUsAlongLine($0) } : nil)
    if isTried(root, task), !restore(root) { fill(root, task) }
    grow(root, freeSlot: 1, &task)
    return task.alpha
  }

  /// The best split of every circumstance for the people that `totals` adds up, under the rules.
  ///
  /// Neither depth nor the rules on dividing a node at all are looked at.
  package mutating func search(
    totals: [CellTotal], rules: GrowthRules, psus: CellPSUs? = nil
  ) -> [(candidate: Candidate, split: Split?)] {
    let root = begin(totals)
    var task = Task(
      totals: totals, search: SplitSearch(rules: rules), alpha: 0,
      psus: rules.minPSUs > 1 ? psus.map { PSUsAlongLine($0) } : nil)
    fill(root, task)
    return candidates(root, &task).map { ($0, split($0, root, task)) }
  }

  /// Takes the cells with rows as members, and returns everybody.
  mutating func begin(_ totals: [CellTotal]) -> Part {
    members.removeAll(keepingCapacity: true)
    var whole = CellTotal()
    for (cell, total) in totals.enumerated() where total.n > 0 {
      members.append(Int32(truncatingIfNeeded: cell))
      whole += total
    }
    isExact = ExactSums.hold(for: totals, whole: whole)
    return Part(id: 1, total: whole, range: 0..<members.count, slot: 0)
  }

  private mutating func grow(_ part: Part, freeSlot: Int, _ task: inout Task) {
    let place = nodes.count
    nodes.append(
      Tree.Node(id: part.id, total: part.total, split: nil, candidates: [], complexity: 0))
    ranges.append(part.range)
    guard isTried(part, task) else { return }
    known?.add(part.id, levelTotals.bins(slot: part.slot))
    let candidates = candidates(part, &task)
    nodes[place].candidates = candidates
    guard let winner = Self.winner(candidates, sumOfSquares: part.total.sumOfSquares),
      let split = split(winner, part, task)
    else { return }
    nodes[place].split = split
    nodes[place].levels = line.levels(of: cells.circumstances[split.circumstance])
    let knownMiddle = part.isKnown ? known?.middle(of: part.id, split) : nil
    let middle = knownMiddle ?? partition(part.range, split)
    if knownMiddle == nil { known?.divide(part.id, split, middle) }
    var left = Part(
      id: part.id * 2, total: split.left, range: part.range.lowerBound..<middle, slot: part.slot,
      isKnown: knownMiddle != nil)
    var right = Part(
      id: part.id * 2 + 1, total: split.right, range: middle..<part.range.upperBound,
      slot: part.slot, isKnown: knownMiddle != nil)
    // The part with more cells takes over the slot of the whole.
    if left.range.count < right.range.count {
      left.slot = freeSlot
      fill(left, besides: right, task)
    } else {
      right.slot = freeSlot
      fill(right, besides: left, task)
    }
    grow(left, freeSlot: freeSlot + 1, &task)
    grow(right, freeSlot: freeSlot + 1, &task)
  }

  private func isTried(_ part: Part, _ task: Task) -> Bool {
    part.depth < min(task.rules.maxDepth, GrowthRules.deepest)
      && part.total.n >= task.rules.minSplit && part.total.sumOfSquares > task.alpha
  }

  /// Adds up the two parts of a node, as far as they are to be searched.
  private mutating func fill(_ smaller: Part, besides larger: Part, _ task: Task) {
    let (isSmallerTried, isLargerTried) = (isTried(smaller, task), isTried(larger, task))
    let isLargerDone = isLargerTried && restore(larger)
    let isDifference = isLargerTried && !isLargerDone && isExact
    if isSmallerTried || isDifference, !restore(smaller) { fill(smaller, task) }
    guard isLargerTried, !isLargerDone else { return }
    if isDifference {
      levelTotals.subtract(slot: smaller.slot, from: larger.slot)
    } else {
      fill(larger, task)
    }
  }

  /// Takes the totals of a node from the first tree, if it has them.
  private mutating func restore(_ part: Part) -> Bool {
    guard part.isKnown, let bins = known?.bins(of: part.id) else { return false }
    levelTotals.restore(bins, slot: part.slot)
    return true
  }

  private mutating func fill(_ part: Part, _ task: Task) {
    levelTotals.fill(slot: part.slot, members[part.range], totals: task.totals)
  }

  private mutating func candidates(_ part: Part, _ task: inout Task) -> [Candidate] {
    cells.circumstances.indices.map { circumstance in
      arrange(circumstance, part, task)
      task.psus?.count(line, of: circumstance, members[part.range], in: cells)
      return task.search.best(line, of: circumstance, whole: part.total, psus: task.psus)
    }
  }

  /// Puts the levels of a circumstance that occur in a node in line.
  private mutating func arrange(_ circumstance: Int, _ part: Part, _ task: Task) {
    levelTotals.write(
      circumstance, slot: part.slot, members[part.range], totals: task.totals,
      to: &line.entries)
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

  private mutating func split(_ candidate: Candidate, _ part: Part, _ task: Task) -> Split? {
    arrange(candidate.circumstance, part, task)
    return line.split(
      candidate, by: cells.circumstances[candidate.circumstance], whole: part.total)
  }

  /// Puts the left child's cells first, keeping their order; returns where the right ones start.
  private mutating func partition(_ range: Range<Int>, _ split: Split) -> Int {
    let isLeft = split.sides(of: cells.circumstances[split.circumstance])
    let width = cells.circumstances.count
    if setAside.count < members.count { setAside = members }
    var left = range.lowerBound
    var right = 0
    // Every cell is written to both places, and only one of them moves on: no branch to mispredict.
    members.withUnsafeMutableBufferPointer { members in
      setAside.withUnsafeMutableBufferPointer { setAside in
        cells.levels.withUnsafeBufferPointer { levels in
          isLeft.withUnsafeBufferPointer { isLeft in
            for place in range {
              let cell = members[place]
              let goesLeft = isLeft[Int(levels[Int(cell) &* width &+ split.circumstance])]
              members[left] = cell
              setAside[right] = cell
              left &+= goesLeft ? 1 : 0
              right &+= goesLeft ? 0 : 1
            }
          }
        }
      }
      for place in 0..<right { members[left + place] = setAside[place] }
    }
    return left
  }
}
