extension IndividualTargets {
  static let rates: [IndividualRates] = [
    IndividualRates(outcome: .internetUse, targets: [internetUse15To24, internetUse25To49]),
    IndividualRates(outcome: .mobilePhone, targets: [mobilePhone15To24, mobilePhone25To49]),
    IndividualRates(outcome: .marriedBefore18, targets: [marriedBefore18]),
    IndividualRates(
      outcome: .marriedBefore15, targets: [marriedBefore15], onlyIf: .marriedBefore18),
    IndividualRates(outcome: .everPregnant, targets: [everPregnant]),
    IndividualRates(outcome: .birthBefore18, targets: [birthBefore18]),
    IndividualRates(outcome: .modernContraception, targets: [modernContraception]),
    IndividualRates(outcome: .acceptsViolence, targets: [acceptsViolence]),
  ]

  /// The young have a published tree of their own.
  private static let internetUse15To24 = RateTarget<Individual>(
    name: "individuals/internet 15-24", average: 427_447, population: is15To24,
    groups: [
      RateGroup(884_666) { !$0.isBottom40 && $0.schooling == .higher },
      RateGroup(63_648) { $0.isBottom40 && $0.schooling == .lower && $0.isFemale },
      RateGroup(130_000) { $0.isBottom40 && $0.schooling == .lower },
      RateGroup(300_000) { $0.isBottom40 },
      RateGroup(400_000) { $0.schooling == .lower },
      RateGroup(nil),
    ])

  /// With the young, they make the published average of all ages, 279,890.
  private static let internetUse25To49 = RateTarget<Individual>(
    name: "individuals/internet 25-49", average: 203_159, population: { !$0.is15To24 },
    groups: [
      RateGroup(785_600) { $0.schooling == .higher },
      RateGroup(3_290) { $0.isBottom40 && $0.schooling == .lower && $0.is35OrMore },
      RateGroup(20_000) { $0.isBottom40 && $0.schooling == .lower },
      RateGroup(120_000) { $0.isBottom40 },
      RateGroup(100_000) { $0.schooling == .lower },
      RateGroup(nil),
    ])

  private static let mobilePhone15To24 = RateTarget<Individual>(
    name: "individuals/phone 15-24", average: 771_171, population: is15To24,
    groups: [
      RateGroup(991_803) { !$0.isBottom40 && $0.schooling == .higher },
      RateGroup(435_375) { $0.isBottom40 && $0.schooling == .lower && $0.isFemale },
      RateGroup(550_000) { $0.isBottom40 && $0.schooling == .lower },
      RateGroup(700_000) { $0.isBottom40 },
      RateGroup(800_000) { $0.schooling == .lower },
      RateGroup(940_000) { $0.isUrban },
      RateGroup(nil),
    ])

  /// With the young, they make the published average of all ages, 767,146.
  private static let mobilePhone25To49 = RateTarget<Individual>(
    name: "individuals/phone 25-49", average: 765_051, population: { !$0.is15To24 },
    groups: [
      RateGroup(391_317) { $0.isBottom40 && $0.isFemale },
      RateGroup(660_000) { $0.isBottom40 },
      RateGroup(971_000) { $0.isUrban && $0.schooling != .lower },
      RateGroup(nil),
    ])

  private static let marriedBefore18 = RateTarget<Individual>(
    name: "individuals/marriage before 18", average: 260_357, population: is20To24,
    isOpportunity: false,
    groups: [
      RateGroup(19_793) { $0.schooling == .higher },
      RateGroup(491_677) { $0.isBottom40 && $0.isFemale },
      RateGroup(165_000) { $0.isBottom40 },
      RateGroup(140_000) { !$0.isFemale },
      RateGroup(nil),
    ])

  private static let marriedBefore15 = RateTarget<Individual>(
    name: "individuals/marriage before 15", average: 54_860, population: is20To24,
    isOpportunity: false,
    groups: [
      RateGroup(640) { $0.schooling == .higher },
      RateGroup(132_690) { $0.isBottom40 && $0.schooling == .lower },
      RateGroup(60_000) { $0.schooling == .lower },
      RateGroup(nil),
    ])

  private static let everPregnant = RateTarget<Individual>(
    name: "individuals/pregnancy", average: 166_763, population: isWoman15To19,
    isOpportunity: false,
    groups: [
      RateGroup(333_133) { $0.schooling == .lower },
      RateGroup(144_000) { $0.isBottom40 },
      RateGroup(65_090) { $0.isUrban },
      RateGroup(nil),
    ])

  private static let birthBefore18 = RateTarget<Individual>(
    name: "individuals/birth before 18", average: 283_091, population: isWoman20To24,
    isOpportunity: false,
    groups: [
      RateGroup(4_842) { $0.schooling == .higher },
      RateGroup(502_248) { $0.isBottom40 && $0.schooling == .lower },
      RateGroup(420_000) { $0.schooling == .lower },
      RateGroup(300_000) { $0.isBottom40 },
      RateGroup(nil),
    ])

  private static let modernContraception = RateTarget<Individual>(
    name: "individuals/contraception", average: 747_030, population: needsContraception,
    groups: [
      RateGroup(674_198) { !$0.isUrban && $0.childrenUnder5 >= 2 },
      RateGroup(822_767) { !$0.isUrban && !$0.isBottom40 && $0.schooling == .lower },
      RateGroup(800_000) { $0.isUrban && $0.childrenUnder5 >= 2 },
      RateGroup(690_000) { $0.isUrban },
      RateGroup(nil),
    ],
    slope: { $0.person.residence == .ruralWithoutRoad ? 40_000 : 0 })

  private static let acceptsViolence = RateTarget<Individual>(
    name: "individuals/violence justified", average: 294_789, population: isWoman,
    isOpportunity: false,
    groups: [
      RateGroup(251_081) { !$0.isBottom40 && $0.is35OrMore },
      RateGroup(300_000) { $0.isBottom40 && $0.is35OrMore },
      RateGroup(360_102) { $0.isBottom40 && $0.childrenUnder5 == 0 },
      RateGroup(325_000) { $0.isBottom40 },
      RateGroup(nil),
    ])
}
