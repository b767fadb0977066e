import SurveyModel

/// What reaching each leaf would mean, worst off first.
enum TargetingCard {
  /// A row for each leaf; hidden leaves come last, without what would give their rate away.
  static func rows(_ finding: Finding) -> [Finding.Target] {
    let leaves = finding.nodes.filter(\.leaf)
    // "AA" follows "Z".
    let shown = leaves.filter { $0.rate != nil && !$0.suppressed }.sorted {
      ($0.letter?.count ?? 0, $0.letter ?? "") < ($1.letter?.count ?? 0, $1.letter ?? "")
    }
    let hidden = leaves.filter { $0.rate == nil || $0.suppressed }
    let average = finding.nodes.first?.rate
    var share = 0.0
    var deprived = 0.0
    return (shown + hidden).map { leaf in
      share += leaf.share
      let isHidden = leaf.rate == nil || leaf.suppressed
      let own = isHidden ? nil : leaf.deprivedShare
      deprived += own ?? 0
      let rate = leaf.rate.map(finding.indicator.direction.deprivedRate)
      return Finding.Target(
        id: leaf.id, share: leaf.share, cumulativeShare: share, deprivedShare: own,
        cumulativeDeprivedShare: own.map { _ in deprived },
        personsPer100Deprived: isHidden ? nil : rate.flatMap { $0 > 0 ? 100 / $0 : nil },
        gapToAverage: isHidden
          ? nil : leaf.rate.flatMap { rate in average.map { rate - $0 } })
    }
  }
}
