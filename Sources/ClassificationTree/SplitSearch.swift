import SurveyModel

/// Finds the best division of a node by one circumstance, under the rules.
struct SplitSearch {
  /// Gains within this relative distance are equal: the first one wins.
  static let tie = 1e-12

  let rules: GrowthRules

  /// The best cut along a line of levels.
  ///
  /// - Parameter psus: PSUs on either side of every cut; nil when no rule asks for them.
  /// - Complexity: O(*l*) for *l* levels.
  func best(
    _ line: LevelLine, of circumstance: Int, whole: CellTotal, psus: PSUsAlongLine?
  ) -> Candidate {
    var best = Candidate(circumstance: circumstance)
    guard let missing = line.missing else {
      search(line, CellTotal(), .none, whole, psus, &best)
      return best
    }
    search(line, missing, .before, whole, psus, &best)
    search(line, CellTotal(), .behind, whole, psus, &best)
    if !line.entries.isEmpty {
      let cut = Cut(position: line.entries.count - 1, missing: .alone)
      weigh(cut, whole - missing, missing, psus, &best)
    }
    return best
  }

  /// Tries every cut along a line; `before` holds what stands before its first level.
  private func search(
    _ line: LevelLine, _ before: CellTotal, _ missing: Cut.Missing, _ whole: CellTotal,
    _ psus: PSUsAlongLine?, _ best: inout Candidate
  ) {
    var before = before
    for position in line.entries.indices.dropLast() {
      before += line.entries[position].total
      weigh(Cut(position: position, missing: missing), before, whole - before, psus, &best)
    }
  }

  @inline(__always)
  private func weigh(
    _ cut: Cut, _ before: CellTotal, _ behind: CellTotal, _ psus: PSUsAlongLine?,
    _ best: inout Candidate
  ) {
    guard before.n >= rules.minCases, behind.n >= rules.minCases, before.w > 0, behind.w > 0,
      holds(before.w), holds(behind.w)
    else { return }
    if let psus {
      let sides = psus.sides(of: cut)
      guard sides.before >= rules.minPSUs, sides.behind >= rules.minPSUs else { return }
    }
    best.admissibleCuts += 1
    let gain = rules.criterion.gain(before, behind)
    if gain > best.gain * (1 + Self.tie) {
      best.gain = gain
      best.cut = cut
    }
  }

  private func holds(_ weight: Double) -> Bool {
    weight >= rules.minWeight * (1 - Self.tie)
  }
}
