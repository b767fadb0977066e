/// A group of women whose share of the survey and rate of skilled attendance are given in advance.
///
/// The ten groups share out the sample. They are the leaves that the published trees of Lao PDR
/// 2017 (skilled birth attendance; default and extended run) have in common refinement, with the
/// published figures where there are any and round ones between them where there are none.
enum RecentBirthGroup: CaseIterable {
  case richUrbanBuddhist, richUrbanOther
  case richRuralSchooled, richRuralUnschooled
  case poorNoRoadYoung, poorNoRoadOlder
  case poorYoungFewChildren, poorOlderFewChildren, poorYoungMoreChildren, poorOlderMoreChildren

  /// The group a woman belongs to.
  init(of woman: RecentBirth) {
    let young = woman.ageGroup == .from15To24
    let residence = woman.cluster.residence
    if !woman.isBottom40 && residence == .urban {
      self = woman.religion == .buddhist ? .richUrbanBuddhist : .richUrbanOther
    } else if !woman.isBottom40 {
      self = woman.education == .lower ? .richRuralUnschooled : .richRuralSchooled
    } else if residence == .ruralWithoutRoad {
      self = young ? .poorNoRoadYoung : .poorNoRoadOlder
    } else if woman.childrenUnder5 < 2 {
      self = young ? .poorYoungFewChildren : .poorOlderFewChildren
    } else {
      self = young ? .poorYoungMoreChildren : .poorOlderMoreChildren
    }
  }

  /// The group's share of all weights and its rate of skilled attendance, both in millionths.
  ///
  /// Published: top 60 urban 0.237368 at 0.941039, of them Buddhist 0.189813 at 0.964540; bottom 40
  /// rural without road 0.100748 at 0.282634, of them 25 and over 0.053133 at 0.246684; average
  /// 0.643666; top 60 85 %, bottom 40 41 %; top 60 rural 84 % and 71 % by education.
  var target: (share: Int, rate: Int) {
    switch self {
    case .richUrbanBuddhist: (189_813, 964_540)
    case .richUrbanOther: (47_555, 847_236)
    case .richRuralSchooled: (150_053, 840_000)
    case .richRuralUnschooled: (143_639, 710_000)
    case .poorNoRoadYoung: (47_615, 322_750)
    case .poorNoRoadOlder: (53_133, 246_684)
    case .poorYoungFewChildren: (99_412, 525_000)
    case .poorOlderFewChildren: (88_366, 465_000)
    case .poorYoungMoreChildren: (81_002, 447_042)
    case .poorOlderMoreChildren: (99_412, 345_000)
    }
  }

  /// How strongly circumstances that do not define the group still move its rate, per thousand.
  var inequality: Int {
    switch self {
    case .richUrbanBuddhist, .richUrbanOther: 150
    default: 1_000
    }
  }

  /// The weighted number of women in the published tree, in millionths.
  static let totalWeight = 4_231_093_763
}
