/// What a household has or has not; the names are those of the published aggregates.
enum HouseholdOutcome: String {
  case cleanFuel, householdBasic, electricity, cleanWater, basicWater, safeSanitation
  case bankCard, householdTechNeed, mobilePhone, land
}

/// The rates of a household outcome, and how it hangs together with those dealt before it.
struct HouseholdRates: Sendable {
  let outcome: HouseholdOutcome
  let rates: RateTarget<Household>
  /// Only households that have these may have it.
  var onlyIf: [HouseholdOutcome] = []
  /// Households that have one of these have it.
  var always: [HouseholdOutcome] = []
  /// Households that have one of these, and none of `always`, have it last.
  var never: [HouseholdOutcome] = []

  init(
    _ outcome: HouseholdOutcome, average: Int, onlyIf: [HouseholdOutcome] = [],
    always: [HouseholdOutcome] = [], never: [HouseholdOutcome] = [],
    population: @escaping Membership<Household> = { _ in true },
    slope: @escaping @Sendable (Household) -> Int = { _ in 0 }, _ groups: [RateGroup<Household>]
  ) {
    self.outcome = outcome
    self.onlyIf = onlyIf
    self.always = always
    self.never = never
    rates = RateTarget(
      name: outcome.rawValue, average: average, population: population, groups: groups,
      slope: slope)
  }
}

/// The figures from which the households are made.
///
/// Shares and rates in millionths are those of the published trees of Lao PDR, MICS 2017; rates
/// that end in three zeros, and everything per thousand, are invented to stand between them.
enum HouseholdTargets {
  /// The published weighted number of households, in millionths.
  static let totalWeight = 22_287_000_000

  /// Households drawn in each cluster.
  static func take(of residence: Residence) -> Int {
    switch residence {
    case .urban: 26
    case .ruralWithRoad: 24
    case .ruralWithoutRoad: 15
    }
  }

  /// Per thousand, from the fifth quintile down to the first.
  static func quintiles(_ residence: Residence) -> [Int] {
    switch residence {
    case .urban: [440, 280, 202, 60, 18]
    case .ruralWithRoad: [108, 170, 236, 250, 236]
    case .ruralWithoutRoad: [7, 45, 123, 250, 575]
    }
  }

  /// Per thousand, from no child to four.
  static func childrenUnder5(isBottom40: Bool, hasRoad: Bool) -> [Int] {
    switch (isBottom40, hasRoad) {
    case (true, true): [375, 412, 170, 36, 7]
    case (true, false): [280, 440, 220, 50, 10]
    case (false, _): [465, 415, 102, 15, 3]
    }
  }

  /// Per thousand: higher, secondary, lower.
  static func headEducation(isBottom40: Bool, _ residence: Residence) -> [Int] {
    switch (isBottom40, residence) {
    case (true, .urban): [48, 320, 632]
    case (true, .ruralWithRoad): [20, 107, 873]
    case (true, .ruralWithoutRoad): [3, 40, 957]
    case (false, .urban): [382, 288, 330]
    case (false, _): [157, 290, 553]
    }
  }

  /// Per thousand households of a kind.
  static func farms(isUrban: Bool, isLower: Bool) -> Int {
    switch (isUrban, isLower) {
    case (true, true): 500
    case (true, false): 200
    case (false, true): 890
    case (false, false): 640
    }
  }

  static let shares: [ShareTarget<Household>] = [
    ShareTarget(376_228) { $0.isBottom40 },
    ShareTarget(349_640) { $0.isBottom40 && !$0.isUrban },
    ShareTarget(277_343) { $0.isBottom40 && $0.residence == .ruralWithRoad },
    ShareTarget(326_335) { $0.isBottom40 && $0.headEducation == .lower },
    ShareTarget(177_867) { $0.headEducation == .higher },
    ShareTarget(120_278) { !$0.isBottom40 && $0.isUrban && $0.headEducation == .higher },
    ShareTarget(121_530) { $0.isUrban && $0.headEducation == .higher },
    ShareTarget(210_905) { !$0.isBottom40 && $0.isUrban && $0.headEducation != .lower },
    ShareTarget(351_586) { !$0.isBottom40 && $0.headEducation != .lower },
    ShareTarget(315_000) { !$0.isBottom40 && $0.isUrban },
    ShareTarget(676_322) { $0.farms },
    ShareTarget(639_071, in: { $0.farms }) { $0.headSex == .male && $0.headEducation == .lower },
    ShareTarget(119_474, in: { $0.farms }) { $0.headSex == .female },
  ]

