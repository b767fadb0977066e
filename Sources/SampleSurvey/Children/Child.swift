/// A child under five of a household.
struct Child {
  let person: Person
  let motherSchooling: Schooling
  /// Whether height, weight and recent illness are known.
  var hasHeight = true
  var hasWeight = true
  var hasHealth = true

  var isBottom40: Bool { person.isBottom40 }
  var residence: Residence { person.residence }
  var isUrban: Bool { person.isUrban }
  var isBoy: Bool { person.sex == .male }
  /// Children under five of the household, the child among them.
  var childrenUnder5: Int { person.household.childrenUnder5 }

  /// The same for children of the same circumstances.
  var cell: Int {
    let parts = [
      (isBottom40 ? 1 : 0, 2), (residence.rawValue, 3), (motherSchooling.rawValue, 3),
      (person.sex.rawValue, 2), (min(3, childrenUnder5), 4),
    ]
    return parts.reduce(0) { $0 * $1.1 + $1.0 }
  }
}

enum ChildOutcome: String {
  case stunting, wasting, overweight, health
}

/// The rates of a child's outcome.
struct ChildRates: Sendable {
  let outcome: ChildOutcome
  let rates: RateTarget<Child>
  /// Children with this outcome cannot have it.
  var unless: ChildOutcome?
}
