/// The interviewed women and men of the sample survey: all women of 15 to 49, and the men of that age
/// in three households of five.
struct IndividualSurvey {
  private(set) var individuals: [Individual] = []
  /// Sampling weights in millionths, raked to the shares of `IndividualTargets`.
  private(set) var weights: [Int] = []
  private(set) var outcomes: [IndividualOutcome: [Bool]] = [:]
  /// Those who were to be interviewed and were not.
  private(set) var notInterviewed: [Person] = []

  init(members: [Person]) {
    selectIndividuals(of: members)
    dealNeed()
    dealWeights()
    dealOutcomes()
  }

  func has(_ outcome: IndividualOutcome, _ index: Int) -> Bool {
    outcomes[outcome]?[index] ?? false
  }

  private mutating func selectIndividuals(of members: [Person]) {
    var oldest: [[Int]: Int] = [:]
    for person in members {
      guard let line = person.motherLine else { continue }
      let mother = [person.householdIndex, line]
      oldest[mother] = max(oldest[mother] ?? 0, person.age)
    }
    var random = SeededGenerator(stream: "individuals/not interviewed")
    for person in members where 15...49 ~= person.age {
      guard person.isFemale || (1...3).contains(person.household.number % 5) else { continue }
      let oldestChild = oldest[[person.householdIndex, person.line]]
      if oldestChild == nil && random.uniform(in: 1...150) == 1 {
        notInterviewed.append(person)
      } else {
        individuals.append(Individual(person: person, oldestChild: oldestChild))
      }
    }
  }

  private mutating func dealNeed() {
    var random = SeededGenerator(stream: "individuals/need")
    for index in individuals.indices where individuals[index].isFemale {
      individuals[index].needsContraception =
        random.uniform(in: 1...1_000) <= IndividualTargets.need(of: individuals[index])
    }
  }

  private mutating func dealWeights() {
    var random = SeededGenerator(stream: "individuals/weights")
    let base = individuals.map {
      $0.person.household.cluster.baseWeight * random.uniform(in: 930_000...1_070_000)
    }
    weights = raked(
      base, of: individuals, to: IndividualTargets.shares, total: IndividualTargets.totalWeight)
  }

  private mutating func dealOutcomes() {
    for rates in IndividualTargets.rates {
      var cases = Array(repeating: false, count: individuals.count)
      for target in rates.targets {
        var propensity = propensities(
          of: target.name, isOpportunity: target.isOpportunity,
          clusters: individuals.map(\.person.household.cluster),
          quintiles: individuals.map(\.person.household.quintile))
        // Mothers were pregnant before anyone else.
        if rates.outcome == .everPregnant {
          for index in individuals.indices where individuals[index].isMother {
            propensity[index] += 100_000
          }
        }
        let dealt = deal(
          target, to: individuals, weights: weights, cell: \.cell, propensity: propensity,
          mayBeCase: { index in rates.onlyIf.map { has($0, index) } ?? true })
        for index in individuals.indices where dealt[index] { cases[index] = true }
      }
      outcomes[rates.outcome] = cases
    }
  }
}