  /// In an order in which those that others are made of come first.
  static let rates: [HouseholdRates] = [
    HouseholdRates(
      .cleanFuel, average: 74_263,
      [
        RateGroup(268_044) { $0.isUrban && $0.headEducation == .higher },
        RateGroup(5_250) { !$0.isUrban && $0.isBottom40 },
        RateGroup(30_000) { !$0.isUrban },
        RateGroup(nil),
      ]),
    HouseholdRates(
      .householdBasic, average: 71_669, onlyIf: [.cleanFuel],
      [
        RateGroup(265_570) { $0.isUrban && $0.headEducation == .higher },
        RateGroup(1_748) { !$0.isUrban && $0.isBottom40 },
        RateGroup(28_000) { !$0.isUrban },
        RateGroup(nil),
      ]),
    HouseholdRates(
      .electricity, average: 936_566, always: [.householdBasic], slope: remoteness,
      [RateGroup(1_000_000) { !$0.isBottom40 }, RateGroup(nil)]),
    HouseholdRates(
      .cleanWater, average: 854_545, always: [.householdBasic], slope: remoteness,
      [
        RateGroup(684_148) { $0.isBottom40 },
        RateGroup(992_383) { $0.isUrban && $0.headEducation == .higher },
        RateGroup(965_000) { $0.isUrban },
        RateGroup(nil),
      ]),
    HouseholdRates(
      .basicWater, average: 845_396, onlyIf: [.cleanWater], always: [.householdBasic],
      slope: remoteness,
      [
        RateGroup(666_711) { $0.isBottom40 },
        RateGroup(992_383) { $0.isUrban && $0.headEducation == .higher },
        RateGroup(955_000) { $0.isUrban },
        RateGroup(nil),
      ]),
    HouseholdRates(
      .safeSanitation, average: 718_653, always: [.householdBasic], never: [.cleanFuel],
      [
        RateGroup(375_666) { $0.isBottom40 && $0.residence == .ruralWithRoad },
        RateGroup(440_000) { $0.residence == .ruralWithoutRoad && $0.isBottom40 },
        RateGroup(700_000) { $0.isBottom40 },
        RateGroup(959_250) { $0.isUrban && $0.headEducation != .lower },
        RateGroup(900_000) { $0.isUrban },
        RateGroup(nil),
      ]),
    HouseholdRates(
      .bankCard, average: 319_124,
      [
        RateGroup(774_056) { $0.headEducation == .higher },
        RateGroup(46_283) { $0.headEducation == .lower && $0.isBottom40 },
        RateGroup(220_000) { $0.headEducation == .lower },
        RateGroup(250_000) { $0.isBottom40 },
        RateGroup(nil),
      ]),
    HouseholdRates(
      .householdTechNeed, average: 315_014, onlyIf: [.bankCard],
      [
        RateGroup(771_516) { $0.headEducation == .higher },
        RateGroup(41_256) { $0.headEducation == .lower && $0.isBottom40 },
        RateGroup(216_000) { $0.headEducation == .lower },
        RateGroup(245_000) { $0.isBottom40 },
        RateGroup(nil),
      ]),
    HouseholdRates(
      .mobilePhone, average: 901_041, always: [.householdTechNeed], never: [.bankCard],
      slope: remoteness,
      [
        RateGroup(764_352) { $0.isBottom40 },
        RateGroup(994_587) { $0.headEducation != .lower },
        RateGroup(nil),
      ]),
    HouseholdRates(
      .land, average: 817_719, population: { $0.farms },
      [
        RateGroup(750_243) { $0.headSex == .female },
        RateGroup(832_256) { $0.headEducation == .lower },
        RateGroup(nil),
      ]),
  ]

  /// In the bottom 40, places without a road have less and towns have more.
  @Sendable private static func remoteness(_ household: Household) -> Int {
    guard household.isBottom40 else { return 0 }
    switch household.residence {
    case .urban: return 90_000
    case .ruralWithRoad: return 0
    case .ruralWithoutRoad: return -130_000
    }
  }
}
