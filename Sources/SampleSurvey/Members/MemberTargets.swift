/// The figures from which the schooling completed by household members is made.
///
/// Shares and rates in millionths are those of the published trees of Lao PDR, MICS 2017; those that
/// end in three zeros are invented to stand between them. "35+" is taken as over 35, so that no one
/// is in two of the populations 20-35 and 35+.
enum MemberTargets {
  /// Invented: about as many persons as the published households hold.
  static let totalWeight = 105_000_000_000

  static let isOver35: Membership<Person> = { $0.age > 35 }
  static let is20To35: Membership<Person> = { 20...35 ~= $0.age }
  static let is25To35: Membership<Person> = { 25...35 ~= $0.age }

  static let shares: [ShareTarget<Person>] = [
    ShareTarget(328_276, of: isOver35),
    ShareTarget(241_817, of: is20To35),
    ShareTarget(165_710, of: is25To35),
    ShareTarget(340_000, in: isOver35) { $0.isUrban },
    ShareTarget(164_997, in: isOver35) { $0.isUrban && !$0.isFemale },
    ShareTarget(300_187, in: isOver35) { !$0.isUrban && $0.isBottom40 },
    ShareTarget(155_118, in: isOver35) { !$0.isUrban && $0.isBottom40 && $0.isFemale },
    ShareTarget(144_259, in: is20To35) { !$0.isBottom40 && $0.isUrban && !$0.isFemale },
    ShareTarget(370_000, in: is20To35) { $0.isBottom40 },
    ShareTarget(190_216, in: is20To35) { $0.isBottom40 && $0.isFemale },
    ShareTarget(345_000, in: is25To35) { $0.isUrban },
    ShareTarget(161_545, in: is25To35) { $0.isUrban && !$0.isFemale },
    ShareTarget(335_000, in: is25To35) { !$0.isUrban && $0.isBottom40 },
    ShareTarget(173_133, in: is25To35) { !$0.isUrban && $0.isBottom40 && $0.isFemale },
  ]

  /// Completed secondary school.
  static let secondary: [RateTarget<Person>] = [
    RateTarget(
      name: "members/secondary 20-35", average: 319_742, population: is20To35,
      groups: [
        RateGroup(54_142) { $0.isBottom40 && $0.isFemale },
        RateGroup(150_000) { $0.isBottom40 },
        RateGroup(644_972) { $0.isUrban && !$0.isFemale },
        RateGroup(480_000) { $0.isUrban },
        RateGroup(390_000) { !$0.isFemale },
        RateGroup(nil),
      ]),
    RateTarget(
      name: "members/secondary 35+", average: 159_604, population: isOver35,
      groups: [
        RateGroup(431_791) { $0.isUrban && !$0.isFemale },
        RateGroup(3_460) { !$0.isUrban && $0.isBottom40 && $0.isFemale },
        RateGroup(25_000) { !$0.isUrban && $0.isBottom40 },
        RateGroup(240_000) { $0.isUrban },
        RateGroup(160_000) { !$0.isFemale },
        RateGroup(nil),
      ],
      slope: { $0.isUrban && $0.isBottom40 ? -320_000 : 0 }),
  ]

  /// Completed higher education.
  static let higher: [RateTarget<Person>] = [
    RateTarget(
      name: "members/higher 25-35", average: 156_065, population: is25To35,
      groups: [
        RateGroup(374_984) { $0.isUrban && !$0.isFemale },
        RateGroup(7_089) { !$0.isUrban && $0.isBottom40 && $0.isFemale },
        RateGroup(34_000) { !$0.isUrban && $0.isBottom40 },
        RateGroup(310_000) { $0.isUrban },
        RateGroup(nil),
      ],
      slope: { $0.isUrban && $0.isBottom40 ? -320_000 : 0 }),
    RateTarget(
      name: "members/higher 35+", average: 54_248, population: isOver35,
      groups: [
        RateGroup(194_822) { $0.isUrban && !$0.isFemale },
        RateGroup(1_729) { !$0.isUrban && $0.isBottom40 },
        RateGroup(80_000) { $0.isUrban },
        RateGroup(nil),
      ],
      slope: { $0.isUrban && $0.isBottom40 ? -170_000 : 0 }),
  ]
}
