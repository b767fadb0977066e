/// The rate a group is to have, and how a unit is told to belong to it.
struct RateGroup<Unit>: Sendable {
  /// The rate in millionths; the group without one gets what is left over to the average.
  let rate: Int?
  let belongs: Membership<Unit>

  init(_ rate: Int?, _ belongs: @escaping Membership<Unit> = { _ in true }) {
    self.rate = rate
    self.belongs = belongs
  }
}

/// The rates an indicator is to show: on average, and in each group of its tree.
struct RateTarget<Unit>: Sendable {
  /// The stream that chance is drawn from, and the name of the indicator.
  let name: String
  /// The average in millionths.
  let average: Int
  /// Whom the indicator is about.
  var population: Membership<Unit> = { _ in true }
  /// Whether the well-off are more often a case (an opportunity) or less (a barrier).
  var isOpportunity = true
  /// The groups; a unit belongs to the first that takes it, and one of them has no rate.
  let groups: [RateGroup<Unit>]
  /// Millionths by which circumstances that do not define a group still move the rate in it.
  var slope: @Sendable (Unit) -> Int = { _ in 0 }
}

/// Deals out an indicator's cases so that each group shows its rate.
///
/// Inside a group the rate is the same in each cell of the circumstances, but for the slope: a
/// division that the target does not name has nothing to find there. Inside a cell the cases are the
/// units of the highest `propensity`, in which cluster and wealth have a part. What whole units
/// leave over is carried to the next cell, and from all groups to the one without a rate of its own,
/// so that the average is met to within half a weight.
///
/// - Parameters:
///   - weights: of the units, in millionths.
///   - cell: a number that is the same for units of the same circumstances.
///   - mayBeCase: which units may be cases at all.
/// - Returns: for each unit, whether it is a case.
func deal<Unit>(
  _ target: RateTarget<Unit>, to units: [Unit], weights: [Int], cell: (Unit) -> Int,
  propensity: [Int], mayBeCase: (Int) -> Bool = { _ in true }
) -> [Bool] {
  var members = Array(repeating: [Int](), count: target.groups.count)
  for (index, unit) in units.enumerated() where target.population(unit) {
    if let group = target.groups.firstIndex(where: { $0.belongs(unit) }) {
      members[group].append(index)
    }
  }
  func weight(of members: [Int]) -> Int { members.reduce(0) { $0 + weights[$1] } }
  // Weight of the cases still to be dealt: everyone's at first, the open group's at last.
  var owed = weight(of: members.flatMap { $0 }) * target.average / 1_000_000
  var cases = Array(repeating: false, count: units.count)

  let slopes = units.map(target.slope)
  func deal(to members: [Int], rate: Int) {
    let meanSlope =
      members.reduce(0) { $0 + weights[$1] * slopes[$1] } / max(1, weight(of: members))
    let cells = members.map { (cell: cell(units[$0]), rank: -propensity[$0], unit: $0) }
      .sorted { $0 < $1 }
    var due = 0
    var start = 0
    while start < cells.count {
      var end = start
      while end < cells.count && cells[end].cell == cells[start].cell { end += 1 }
      let part = cells[start..<end].map(\.unit)
      let slope = slopes[part[0]]
      due += weight(of: part) * min(1_000_000, max(0, rate + slope - meanSlope)) / 1_000_000
      for unit in part where due >= weights[unit] / 2 && mayBeCase(unit) {
        cases[unit] = true
        due -= weights[unit]
        owed -= weights[unit]
      }
      start = end
    }
  }

  for (group, members) in zip(target.groups, members) {
    if let rate = group.rate { deal(to: members, rate: rate) }
  }
  for (group, members) in zip(target.groups, members) where group.rate == nil {
    deal(to: members, rate: owed * 1_000_000 / max(1, weight(of: members)))
  }
  return cases
}
