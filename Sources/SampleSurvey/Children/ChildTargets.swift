/// The figures from which the children are made.
///
/// Shares and rates in millionths are those of the published trees of Lao PDR, MICS 2017; those that
/// end in three zeros are invented to stand between them.
enum ChildTargets {
  /// Invented: somewhat more than the published weighted number of children with a height.
  static let totalWeight = 11_720_000_000

  static let hasHeight: Membership<Child> = { $0.hasHeight }
  static let hasWeight: Membership<Child> = { $0.hasWeight }
  static let hasHealth: Membership<Child> = { $0.hasHealth }

  static let shares: [ShareTarget<Child>] = [
    ShareTarget(970_260, of: hasHeight),
    ShareTarget(969_175, of: hasWeight),
    ShareTarget(957_424, of: hasHealth),
    ShareTarget(475_000) { $0.isBottom40 },
    ShareTarget(110_000) { $0.isBottom40 && $0.residence == .ruralWithoutRoad },
    ShareTarget(246_768, in: hasHeight) { $0.isBottom40 && $0.childrenUnder5 >= 2 },
    ShareTarget(235_987, in: hasHeight) { !$0.isBottom40 && $0.isUrban },
    ShareTarget(186_994, in: hasWeight) { !$0.isBottom40 && $0.childrenUnder5 >= 2 },
    ShareTarget(100_529, in: hasWeight) {
      $0.isBottom40 && $0.residence != .ruralWithoutRoad && $0.isBoy && $0.childrenUnder5 >= 2
    },
    ShareTarget(196_442, in: hasWeight) { $0.residence != .ruralWithRoad && $0.isBoy },
    ShareTarget(149_321, in: hasWeight) {
      $0.residence == .ruralWithRoad && !$0.isBottom40 && $0.motherSchooling == .lower
    },
    ShareTarget(115_889, in: hasHealth) { !$0.isBottom40 && $0.isUrban && !$0.isBoy },
    ShareTarget(126_946, in: hasHealth) {
      $0.isBottom40 && $0.childrenUnder5 >= 2 && $0.isBoy
    },
  ]

  /// In an order in which those that exclude others come first.
  static let rates: [ChildRates] = [
    ChildRates(
      outcome: .stunting,
      rates: RateTarget(
        name: "children/stunting", average: 332_581, population: hasHeight, isOpportunity: false,
        groups: [
          RateGroup(476_752) { $0.isBottom40 && $0.childrenUnder5 >= 2 },
          RateGroup(380_000) { $0.isBottom40 },
          RateGroup(182_139) { $0.isUrban },
          RateGroup(nil),
        ])),
    ChildRates(
      outcome: .wasting,
      rates: RateTarget(
        name: "children/wasting", average: 90_937, population: hasWeight, isOpportunity: false,
        groups: [
          RateGroup(85_000) { $0.isBottom40 && $0.residence == .ruralWithoutRoad },
          RateGroup(122_247) { $0.isBottom40 && $0.childrenUnder5 >= 2 && $0.isBoy },
          RateGroup(98_500) { $0.isBottom40 && $0.childrenUnder5 >= 2 },
          RateGroup(95_000) { $0.isBottom40 },
          RateGroup(57_763) { $0.childrenUnder5 >= 2 },
          RateGroup(nil),
        ])),
    ChildRates(
      outcome: .overweight,
      rates: RateTarget(
        name: "children/overweight", average: 35_451, population: hasWeight,
        isOpportunity: false,
        groups: [
          RateGroup(52_940) { $0.residence != .ruralWithRoad && $0.isBoy },
          RateGroup(41_000) { $0.residence != .ruralWithRoad },
          RateGroup(31_000) { $0.isBottom40 },
          RateGroup(17_434) { $0.motherSchooling == .lower },
          RateGroup(nil),
        ]),
      unless: .wasting),
    ChildRates(
      outcome: .health,
      rates: RateTarget(
        name: "children/health", average: 586_904, population: hasHealth,
        groups: [
          RateGroup(422_713) { $0.isBottom40 && $0.childrenUnder5 >= 2 && $0.isBoy },
          RateGroup(460_000) { $0.isBottom40 && $0.childrenUnder5 >= 2 },
          RateGroup(520_000) { $0.isBottom40 },
          RateGroup(746_730) { $0.isUrban && !$0.isBoy },
          RateGroup(700_000) { $0.isUrban },
          RateGroup(nil),
        ])),
  ]
}
