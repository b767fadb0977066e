/// The figures from which the interviewed women and men are made.
///
/// Shares and rates in millionths are those of the published trees of Lao PDR, MICS 2017; rates that
/// end in three zeros, and everything per thousand, are invented to stand between them.
enum IndividualTargets {
  /// The published weighted number of women and men, in millionths.
  static let totalWeight = 37_322_000_000

  static let isWoman: Membership<Individual> = { $0.isFemale }
  static let is15To24: Membership<Individual> = { $0.is15To24 }
  static let is20To24: Membership<Individual> = { $0.is20To24 }
  static let isWoman15To19: Membership<Individual> = { $0.isFemale && $0.age < 20 }
  static let isWoman20To24: Membership<Individual> = { $0.isFemale && $0.is20To24 }
  static let needsContraception: Membership<Individual> = { $0.needsContraception }

  /// Per thousand women in need of contraception.
  static func need(of woman: Individual) -> Int {
    if !woman.isUrban && woman.childrenUnder5 >= 2 { return 640 }
    let isRuralTop60Lower = !woman.isUrban && !woman.isBottom40 && woman.schooling == .lower
    return isRuralTop60Lower ? 700 : 440
  }

  static let shares: [ShareTarget<Individual>] = [
    ShareTarget(678_018, of: isWoman),
    ShareTarget(342_109, of: is15To24),
    ShareTarget(155_335, of: is20To24),
    ShareTarget(122_323, of: isWoman15To19),
    ShareTarget(107_824, of: isWoman20To24),
    ShareTarget(99_958) { $0.schooling == .higher },
    ShareTarget(103_059) { $0.schooling == .lower && $0.isBottom40 && $0.is35OrMore },
    ShareTarget(151_394) { $0.isBottom40 && $0.isFemale && !$0.is15To24 },
    ShareTarget(217_674) { !$0.isBottom40 && $0.isUrban && $0.schooling != .lower },
    ShareTarget(94_072, in: is15To24) { !$0.isBottom40 && $0.schooling == .higher },
    ShareTarget(155_987, in: is15To24) {
      $0.isBottom40 && $0.schooling == .lower && $0.isFemale
    },
    ShareTarget(97_000, in: is15To24) {
      $0.isBottom40 && $0.schooling == .lower && !$0.isFemale
    },
    ShareTarget(247_994, in: is20To24) { $0.isBottom40 && $0.schooling == .lower },
    ShareTarget(179_648, in: is20To24) { $0.schooling == .higher },
    ShareTarget(255_857, in: is20To24) {
      $0.isBottom40 && $0.schooling != .higher && $0.isFemale
    },
    ShareTarget(263_255, in: isWoman20To24) { $0.isBottom40 && $0.schooling == .lower },
    ShareTarget(191_874, in: isWoman20To24) { $0.schooling == .higher },
    ShareTarget(274_133, in: isWoman15To19) { $0.schooling == .lower },
    ShareTarget(235_686, in: isWoman15To19) {
      $0.schooling != .lower && !$0.isBottom40 && $0.isUrban
    },
    ShareTarget(100_236, in: isWoman) {
      $0.isBottom40 && !$0.is35OrMore && $0.childrenUnder5 == 0
    },
    ShareTarget(239_862, in: isWoman) { !$0.isBottom40 && $0.is35OrMore },
    ShareTarget(500_708, in: isWoman, of: needsContraception),
    ShareTarget(192_682, in: needsContraception) {
      !$0.isUrban && !$0.isBottom40 && $0.schooling == .lower && $0.childrenUnder5 < 2
    },
    ShareTarget(102_816, in: needsContraception) { !$0.isUrban && $0.childrenUnder5 >= 2 },
  ]
}
