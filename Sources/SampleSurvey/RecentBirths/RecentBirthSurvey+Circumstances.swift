extension RecentBirthSurvey {
  /// Deals out every circumstance, each depending on those before it.
  ///
  /// The numbers are chosen so that a group of the published trees can be a leaf (it has the rows
  /// the leaf minimum asks for) and a split they do not show cannot.
  mutating func dealCircumstances() {
    dealWealth()
    dealEducation()
    dealAgeGroup()
    dealChildren()
    dealEthnicity()
    dealReligion()
    dealMaritalStatus()
  }

  /// Wealth follows the cluster's prosperity; the quintile is of the household population.
  private mutating func dealWealth() {
    let noise = noise("wealth", spread: 1_000)
    for index in women.indices {
      women[index].prosperity = women[index].cluster.prosperity + noise[index]
    }
    for residence in Residence.allCases {
      let all = members { $0.cluster.residence == residence }
      // From the fifth quintile down to the first.
      let size: [Int] =
        switch residence {
        case .urban: [560, 300, 150, 152, 38]
        case .ruralWithRoad: [160, 300, 460, 710, 820]
        case .ruralWithoutRoad: [5, 27, 78, 125, 375]
        }
      deal(size, to: all, noise: noise, score: { $0.cluster.prosperity }) { $0.quintile = 5 - $1 }
    }
  }

  /// Schooling follows wealth.
  private mutating func dealEducation() {
    let noise = noise("education", spread: 1_000)
    let groups: [([Int], (RecentBirth) -> Bool)] = [
      ([300, 520, 190], { !$0.isBottom40 && $0.cluster.residence == .urban }),
      ([120, 405, 505], { !$0.isBottom40 && $0.cluster.residence != .urban }),
      ([4, 56, 130], { $0.isBottom40 && $0.cluster.residence == .urban }),
      ([10, 270, 1_250], { $0.isBottom40 && $0.cluster.residence == .ruralWithRoad }),
      ([2, 68, 430], { $0.isBottom40 && $0.cluster.residence == .ruralWithoutRoad }),
    ]
    for (counts, belongs) in groups {
      deal(counts, to: members(where: belongs), noise: noise, score: { $0.prosperity / 2 }) {
        $0.education = Schooling(rawValue: 2 - $1) ?? .lower
      }
    }
  }

  /// Age: the less schooled are younger at the birth.
  private mutating func dealAgeGroup() {
    let noise = noise("age", spread: 1_000)
    let groups: [([Int], (RecentBirth) -> Bool)] = [
      ([250, 555, 205], { !$0.isBottom40 && $0.cluster.residence == .urban }),
      ([350, 500, 180], { !$0.isBottom40 && $0.cluster.residence != .urban }),
      ([860, 606, 254], { $0.isBottom40 && $0.cluster.residence != .ruralWithoutRoad }),
      ([240, 175, 85], { $0.isBottom40 && $0.cluster.residence == .ruralWithoutRoad }),
    ]
    for (counts, belongs) in groups {
      deal(
        counts, to: members(where: belongs), noise: noise,
        score: { -150 * $0.education.rawValue }
      ) {
        $0.ageGroup = RecentBirth.AgeGroup(rawValue: $1) ?? .from35
      }
    }
  }

  /// Children under five in the household, counting the recent birth.
  private mutating func dealChildren() {
    let noise = noise("children", spread: 1_000)
    let groups: [([Int], (RecentBirth) -> Bool)] = [
      ([660, 295, 45, 10], { !$0.isBottom40 && $0.cluster.residence == .urban }),
      ([600, 340, 75, 15], { !$0.isBottom40 && $0.cluster.residence != .urban }),
      ([460, 310, 75, 15], { $0.isPoorWithRoad && $0.ageGroup == .from15To24 }),
      ([410, 325, 100, 25], { $0.isPoorWithRoad && $0.ageGroup != .from15To24 }),
      ([120, 92, 23, 5], { $0.isPoorWithoutRoad && $0.ageGroup == .from15To24 }),
      ([120, 100, 32, 8], { $0.isPoorWithoutRoad && $0.ageGroup != .from15To24 }),
    ]
    for (counts, belongs) in groups {
      deal(
        counts, to: members(where: belongs), noise: noise,
        score: { 200 * $0.education.rawValue + $0.prosperity / 4 }
      ) {
        $0.childrenUnder5 = 1 + $1
      }
    }
  }

  /// Ethnicity gathers in clusters: first the majority, then the others among themselves.
  private mutating func dealEthnicity() {
    let noise = noise("ethnicity", spread: 700)
    let groups: [([Int], (RecentBirth) -> Bool)] = [
      ([833, 106, 50, 21], { !$0.isBottom40 && $0.cluster.residence == .urban }),
      ([660, 222, 104, 44], { !$0.isBottom40 && $0.cluster.residence != .urban }),
      ([600, 672, 313, 135], { $0.isPoorWithRoad }),
      ([60, 264, 123, 53], { $0.isPoorWithoutRoad }),
    ]
    for (counts, belongs) in groups {
      deal(counts, to: members(where: belongs), noise: noise, score: { $0.cluster.majority }) {
        $0.ethnicity = Ethnicity(rawValue: $1) ?? .other
      }
    }
  }

  /// Religion follows ethnicity, not in full.
  private mutating func dealReligion() {
    let noise = noise("religion", spread: 1_000)
    let groups: [([Int], (RecentBirth) -> Bool)] = [
      ([775, 170, 65], { !$0.isBottom40 && $0.cluster.residence == .urban }),
      ([660, 290, 80], { !$0.isBottom40 && $0.cluster.residence != .urban }),
      ([610, 955, 155], { $0.isPoorWithRoad }),
      ([65, 390, 45], { $0.isPoorWithoutRoad }),
    ]
    for (counts, belongs) in groups {
      deal(
        counts, to: members(where: belongs), noise: noise,
        score: { $0.ethnicity == .laoTai ? 2_500 : $0.ethnicity == .monKhmer ? 700 : 0 }
      ) {
        $0.religion = Religion(rawValue: $1) ?? .other
      }
    }
  }

  private mutating func dealMaritalStatus() {
    let noise = noise("marital status", spread: 1_000)
    deal(
      counts(of: women.count, perThousand: [945, 37, 18]), to: Array(women.indices), noise: noise,
      score: { _ in 0 }
    ) {
      $0.maritalStatus = RecentBirth.MaritalStatus(rawValue: $1) ?? .inUnion
    }
  }

  /// One bell-shaped number per woman, drawn for one purpose.
  private func noise(_ purpose: String, spread: Int) -> [Int] {
    var random = SeededGenerator(stream: "recent births/" + purpose)
    return women.map { _ in random.bell(spread: spread) }
  }
}

extension RecentBirth {
  fileprivate var isPoorWithRoad: Bool { isBottom40 && cluster.residence != .ruralWithoutRoad }
  fileprivate var isPoorWithoutRoad: Bool { isBottom40 && cluster.residence == .ruralWithoutRoad }
}
