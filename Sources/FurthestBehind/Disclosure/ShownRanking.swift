import SurveyModel

/// The groups that a protected finding shows, from the furthest behind to the furthest ahead.
///
/// A hidden pair counts as one group, that of its parent, whose rate is shown.
struct ShownRanking {
  private let worstFirst: [Finding.Node]
  private let direction: Direction
  private let keys: [Int: [[Double]]]

  init(_ finding: Finding, _ plan: SuppressionPlan) {
    direction = finding.indicator.direction
    let groups = finding.nodes.filter {
      $0.rate != nil && ($0.leaf || plan.pairs.contains($0.id))
    }
    let circumstances = Dictionary(
      finding.circumstances.enumerated().map { ($1.name, (place: $0, levels: $1.levels)) },
      uniquingKeysWith: { first, _ in first })
    let keys = Dictionary(
      groups.map { group in
        (
          group.id,
          group.conditions.flatMap { condition in
            let circumstance = circumstances[condition.circumstance] ?? (.max, [])
            return Self.key(condition, Double(circumstance.place), circumstance.levels)
          }.sorted { $0.lexicographicallyPrecedes($1) }
        )
      }, uniquingKeysWith: { first, _ in first })
    self.keys = keys
    let direction = direction
    worstFirst = groups.sorted {
      Self.precedes($0, $1, keys) { direction.isWorse($0, than: $1) }
    }
  }

  private static func key(
    _ condition: Finding.Condition, _ place: Double, _ levels: [String]
  ) -> [[Double]] {
    switch condition {
    case .levels(_, let names):
      names.map { [place, Double(levels.firstIndex(of: $0) ?? levels.count)] }
    case .range(_, let from, let below, _):
      [[place, from ?? -.infinity, below ?? .infinity]]
    }
  }

  /// Of equal rates the group with the larger weight comes first, then the one with the smaller
  /// list of circumstance and level.
  private static func precedes(
    _ a: Finding.Node, _ b: Finding.Node, _ keys: [Int: [[Double]]],
    _ isBefore: (Double, Double) -> Bool
  ) -> Bool {
    let (x, y) = (a.rate ?? 0, b.rate ?? 0)
    if abs(x - y) > 1e-12 * max(x, y) { return isBefore(x, y) }
    if a.weight != b.weight { return a.weight > b.weight }
    return (keys[a.id] ?? []).lexicographicallyPrecedes(keys[b.id] ?? []) {
      $0.lexicographicallyPrecedes($1)
    }
  }

  /// Nil when no two groups are shown.
  var furthestBehind: Int? { worstFirst.count > 1 ? worstFirst.first?.id : nil }

  /// Nil when no two groups are shown.
  var furthestAhead: Int? { best?.id }

  /// The better rate minus the worse; nil when no two groups are shown.
  var gap: Double? {
    guard let worst = worstFirst.first?.rate, let best = best?.rate else { return nil }
    return abs(best - worst)
  }

  private var best: Finding.Node? {
    guard worstFirst.count > 1 else { return nil }
    return worstFirst.min {
      Self.precedes($0, $1, keys) { direction.isWorse($1, than: $0) }
    }
  }

  /// Gives every group its letter, "A" being the furthest behind, and takes all others away.
  func assignLetters(_ nodes: inout [Finding.Node]) {
    var letters: [Int: String] = [:]
    for (place, group) in worstFirst.enumerated() {
      letters[group.id] = FindingAssembly.letter(place)
    }
    for place in nodes.indices { nodes[place].letter = letters[nodes[place].id] }
  }
}
