/// A woman or man of 15 to 49 years who was interviewed.
struct Individual {
  let person: Person
  /// The age of her oldest child under five of the household, in years.
  let oldestChild: Int?
  /// Whether she wants no child now, and so is in need of contraception, met or unmet.
  var needsContraception = false

  var isMother: Bool { oldestChild != nil }
  var isFemale: Bool { person.isFemale }
  var isBottom40: Bool { person.isBottom40 }
  var isUrban: Bool { person.isUrban }
  var schooling: Schooling { person.schooling }
  var age: Int { person.age }
  var childrenUnder5: Int { person.household.childrenUnder5 }

  var is15To24: Bool { age < 25 }
  var is20To24: Bool { 20...24 ~= age }
  var is35OrMore: Bool { age >= 35 }

  /// The same for individuals of the same circumstances.
  var cell: Int {
    let parts = [
      (isBottom40 ? 1 : 0, 2), (person.residence.rawValue, 3), (schooling.rawValue, 3),
      (person.sex.rawValue, 2), (person.band, 5), (min(2, childrenUnder5), 3),
    ]
    return parts.reduce(0) { $0 * $1.1 + $1.0 }
  }
}

/// What an individual has, does or has met.
enum IndividualOutcome: String {
  case internetUse, mobilePhone, marriedBefore18, marriedBefore15, everPregnant, birthBefore18
  case modernContraception, acceptsViolence
}

/// The rates of an individual's outcome, in one population after the other.
struct IndividualRates: Sendable {
  let outcome: IndividualOutcome
  let targets: [RateTarget<Individual>]
  /// Only individuals with this outcome may have it.
  var onlyIf: IndividualOutcome?
}
