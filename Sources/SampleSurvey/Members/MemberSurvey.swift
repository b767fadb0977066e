/// The household members of the sample survey.
struct MemberSurvey {
  private(set) var persons: [Person]
  /// Sampling weights in millionths, raked to the shares of `MemberTargets`.
  private(set) var weights: [Int] = []
  private(set) var completedSecondary: [Bool] = []
  private(set) var completedHigher: [Bool] = []

  init(roster: Roster) {
    persons = roster.persons
    var random = SeededGenerator(stream: "members/weights")
    let base = persons.map {
      $0.household.cluster.baseWeight * random.uniform(in: 930_000...1_070_000)
    }
    weights = raked(
      base, of: persons, to: MemberTargets.shares, total: MemberTargets.totalWeight)
    completedHigher = deal(MemberTargets.higher, schooling: .higher)
    let higher = completedHigher
    completedSecondary = deal(MemberTargets.secondary, schooling: .secondary) { higher[$0] }
  }

  /// Deals out the schooling that the targets name.
  ///
  /// It goes to those whom `first` names, then to those who attended as much. Where these are too few, others are given the schooling, but for heads,
  /// whose schooling the household knows.
  private mutating func deal(
    _ targets: [RateTarget<Person>], schooling: Schooling,
    first: (Int) -> Bool = { _ in false }
  ) -> [Bool] {
    var cases = Array(repeating: false, count: persons.count)
    let isReady = persons.map { $0.schooling.rawValue >= schooling.rawValue }
    for target in targets {
      var propensity = propensities(
        of: target.name, isOpportunity: true, clusters: persons.map(\.household.cluster),
        quintiles: persons.map(\.household.quintile))
      for index in persons.indices {
        propensity[index] += first(index) ? 200_000 : isReady[index] ? 100_000 : 0
      }
      let dealt = SampleSurvey.deal(
        target, to: persons, weights: weights, cell: \.schoolingCell, propensity: propensity,
        mayBeCase: { isReady[$0] || persons[$0].role != .head })
      for index in persons.indices where dealt[index] { cases[index] = true }
    }
    for index in persons.indices where cases[index] && !isReady[index] {
      persons[index].schooling = schooling
    }
    return cases
  }

  /// The file to write.
  var file: SurveyFile {
    SurveyFile(
      name: "synthetic-lao-members.csv",
      columns: [
        "HH1", "HH2", "HL1", "weight", "PSU", "stratum", "HH6", "HH7", "windex5", "HL3", "HL4",
        "HL6", "HL14", "level", "completed_secondary", "completed_higher",
      ],
      rows: persons.indices.map(row))
  }

  private func row(_ index: Int) -> [String] {
    let person = persons[index]
    let cluster = person.household.cluster
    func answer(_ completed: Bool) -> String { person.age >= 20 ? (completed ? "1" : "0") : "" }
    return [
      String(cluster.code), String(person.household.number), String(person.line),
      sixDecimals(weights[index]), String(cluster.code), String(cluster.stratum),
      cluster.residence.label, cluster.region.name, String(person.household.quintile),
      person.role.label, person.sex.label, String(person.age),
      person.motherLine.map(String.init) ?? "", person.isAdult ? person.schooling.label : "",
      answer(completedSecondary[index]), answer(completedHigher[index]),
    ]
  }
}

extension Person {
  /// The same for persons of the same wealth, residence and sex, older or younger than 25.
  fileprivate var schoolingCell: Int {
    (((isBottom40 ? 1 : 0) * 3 + residence.rawValue) * 2 + sex.rawValue) * 2 + (age < 25 ? 1 : 0)
  }
}
