extension Finding {
  /// The findings of one indicator by group of people (regions, say), as they may stand beside the
  /// national one.
  ///
  /// The national rate less those of all groups but one is that one's. So where a group is hidden
  /// beside a shown national rate, the next smallest is hidden with it, and more until at least two
  /// groups, and as many rows as the rule asks for, are hidden together. Rows that are in no group,
  /// because it is not known, count as one more hidden group: fewer than the rule asks for would be
  /// what the national rate and those of all groups leave over.
  ///
  /// - Parameters:
  ///   - groups: the groups' findings, each protected by the same rule; with the rest they are
  ///     everybody.
  ///   - rest: the rows of the national figure that are in none of the groups.
  ///   - isNationalShown: whether the rate of all groups together is shown.
  /// - Returns: the findings in the order given; a hidden one keeps its rows and weight.
  /// - Complexity: O(*g* log *g*) for *g* groups.
  public static func protected(
    groups: [Finding], rest: Int = 0, besideNational isNationalShown: Bool,
    by profile: TreeRequest.Suppression
  ) -> [Finding] {
    guard isNationalShown, profile != .none else { return groups }
    var isHidden = groups.map { $0.nodes.first?.rate == nil }
    let bySize = groups.indices.sorted {
      (groups[$0].sample.used, $0) < (groups[$1].sample.used, $1)
    }
    while true {
      // A group without rows has no rate to hide.
      let hidden = bySize.filter { isHidden[$0] && groups[$0].sample.used > 0 }
      let rows = hidden.reduce(rest) { $0 + groups[$1].sample.used }
      let parts = hidden.count + (rest > 0 ? 1 : 0)
      let hasSecret = !hidden.isEmpty || (rest > 0 && rest < profile.leastRows)
      guard hasSecret, parts == 1 || rows < profile.leastRows,
        let next = bySize.first(where: { !isHidden[$0] && groups[$0].sample.used > 0 })
      else { break }
      isHidden[next] = true
    }
    return zip(groups, isHidden).map { $1 ? $0.hiddenAsWhole : $0 }
  }

  /// The finding of a group of which nothing is shown but its rows and weight.
  private var hiddenAsWhole: Finding {
    var result = self
    result.nodes = nodes.filter { $0.id == 1 }.map { root in
      var root = root
      root.leaf = true
      root.suppressed = true
      (root.rate, root.deviance, root.split, root.gain) = (nil, nil, nil, nil)
      (root.estimate, root.deprivedShare, root.letter, root.fromAverage) = (nil, nil, nil, nil)
      return root
    }
    (result.furthestBehind, result.furthestAhead) = (nil, nil)
    (result.gap, result.gapEstimate) = (nil, nil)
    result.inequality = inequality.map(\.hidden)
    (result.importance, result.rivals, result.cpTable) = (nil, nil, nil)
    (result.crossFitted, result.stability, result.exhaustive) = (nil, nil, nil)
    (result.targeting, result.sensitivity) = (nil, nil)
    result.published?.isWithin = nil
    result.verdict = verdict.map { verdict in
      verdict.reasons.contains(.noPSUs)
        ? Judgement(value: nil, reasons: [.noPSUs], overstatement: nil)
        : Judgement(value: .doNotQuote, reasons: [.suppressed], overstatement: nil)
    }
    let hidden = [
      "furthestBehind", "furthestAhead", "gap", "gapEstimate", "importance", "rivals", "cpTable",
      "crossFitted", "stability", "exhaustive", "targeting", "sensitivity",
    ]
    result.absent = Dictionary(
      uniqueKeysWithValues: hidden.map { ($0, Absences.hidden) })
    result.run.warnings.removeAll { $0.hasPrefix(AnalysisWarning.rateBeginning) }
    result.run.warnings.append(AnalysisWarning.groupHidden.sentence)
    return result
  }
}

extension Finding.Inequality {
  /// The measures with every figure taken away.
  fileprivate var hidden: Finding.Inequality {
    Finding.Inequality(
      cells: cells, circumstances: circumstances, rowsPerCell: rowsPerCell, complement: complement,
      seNote: Self.reason, shapleyNote: Self.reason,
      notes: ["Figures that would tell of a small group are hidden."])
  }

  private static let reason = "hidden to protect a small group"
}
