import SurveyModel

/// Finds the best division of a node by one circumstance.
struct SplitSearch {
  /// Gains within this relative distance are equal: the first one wins.
  static let tie = 1e-12

  let circumstance: Circumstance
  let index: Int
  let rules: GrowthRules
  /// PSUs that occur at each entry; nil when no rule asks for them.
  let psus: (([LevelTotals.Entry]) -> PSUCounts)?

  /// PSUs on either side of each cut: `left[i]` in entries 0...i, `right[i]` in the others.
  struct PSUCounts {
    var left: [Int]
    var right: [Int]
  }

  /// The best cut along the entries: in level order, or for an unordered circumstance in order of
  /// access, which is optimal for a 0/1 indicator (Breiman et al. 1984, theorem 4.5).
  ///
  /// - Complexity: O(*l* log *l*) for *l* levels.
  func best(_ entries: [LevelTotals.Entry], whole: CellTotal) -> Candidate {
    var candidate = Candidate(circumstance: index, split: nil, admissibleCuts: 0)
    guard entries.count > 1 else { return candidate }
    let line = circumstance.hasOrder ? entries : inOrderOfAccess(entries)
    let counts = psus?(line)
    var bestGain = 0.0
    var bestCut: Int?
    var bestLeft = CellTotal()
    var left = CellTotal()
    for cut in 0..<(line.count - 1) {
      left += line[cut].total
      let right = whole - left
      guard left.n >= rules.minCases, right.n >= rules.minCases, left.w > 0, right.w > 0,
        holds(left.w), holds(right.w)
      else { continue }
      if let counts, counts.left[cut] < rules.minPSUs || counts.right[cut] < rules.minPSUs {
        continue
      }
      candidate.admissibleCuts += 1
      let gain = rules.criterion.gain(left, right)
      if gain > bestGain * (1 + Self.tie) {
        bestGain = gain
        bestCut = cut
        bestLeft = left
      }
    }
    guard let cut = bestCut else { return candidate }
    candidate.split = split(line, cut, bestLeft, whole - bestLeft, bestGain)
    return candidate
  }

  private func holds(_ weight: Double) -> Bool {
    weight >= rules.minWeight * (1 - Self.tie)
  }

  private func split(
    _ line: [LevelTotals.Entry], _ cut: Int, _ below: CellTotal, _ above: CellTotal, _ gain: Double
  ) -> Split {
    let lowIsLeft = below.rate < above.rate
    let (left, right) = lowIsLeft ? (below, above) : (above, below)
    guard !circumstance.hasOrder else {
      return Split(
        circumstance: index,
        division: .cut(
          last: line[cut].level, first: line[cut + 1].level, leftIsBelow: lowIsLeft), gain: gain,
        left: left, right: right)
    }
    let first = line[...cut].map(\.level).sorted()
    let second = line[(cut + 1)...].map(\.level).sorted()
    return Split(
      circumstance: index,
      division: .sets(left: lowIsLeft ? first : second, right: lowIsLeft ? second : first),
      gain: gain, left: left, right: right)
  }

  /// Worst access first; levels of equal access in their declared order.
  private func inOrderOfAccess(_ entries: [LevelTotals.Entry]) -> [LevelTotals.Entry] {
    var line = entries.sorted { a, b in
      let (x, y) = (a.total.rate, b.total.rate)
      return x == y ? a.level < b.level : rules.direction.isWorse(x, than: y)
    }
    // Sums of the same weights in another order may differ in the last bit: rates that close are
    // equal, and their levels stand in declared order.
    var start = 0
    for end in 1...line.count {
      let isSame = end < line.count && Self.isEqual(line[end - 1].total.rate, line[end].total.rate)
      if isSame { continue }
      if end - start > 1 { line[start..<end].sort { $0.level < $1.level } }
      start = end
    }
    return line
  }

  private static func isEqual(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) <= tie * max(abs(a), abs(b))
  }
}
