/// The file of interviewed women and men, with labels for most values.
extension IndividualSurvey {
  var file: SurveyFile {
    var random = SeededGenerator(stream: "individuals/answers")
    var rows = individuals.indices.map { index in
      (
        person: individuals[index].person,
        row: known(of: individuals[index].person, weight: weights[index])
          + answers(of: index, &random)
      )
    }
    let blanks = Array(repeating: "", count: IndividualSurvey.answerColumns.count)
    rows += notInterviewed.map { ($0, known(of: $0, weight: 0) + blanks) }
    rows.sort {
      ($0.person.householdIndex, $0.person.line) < ($1.person.householdIndex, $1.person.line)
    }
    return SurveyFile(
      name: "synthetic-lao-individuals.csv",
      columns: IndividualSurvey.knownColumns + IndividualSurvey.answerColumns,
      rows: rows.map(\.row))
  }

  private static let knownColumns = [
    "HH1", "HH2", "LN", "weight", "PSU", "stratum", "HH6", "HH7", "windex5", "HL4", "age",
    "welevel", "children_under_5",
  ]
  private static let answerColumns = [
    "internet_use", "mobile_phone", "age_at_marriage", "ever_pregnant", "age_at_first_birth",
    "contraception", "DV1A", "DV1B", "DV1C", "DV1D", "DV1E",
  ]

  private func known(of person: Person, weight: Int) -> [String] {
    let cluster = person.household.cluster
    return [
      String(cluster.code), String(person.household.number), String(person.line),
      sixDecimals(weight), String(cluster.code), String(cluster.stratum),
      cluster.residence.label, cluster.region.name, String(person.household.quintile),
      person.sex.label, String(person.age), person.schooling.label,
      String(person.household.childrenUnder5),
    ]
  }

  private func answers(of index: Int, _ random: inout SeededGenerator) -> [String] {
    let individual = individuals[index]
    let birth = ageAtFirstBirth(of: index, &random)
    let marriage = ageAtMarriage(of: index, &random)
    var answers = [
      has(.internetUse, index) ? "1" : "0", has(.mobilePhone, index) ? "1" : "0",
      marriage.map(String.init) ?? "",
    ]
    guard individual.isFemale else {
      return answers + Array(repeating: "", count: 8)
    }
    let wasPregnant =
      individual.age < 20 ? has(.everPregnant, index) : birth != nil || random.isOneIn(20)
    answers.append(wasPregnant ? "1" : "0")
    answers.append(birth.map(String.init) ?? "")
    return answers + [contraception(of: index, &random)] + violenceJustified(of: index, &random)
  }

  /// Blank for those never married.
  private func ageAtMarriage(of index: Int, _ random: inout SeededGenerator) -> Int? {
    let age = individuals[index].age
    if has(.marriedBefore15, index) { return random.uniform(in: 12...14) }
    if has(.marriedBefore18, index) { return random.uniform(in: 15...17) }
    if age < 18 { return individuals[index].isMother ? 15 : nil }
    let isSingle = !individuals[index].isMother && random.uniform(in: 1...100) > 4 * age - 60
    // Among those of 20 to 24, marriage before 18 has been dealt out; others vary freely.
    let first = 20...24 ~= age || age < 20 ? 18 : 16
    return isSingle ? nil : random.uniform(in: first...min(age, 28))
  }

  /// Blank for men and for women without a birth.
  private func ageAtFirstBirth(of index: Int, _ random: inout SeededGenerator) -> Int? {
    let woman = individuals[index]
    guard woman.isFemale else { return nil }
    let latest = woman.age - (woman.oldestChild ?? 0)
    if woman.age < 20 {
      let hasBirth = has(.everPregnant, index) && (woman.isMother || !random.isOneIn(4))
      return hasBirth ? random.uniform(in: 14...min(latest, 18)) : nil
    }
    if has(.birthBefore18, index) { return random.uniform(in: 14...17) }
    let isChildless = !woman.isMother && random.uniform(in: 1...100) > 3 * woman.age - 35
    return isChildless ? nil : random.uniform(in: 18...min(latest, 30))
  }

  /// The method used, of those in need of one.
  private func contraception(of index: Int, _ random: inout SeededGenerator) -> String {
    guard individuals[index].needsContraception else { return "" }
    if has(.modernContraception, index) { return "Modern" }
    return random.isOneIn(3) ? "Traditional" : "None"
  }

  /// Answers to five reasons: 1 yes, 2 no, 8 don't know.
  ///
  /// Who accepts violence says yes to one at least.
  private func violenceJustified(of index: Int, _ random: inout SeededGenerator) -> [String] {
    guard has(.acceptsViolence, index) else {
      return (0..<5).map { _ in random.isOneIn(60) ? "8" : "2" }
    }
    let certain = random.uniform(in: 0...4)
    return (0..<5).map { $0 == certain || random.isOneIn(3) ? "1" : "2" }
  }
}

extension SeededGenerator {
  /// True once in `count` times.
  fileprivate mutating func isOneIn(_ count: Int) -> Bool { uniform(in: 1...count) == 1 }
}
