extension Finding {
  /// The finding as it may be shown under a rule on small cells: the same for every form of output.
  ///
  /// Groups that the rule hides keep their conditions, rows and share, and lose every figure from
  /// which their rate follows; other groups are hidden or merged with them so that nothing can be
  /// subtracted back. Extremes, gap, letters and cumulative shares are those of the groups shown,
  /// a hidden pair counting as the one group that it makes up. The gap's estimate is to be made anew
  /// for the extremes shown. Protecting a finding twice changes nothing.
  ///
  /// **Whatever a finding holds about groups passes through here**: a new key gets its line below,
  /// or a line in the tests' list of keys that says why it needs none.
  ///
  /// - Complexity: O(nodes x depth).
  public func protected(by profile: TreeRequest.Suppression) -> Finding {
    var result = self
    result.run.options["suppress"] = profile.rawValue
    let plan = SuppressionPlan(self, rule: SuppressionRule(profile: profile))
    guard plan.hidesMore else { return result }
    result.nodes = ProtectedNodes(self, plan).nodes
    let ranking = ShownRanking(result, plan)
    ranking.assignLetters(&result.nodes)
    result.furthestBehind = ranking.furthestBehind
    result.furthestAhead = ranking.furthestAhead
    result.gap = ranking.gap
    let shown = result.nodes
    result.inequality?.leafD = InequalityMeasurement.leafD(shown, indicator.direction)
    let names = circumstances.map(\.name)
    let divided = Set(result.nodes.filter { $0.split != nil }.map(\.id))
    result.rivals = result.rivals.map { rivals in
      Self.hidden(rivals.filter { divided.contains($0.id) }, at: plan.pairs, in: names)
    }
    result.importance = result.importance.map { _ in
      Self.importance(of: result.nodes, among: names)
    }
    // Relative errors give the gains of single splits away.
    result.cpTable = nil
    // What says whether the finding holds up is found afterwards, on the groups shown.
    // Kept where the extremes are the same, it would tell that no hidden group is beyond them.
    result.gapEstimate = nil
    if !plan.collapsed.isEmpty {
      result.run.warnings.append(
        "Divisions that would single out a small group are not shown (--suppress "
          + "\(profile.rawValue)).")
    }
    return result
  }

  /// Rivals whose percentages would give a hidden gain away, in circumstance order.
  private static func hidden(
    _ rivals: [Rival], at pairs: Set<Int>, in circumstances: [String]
  ) -> [Rival] {
    let shown = rivals.filter { !pairs.contains($0.id) }
    let hidden = circumstances.flatMap { name in
      rivals.filter { pairs.contains($0.id) && $0.circumstance == name }.map { rival in
        Rival(id: rival.id, circumstance: name, percentOfGain: nil, nearTie: nil)
      }
    }
    return (shown + hidden).enumerated().sorted {
      ($0.element.id, $0.offset) < ($1.element.id, $1.offset)
    }
    .map(\.element)
  }
}
