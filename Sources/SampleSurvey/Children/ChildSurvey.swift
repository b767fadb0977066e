/// The children under five of the sample survey.
struct ChildSurvey {
  private(set) var children: [Child] = []
  /// Sampling weights in millionths, raked to the shares of `ChildTargets`.
  private(set) var weights: [Int] = []
  private(set) var outcomes: [ChildOutcome: [Bool]] = [:]

  init(members: [Person]) {
    var schooling: [[Int]: Schooling] = [:]
    for person in members where person.isAdult {
      schooling[[person.householdIndex, person.line]] = person.schooling
    }
    for person in members where person.age < 5 {
      guard let mother = person.motherLine else { continue }
      children.append(
        Child(
          person: person, motherSchooling: schooling[[person.householdIndex, mother]] ?? .lower))
    }
    leaveOut()
    dealWeights()
    for rates in ChildTargets.rates { dealOutcome(rates) }
  }

  func has(_ outcome: ChildOutcome, _ index: Int) -> Bool {
    outcomes[outcome]?[index] ?? false
  }

  /// Some children were not measured or not asked about.
  private mutating func leaveOut() {
    var random = SeededGenerator(stream: "children/not measured")
    for index in children.indices {
      let lot = random.uniform(in: 1...1_000)
      children[index].hasHeight = lot > 30
      children[index].hasWeight = lot > 32
      children[index].hasHealth = random.uniform(in: 1...1_000) > 42
    }
  }

  private mutating func dealWeights() {
    var random = SeededGenerator(stream: "children/weights")
    let base = children.map {
      $0.person.household.cluster.baseWeight * random.uniform(in: 930_000...1_070_000)
    }
    weights = raked(
      base, of: children, to: ChildTargets.shares, total: ChildTargets.totalWeight)
  }

  private mutating func dealOutcome(_ target: ChildRates) {
    let propensity = propensities(
      of: target.rates.name, isOpportunity: target.rates.isOpportunity,
      clusters: children.map(\.person.household.cluster),
      quintiles: children.map(\.person.household.quintile))
    outcomes[target.outcome] = deal(
      target.rates, to: children, weights: weights, cell: \.cell, propensity: propensity,
      mayBeCase: { index in !(target.unless.map { has($0, index) } ?? false) })
  }
}
