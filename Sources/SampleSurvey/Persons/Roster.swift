/// The members of all households: who lives together, their ages, and their schooling.
struct Roster {
  private(set) var persons: [Person] = []

  init(of survey: HouseholdSurvey) {
    var random = SeededGenerator(stream: "roster")
    for (index, household) in survey.households.enumerated() {
      let members = Roster.members(of: household, index: index, &random)
      persons += members.enumerated().map { position, member in
        var member = member
        member.line = position + 1
        return member
      }
    }
    dealAges()
    dealSchooling()
    nameMothers()
  }

  /// The members of one household, the head first; the ages of those aged 15 to 49 are provisional.
  private static func members(
    of household: Household, index: Int, _ random: inout SeededGenerator
  ) -> [Person] {
    func chance(_ percent: Int) -> Bool { random.uniform(in: 1...100) <= percent }
    func person(_ role: Person.Role, _ sex: Sex, _ age: Int) -> Person {
      Person(household: household, householdIndex: index, role: role, sex: sex, age: age)
    }
    let hasYoungChildren = household.childrenUnder5 > 0
    var members = [person(.head, household.headSex, household.headAge)]
    if household.headSex == .male && (hasYoungChildren || chance(92)) {
      let isOld = household.headAge > 50 && !hasYoungChildren
      members.append(
        person(.partner, .female, isOld ? max(50, household.headAge - 4) : Age.open))
    } else if hasYoungChildren && household.headAge > 49 {
      members.append(person(.grown, .female, Age.open))
    }
    let daughters = hasYoungChildren ? 20 : household.isBottom40 ? 68 : 50
    if chance(daughters) { members.append(person(.grown, .female, Age.young)) }
    if chance(hasYoungChildren ? 24 : 44) { members.append(person(.grown, .male, Age.young)) }
    if hasYoungChildren && chance(28) {
      members.append(
        person(.parent, chance(55) ? .female : .male, random.uniform(in: 50...78)))
    }
    for _ in 0..<(chance(52) ? 0 : chance(65) ? 1 : 2) {
      members.append(person(.child, chance(51) ? .male : .female, random.uniform(in: 5...14)))
    }
    for _ in 0..<household.childrenUnder5 {
      members.append(person(.child, chance(51) ? .male : .female, random.uniform(in: 0...4)))
    }
    return members
  }

  /// Ages that stand for "still to be dealt".
  private enum Age {
    static let young = -1
    static let open = -2
  }

  // MARK: Ages

  /// Ages of women and men from 15 to 49, in bands; the heads' are known, and those of their grown
  /// children are the lowest.
  private mutating func dealAges() {
    let chance = noise("roster/ages", count: persons.count, spread: 700)
    let bands = [15...19, 20...24, 25...34, 35...49]
    var random = SeededGenerator(stream: "roster/years")
    for sex in [Sex.female, .male] {
      for isBottom40 in [true, false] {
        let open = persons.indices.filter {
          persons[$0].age < 0 && persons[$0].sex == sex && persons[$0].isBottom40 == isBottom40
        }
        var ages: [(person: Int, band: Int)] = []
        deal(
          counts: counts(
            of: open.count, perThousand: RosterTargets.bands(sex, isBottom40: isBottom40)),
          to: open,
          score: {
            let person = persons[$0]
            return (person.age == Age.young ? 4_000 : 0) - 80 * person.household.headAge
              + (person.household.childrenUnder5 > 0 ? 300 : 0) + chance[$0]
          },
          assign: { ages.append(($0, $1)) })
        for (person, band) in ages { persons[person].age = random.uniform(in: bands[band]) }
      }
    }
  }

  // MARK: Schooling

  /// Schooling of those of 15 and over: the heads' is known, the others' follows wealth.
  private mutating func dealSchooling() {
    let chance = noise("roster/schooling", count: persons.count)
    for index in persons.indices where persons[index].role == .head {
      persons[index].schooling = persons[index].household.headEducation
    }
    for target in RosterTargets.schooling {
      let members = persons.indices.filter {
        persons[$0].isAdult && target.applies(to: persons[$0])
      }
      let open = members.filter { persons[$0].role != .head }
      let heads = members.filter { persons[$0].role == .head }
      var left = counts(
        of: members.count,
        perThousand: [target.higher, target.secondary, 1_000 - target.higher - target.secondary])
      for head in heads { left[2 - persons[head].schooling.rawValue] -= 1 }
      var levels: [(person: Int, level: Int)] = []
      deal(
        counts: left.map { max(0, $0) }, to: open,
        score: { persons[$0].household.prosperity / 2 + chance[$0] },
        assign: { levels.append(($0, $1)) })
      for (person, level) in levels {
        persons[person].schooling = Schooling(rawValue: 2 - level) ?? .lower
      }
    }
  }

  /// The mother of a household's children under five: the wife of the head, the head herself, or
  /// else her grown daughter.
  ///
  /// No child is born before its mother is 18, or in the last year for mothers younger than that, so
  /// that ages at first birth can be dealt out freely.
  private mutating func nameMothers() {
    var mothers: [Int: Person] = [:]
    for person in persons where person.isFemale && 15...49 ~= person.age && person.role != .child {
      if mothers[person.householdIndex] == nil { mothers[person.householdIndex] = person }
    }
    for index in persons.indices where persons[index].age < 5 {
      guard let mother = mothers[persons[index].householdIndex] else { continue }
      persons[index].motherLine = mother.line
      persons[index].age = min(persons[index].age, max(0, mother.age - 18))
    }
  }
}
