import SurveyModel

/// What reaching each group would mean, worst off first.
enum TargetingCard {
  /// A row for each group that is shown, a hidden pair counting as the one that it makes up.
  static func rows(_ finding: Finding) -> [Finding.Target] {
    // "AA" follows "Z".
    let groups = finding.nodes.filter { $0.letter != nil && $0.rate != nil }.sorted {
      ($0.letter?.count ?? 0, $0.letter ?? "") < ($1.letter?.count ?? 0, $1.letter ?? "")
    }
    let average = finding.nodes.first?.rate
    var share = 0.0
    var deprived = 0.0
    return groups.map { group in
      share += group.share
      deprived += group.deprivedShare ?? 0
      let rate = group.rate.map(finding.indicator.direction.deprivedRate)
      return Finding.Target(
        id: group.id, share: group.share, cumulativeShare: share,
        deprivedShare: group.deprivedShare,
        cumulativeDeprivedShare: group.deprivedShare.map { _ in deprived },
        personsPer100Deprived: rate.flatMap { $0 > 0 ? 100 / $0 : nil },
        gapToAverage: group.rate.flatMap { rate in average.map { rate - $0 } })
    }
  }
}
