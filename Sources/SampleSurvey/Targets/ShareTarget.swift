/// Tells whether a unit (a household, a person) belongs to a group.
typealias Membership<Unit> = @Sendable (Unit) -> Bool

/// A share that a group is to have of the weights of a population.
struct ShareTarget<Unit>: Sendable {
  /// The share in millionths.
  let share: Int
  /// The population; everyone where none is named.
  let population: Membership<Unit>
  let group: Membership<Unit>

  init(
    _ share: Int, in population: @escaping Membership<Unit> = { _ in true },
    of group: @escaping Membership<Unit>
  ) {
    self.share = share
    self.population = population
    self.group = group
  }
}

/// Rakes whole-number weights until every group has its share of its population.
///
/// Each step scales the weights inside a group and those of the rest of its population, so that the
/// population keeps its sum (iterative proportional fitting; Deming and Stephan, 1940). Targets
/// that do not contradict each other are met to a few millionths. At last the weights are scaled to
/// `total`.
///
/// Complexity: O(r t n), r the rounds, t the targets, n the units.
func raked<Unit>(
  _ weights: [Int], of units: [Unit], to targets: [ShareTarget<Unit>], total: Int,
  rounds: Int = 60
) -> [Int] {
  var weights = calibrated(weights, to: total)
  let parts = targets.map { target in
    let population = units.indices.filter { target.population(units[$0]) }
    return (
      share: target.share,
      inside: population.filter { target.group(units[$0]) },
      outside: population.filter { !target.group(units[$0]) }
    )
  }
  func scale(_ members: [Int], to total: Int) {
    let scaled = calibrated(members.map { weights[$0] }, to: total)
    for (index, weight) in zip(members, scaled) { weights[index] = weight }
  }
  for _ in 0..<rounds {
    for (share, inside, outside) in parts {
      let sum = (inside + outside).reduce(0) { $0 + weights[$1] }
      let target = sum * share / 1_000_000
      scale(inside, to: target)
      scale(outside, to: sum - target)
    }
  }
  return calibrated(weights, to: total)
}
