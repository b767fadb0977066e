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
    result.rivals = result.rivals.map { ProtectedRivals(self, plan).rivals($0, in: names) }
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
        AnalysisWarning.divisionsHidden(suppression: profile.rawValue).sentence)
    }
    return result
  }
}
