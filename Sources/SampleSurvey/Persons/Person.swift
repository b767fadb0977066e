/// A synthetic household member: age, sex, schooling, and what is known of the household.
struct Person {
  /// The place in the household.
  enum Role: Int {
    case head, partner, child, grown, parent

    var label: String {
      ["Head", "Wife or husband", "Child", "Grown child or other", "Parent"][rawValue]
    }
  }

  let household: Household
  /// The position of the household in the survey.
  let householdIndex: Int
  let role: Role
  var sex: Sex
  /// In completed years.
  var age: Int
  /// The running number in the household, from 1.
  var line = 0
  /// The line of the mother of a child under five.
  var motherLine: Int?
  var schooling = Schooling.lower

  var isBottom40: Bool { household.isBottom40 }
  var residence: Residence { household.residence }
  var isUrban: Bool { household.isUrban }
  var isFemale: Bool { sex == .female }
  var isAdult: Bool { age >= 15 }

  /// Age in the bands in which schooling is dealt: 15-19, 20-24, 25-34, 35-49, 50 and over.
  var band: Int { age < 20 ? 0 : age < 25 ? 1 : age < 35 ? 2 : age < 50 ? 3 : 4 }
}
