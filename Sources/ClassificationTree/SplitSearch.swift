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

  /// The best cut along the entries.
  ///
  /// The line is the level order or, for an unordered circumstance, the order of access, which is
  /// optimal for a 0/1 indicator (Breiman and others 1984, theorem 4.5).
  ///
  /// - Complexity: O(*l* log *l*) for *l* levels.
  func best(_ entries: [LevelTotals.Entry], whole: CellTotal) -> Candidate {
    var line = entries
    var missing: LevelTotals.Entry?
    if circumstance.hasOrder, let level = circumstance.missingLevel, line.last?.level == level {
      missing = line.removeLast()
    } else if !circumstance.hasOrder {
      line = inOrderOfAccess(entries)
    }
    var best = Best()
    if let missing {
      search(line, joined: (missing, below: true), whole, &best)
      search(line, joined: (missing, below: false), whole, &best)
      search(line, against: missing, whole, &best)
    } else {
      search(line, joined: nil, whole, &best)
    }
    return Candidate(
      circumstance: index, split: best.split, admissibleCuts: best.admissibleCuts)
  }

  /// The best cut so far.
  private struct Best {
    var split: Split?
    var admissibleCuts = 0
  }

  /// Tries every cut along a line, with the missing values counted on one side.
  private func search(
    _ line: [LevelTotals.Entry], joined: (entry: LevelTotals.Entry, below: Bool)?,
    _ whole: CellTotal, _ best: inout Best
  ) {
    guard line.count > 1 else { return }
    var counted = line
    if let joined {
      counted.insert(joined.entry, at: joined.below ? 0 : line.count)
    }
    let counts = psus?(counted)
    let shift = joined?.below == true ? 1 : 0
    var below = joined?.below == true ? joined?.entry.total ?? CellTotal() : CellTotal()
    for cut in 0..<(line.count - 1) {
      below += line[cut].total
      guard isAdmissible(below, whole - below, counts, cut + shift) else { continue }
      best.admissibleCuts += 1
      let gain = rules.criterion.gain(below, whole - below)
      if gain > (best.split?.gain ?? 0) * (1 + Self.tie) {
        best.split = split(line, cut, below, whole - below, gain, missingIsBelow: joined?.below)
      }
    }
  }

  /// Tries the missing values against all others.
  private func search(
    _ line: [LevelTotals.Entry], against missing: LevelTotals.Entry, _ whole: CellTotal,
    _ best: inout Best
  ) {
    let others = whole - missing.total
    let counts = psus?(line + [missing])
    guard !line.isEmpty, isAdmissible(others, missing.total, counts, line.count - 1) else { return }
    best.admissibleCuts += 1
    let gain = rules.criterion.gain(others, missing.total)
    guard gain > (best.split?.gain ?? 0) * (1 + Self.tie) else { return }
    best.split = sets(
      line.map(\.level), [missing.level], others, missing.total, gain)
  }

  private func isAdmissible(
    _ below: CellTotal, _ above: CellTotal, _ counts: PSUCounts?, _ cut: Int
  ) -> Bool {
    guard below.n >= rules.minCases, above.n >= rules.minCases, below.w > 0, above.w > 0,
      holds(below.w), holds(above.w)
    else { return false }
    guard let counts else { return true }
    return counts.left[cut] >= rules.minPSUs && counts.right[cut] >= rules.minPSUs
  }

  private func holds(_ weight: Double) -> Bool {
    weight >= rules.minWeight * (1 - Self.tie)
  }

  private func split(
    _ line: [LevelTotals.Entry], _ cut: Int, _ below: CellTotal, _ above: CellTotal, _ gain: Double,
    missingIsBelow: Bool?
  ) -> Split {
    guard circumstance.hasOrder else {
      return sets(
        line[...cut].map(\.level), line[(cut + 1)...].map(\.level), below, above, gain)
    }
    let leftIsBelow = below.rate < above.rate
    return Split(
      circumstance: index,
      division: .cut(
        last: line[cut].level, first: line[cut + 1].level, leftIsBelow: leftIsBelow,
        missingIsLeft: missingIsBelow.map { $0 == leftIsBelow }),
      gain: gain, left: leftIsBelow ? below : above, right: leftIsBelow ? above : below)
  }

  private func sets(
    _ first: [Int], _ second: [Int], _ below: CellTotal, _ above: CellTotal, _ gain: Double
  ) -> Split {
    let firstIsLeft = below.rate < above.rate
    return Split(
      circumstance: index,
      division: .sets(
        left: (firstIsLeft ? first : second).sorted(),
        right: (firstIsLeft ? second : first).sorted()),
      gain: gain, left: firstIsLeft ? below : above, right: firstIsLeft ? above : below)
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
